import { beforeAll, describe, expect, it } from 'vitest'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render, textOf } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>
const page = (path: string): string => textOf(htmlOf(files, path))

beforeAll(async () => {
  files = await render(testRelease)
})

/** The cells of one row of a table, by the name that the row begins with. */
const row = (html: string, caption: string, name: string): string => {
  const at = html.indexOf(caption, html.indexOf('<table'))
  const table = html.slice(at, html.indexOf('</table>', at))
  const found = table.split('<tr').find((part) => textOf(`<p>${part}`).includes(name))
  if (found === undefined) throw new Error(`no row ${name} under ${caption}`)
  return textOf(`<tr${found}`).trim()
}

describe('a theme in a region', () => {
  it('[B30] lays every municipality of the region beside the others', () => {
    const html = htmlOf(files, 'nl/regio/dender/living/')
    const caption = 'Inwoners van buitenlandse herkomst in Denderregio, 1 januari 2023'
    expect(row(html, caption, 'Aalst')).toBe('Aalst 20,0 % 4.000 van 20.000')
    for (const name of ['Berlare', 'Haaltert', 'Hamme', 'Ninove', 'Wichelen', 'Zele']) {
      expect(row(html, caption, name)).toContain(name)
    }
  })

  it('[B31] gives a register figure the value of the region, with how many are counted in', () => {
    const text = page('nl/regio/dender/living/')
    expect(text).toContain('Denderregio 9,7 % (4 van 9 gemeenten)')
    expect(text).toContain('Provincie Oost-Vlaanderen 11,5 % (5 van 10 gemeenten)')
    expect(text).toContain('uit de som van alle gemeenten, nooit een gemiddelde van percentages')
  })

  it('[B31] gives a survey figure its lowest and highest with everyone who holds them, and no value', () => {
    const text = page('nl/regio/dender/living/')
    expect(text).toContain(
      'Denderregio laagste 41 % in Aalst (tussen 35 % en 47 %); hoogste 63 % in Haaltert (tussen 55 % en 71 %) en Ninove (tussen 57 % en 69 %)',
    )
    expect(text).toContain('de regio heeft geen eigen waarde, maar een laagste en een hoogste')
    expect(text).toContain('Vlaanderen 53 % (tussen 52 % en 54 %)')
  })

  it('[B32] says what stands out, each sentence with the figure it rests on', () => {
    const html = htmlOf(files, 'nl/regio/dender/living/')
    expect(textOf(html)).toContain(
      'Aalst ligt duidelijk hoger dan de regio. Rust op Inwoners van buitenlandse herkomst, 1 januari 2023.',
    )
    expect(html).toContain('href="./#figure-newcomers"')
    expect(html).toContain('id="figure-newcomers"')
    expect(textOf(html)).not.toContain('Bij starters valt geen gemeente op')
    expect(page('nl/regio/dender/work/')).toContain('Bij starters valt geen gemeente op')
    expect(page('en/region/dender/living/')).toContain('EN: Aalst ligt')
    expect(page('nl/regio/kempen/living/')).toContain('Volgens de vaste regels valt hier niets op')
  })

  it('begins with one sentence that tells', () => {
    expect(page('nl/regio/dender/living/')).toContain(
      'Bij één van de 3 cijfers over Samenleven verschilt minstens één van de 9 gemeenten van Denderregio duidelijk van de andere.',
    )
    expect(page('nl/regio/dender/work/')).toContain('Bij geen van de 3 cijfers over Werk')
    expect(page('nl/regio/dender/health/')).toContain(
      'Over Gezondheid zijn voor Denderregio nog geen cijfers ingelezen.',
    )
  })
})

describe('the state of a figure', () => {
  it('[C48] looks different for each reason to be absent, and is never zero', () => {
    const html = htmlOf(files, 'nl/regio/dender/living/')
    for (const kind of ['withheld', 'not-reported', 'not-due', 'not-applicable', 'not-stated']) {
      expect(html).toContain(`peil-missing peil-missing--${kind}"`)
    }
    const caption = 'Inwoners van buitenlandse herkomst in Denderregio, 1 januari 2023'
    expect(row(html, caption, 'Zele')).toBe('Zele niet openbaar, om mensen te beschermen –')
    expect(row(html, caption, 'Hamme')).toBe('Hamme niet gerapporteerd –')
    expect(row(html, caption, 'Berlare')).toBe('Berlare nog niet verwacht –')
    expect(row(html, caption, 'Wichelen')).toBe('Wichelen niet van toepassing –')
    expect(row(html, caption, 'Oosterzele')).toBe('Oosterzele geen cijfer –')
  })

  it('stands beside it in words when it may change or was added up', () => {
    const html = htmlOf(files, 'nl/regio/dender/living/')
    const caption = 'Inwoners van buitenlandse herkomst in Denderregio, 1 januari 2023'
    expect(row(html, caption, 'Ninove')).toContain('10,0 % voorlopig')
    expect(row(html, caption, 'Haaltert')).toContain('5,5 % geschat')
    expect(row(html, caption, 'Nieuw-Lede')).toContain('3,0 % samengeteld na fusie')
  })

  it('shows zero as zero, and each kind with its own decimals and period', () => {
    const html = htmlOf(files, 'nl/regio/dender/work/')
    expect(row(html, 'Werkzoekenden in Denderregio, september 2024', 'Ninove')).toBe('Ninove 0')
    expect(row(html, 'Werkzoekenden in Denderregio, september 2024', 'Aalst')).toBe('Aalst 2.400')
    expect(row(html, 'Starters in Denderregio, kwartaal 2 van 2024', 'Aalst')).toContain('2,50')
    expect(row(html, 'Uren les per cursist in Denderregio, 2022-2023', 'Aalst')).toContain('61,5')
  })
})

describe('which municipality offers what', () => {
  it('[B53] stands in a table, and an unknown offer is not a no', () => {
    const html = htmlOf(files, 'nl/regio/dender/')
    const caption = 'Diensten per gemeente in Denderregio'
    expect(row(html, caption, 'Aalst')).toBe('Aalst ja')
    expect(row(html, caption, 'Ninove')).toBe('Ninove nee')
    expect(row(html, caption, 'Hamme')).toBe('Hamme niet gerapporteerd')
    expect(textOf(html)).toContain('Buddywerking: 2 van de 9 gemeenten; van 6 is het niet bekend.')
  })

  it('[B53] has a kind word when nothing was taken in yet', async () => {
    const indicators = testRelease.indicators.filter(({ indicator }) => indicator !== 'buddy')
    const empty = await render({ ...testRelease, indicators })
    expect(textOf(htmlOf(empty, 'nl/regio/dender/'))).toContain(
      'Wat de gemeenten van Denderregio aanbieden, is nog niet ingelezen.',
    )
  })
})

describe('a theme in a municipality', () => {
  it('[C92] says in words how it differs from its region, and never as a rank', () => {
    const text = page('nl/gemeente/41002/living/')
    expect(text).toContain(
      '3 cijfers over Samenleven in Aalst, naast die van Denderregio: 1 duidelijk hoger, 0 duidelijk lager, 0 zonder duidelijk verschil, 2 niet zo te vergelijken.',
    )
    expect(text).toContain('Duidelijk hoger dan Denderregio: de marges raken elkaar niet.')
    expect(text).toContain('Duidelijk lager dan Vlaanderen: de marges raken elkaar niet.')
    expect(page('nl/gemeente/41002/work/')).toContain(
      'Geen duidelijk verschil met Denderregio: de marges overlappen.',
    )
    expect(page('en/municipality/41002/living/')).toContain(
      'Clearly higher than Denderregio: the margins do not touch.',
    )
    expect(text).not.toMatch(/plaats \d/)
  })

  it('shows its own figure beside that of the region and of Flanders', () => {
    expect(page('nl/gemeente/41002/living/')).toContain(
      'Aalst 20,0 % Denderregio 9,7 % (4 van 9 gemeenten) Vlaanderen 11,5 % (5 van 10 gemeenten)',
    )
  })

  it('tells of a break, a merger and every revision with its reason', () => {
    const text = page('nl/gemeente/41048/living/')
    expect(text).toContain('Vanaf 1 januari 2021 anders geteld: Ouders tellen nu mee.')
    expect(text).toContain(
      '1 juni 2023: Ninove, 1 januari 2021: van 8,0 % naar 9,0 %, verbetering van een fout. Reden: Verkeerde gemeente geteld',
    )
    expect(text).toContain('van 7,0 % naar 8,0 %, herziening uit betere gegevens.')
    expect(page('nl/gemeente/44089/living/')).toContain(
      'Cijfers van vóór de fusie zijn samengeteld',
    )
  })

  it('names similar municipalities with their distance, the method a click away', () => {
    const html = htmlOf(files, 'nl/gemeente/41002/living/')
    expect(textOf(html)).toContain('Geel afstand 0,42 Ninove afstand 1,27')
    expect(textOf(html)).toContain('Gekozen op: Inwoners van buitenlandse herkomst en Starters.')
    expect(html).toContain('href="../../../gegevens/#method-similar"')
    expect(htmlOf(files, 'nl/gegevens/')).toContain('id="method-similar"')
  })

  it('says so when there are no figures', () => {
    expect(page('nl/gemeente/41002/health/')).toContain(
      'Over Gezondheid zijn voor Aalst nog geen cijfers ingelezen.',
    )
  })
})

describe('the page of an indicator', () => {
  it('[C40] says what is counted, by whom, how and until when', () => {
    const text = page('nl/indicator/newcomers/')
    expect(text).toContain(
      'Inwoners van buitenlandse herkomst, 1 januari 2023: van 3,0 % tot 20,0 % in 5 gemeenten. Vlaanderen: 11,5 % (5 van 10 gemeenten).',
    )
    expect(text).toContain('Teller inwoners van buitenlandse herkomst Noemer inwoners')
    expect(text).toContain('register: iedereen is geteld')
    expect(text).toContain('Verantwoordelijk Statistiek Proefland Vragen cijfers@example.org')
    expect(text).toContain('aantallen onder 5 worden niet getoond')
    expect(text).toContain('Wat het niet kan zeggen Zegt niets over thuistaal.')
  })

  it('lists all municipalities, regions, provinces and Flanders, and every revision', () => {
    const html = htmlOf(files, 'nl/indicator/newcomers/')
    const caption = 'Inwoners van buitenlandse herkomst per gemeente, 1 januari 2023'
    expect(row(html, caption, 'Geel')).toBe('Geel Kempen 15,0 % 6.000 van 40.000')
    expect(row(html, 'Inwoners van buitenlandse herkomst per gebied', 'Kempen')).toBe(
      'Kempen 15,0 %',
    )
    expect(textOf(html)).toContain('Reden: Verkeerde gemeente geteld')
    expect(page('nl/indicator/trust/')).toContain('Geen enkel cijfer werd herzien of verbeterd.')
  })

  it('leads to its data and shows how to fetch them', () => {
    const html = htmlOf(files, 'nl/indicator/trust/')
    for (const path of ['csv/indicator/trust.csv', 'xlsx/indicator/trust.xlsx']) {
      expect(html).toContain(`href="../../../data/${path}"`)
    }
    expect(textOf(html)).toContain('curl http')
    expect(textOf(html)).toContain('data/jsonstat/indicator/trust.json')
  })

  it('counts offers, and says when there is nothing yet', () => {
    expect(page('nl/indicator/buddy/')).toContain(
      'Buddywerking, 2023: aangeboden in 2 van de 3 gemeenten die het opgaven.',
    )
    expect(page('nl/indicator/wellbeing/')).toContain('Welbevinden: nog geen gegevens ingelezen.')
  })

  it('is listed with its theme, and how far its figures go', () => {
    const html = htmlOf(files, 'nl/indicator/')
    expect(row(html, 'Samenleven', 'Vertrouwen')).toBe(
      'Vertrouwen in de buurt % van de ondervraagden enquête: een deel is bevraagd 2020 tot 2023 4 Statistiek Proefland',
    )
    expect(htmlOf(files, 'en/indicator/')).toContain('<span lang="nl">Welbevinden</span>')
  })
})
