import { beforeAll, describe, expect, it } from 'vitest'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render, textOf } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>
const page = (nis: string): string => textOf(htmlOf(files, `nl/gemeente/${nis}/`))
const pageEn = (nis: string): string => textOf(htmlOf(files, `en/municipality/${nis}/`))

beforeAll(async () => {
  files = await render(testRelease)
})

describe('the page of a municipality with agreements', () => {
  it('[C121] begins with one true sentence about its latest period', () => {
    expect(page('41002')).toContain(
      'In de periode 1 oktober 2024 – 30 september 2025 heeft Aalst 2 afgesproken doelen: 2 nog geen rapport verwacht.',
    )
    expect(pageEn('41002')).toContain('Aalst has 2 agreed targets: 2 no report due yet.')
  })

  it('[C122] lists every period, the latest first', () => {
    const html = htmlOf(files, 'nl/gemeente/41002/')
    const order = [...html.matchAll(/<h2 id="agreement-(\d+)/g)].map(([, call]) => call)
    expect(order).toEqual(['2024', '2023', '2022'])
  })

  it('[C48] shows target, reach, what was expected on which day, and a share beyond 100 %', () => {
    expect(page('41002')).toContain('171 (171 %)')
    expect(page('41002')).toContain('Verwacht 30 sep 2023 100')
    expect(page('41002')).toContain('Doel 100')
    expect(page('41002')).toContain('99 (99 %)')
  })

  it('rounds what is expected up, so that behind never reads as equal', () => {
    expect(page('41002')).toContain('Verwacht 15 nov 2024 12,4')
  })

  it('tells missing values apart, and none of them is zero', () => {
    const html = htmlOf(files, 'nl/gemeente/41002/')
    expect(html).toContain('peil-missing--not-reported">niet gerapporteerd')
    expect(html).toContain('peil-missing--not-due">nog niet verwacht')
    expect(html).toContain('peil-missing--withheld">reden gegeven, tekst niet openbaar')
    expect(page('41002')).toContain('0 (0 %)')
  })

  it('gives each status a symbol and words, never colour alone', () => {
    const html = htmlOf(files, 'nl/gemeente/41002/')
    const badges = [
      ...html.matchAll(
        /peil-tone-[a-z-]+"><svg[^>]*><use href="#symbol-([a-z-]+)"><\/use><\/svg>([^<]*)</g,
      ),
    ]
    expect(badges.length).toBeGreaterThan(5)
    for (const [, symbol, words] of badges) {
      expect(symbol).not.toBe('')
      expect(words?.trim()).not.toBe('')
    }
  })

  it('[C57] [C72] shows the money of both sides, with cents only where there are any', () => {
    const text = page('41002')
    expect(text).toContain('Vlaamse bijdrage, toegekend € 4.840')
    expect(text).toContain('waarvan voorschot (80 %) € 3.872')
    expect(text).toContain('Eigen bijdrage in personeel of natura, aanvaard € 1.000,50')
    expect(text).toContain('Tekort aan eigen bijdrage € 1.839,50')
  })

  it('shows versions with what changed and why', () => {
    expect(page('41002')).toContain(
      'Reden: Afronding in het gepubliceerde cijfer. KPI 5 in woorden: doel van 100 naar 99, bijdrage van € 4.840 naar € 4.826',
    )
  })

  it('shows reports that were late, replaced, or counted elsewhere too', () => {
    const text = page('41002')
    expect(text).toContain('te laat')
    expect(text).toContain('vervangen door een later rapport')
    expect(text).toContain('3 mensen ook geteld bij: KPI 9b in woorden')
  })

  it('[C80] counts people once', () => {
    expect(page('41002')).toContain(
      'Samen zijn 96 mensen bereikt. 3 mensen die bij twee KPI’s meetellen',
    )
  })

  it('[C60] [C62] names mentors and liaison of the action', () => {
    expect(page('41002')).toContain('Aanspreekpunt: Eén ambtenaar is aanspreekpunt.')
    expect(page('41002')).toContain('Peter- en metersteden: Kortrijk en Hasselt zijn peter.')
  })
})

describe('clusters and other outcomes', () => {
  it('[C114] shows the cluster on the page of each member, with the lead that is paid and repays', () => {
    for (const nis of ['41048', '41024']) {
      expect(page(nis)).toContain('Samenwerkingsverband van Haaltert, Ninove.')
      expect(page(nis)).toContain(
        'De trekker is Ninove. Die krijgt het geld en betaalt het zo nodig terug.',
      )
    }
    expect(page('41024')).toContain(
      'heeft Haaltert, samen met Ninove, één afgesproken doel: 1 niet gehaald.',
    )
  })

  it('says plainly that an offer was declined, an agreement ended, or nothing was funded', () => {
    expect(page('42028')).toContain('Zele ging niet in op het aanbod')
    expect(page('42028')).toContain(
      'Het bestuur weigerde het aanbod op 20 september 2022. De reden is niet openbaar.',
    )
    expect(page('42008')).toContain(
      'De overeenkomst van Hamme voor de periode 1 oktober 2022 – 30 september 2023 is beëindigd op 1 maart 2023.',
    )
    expect(page('42003')).toContain('Er werd geen geld aan toegekend.')
    expect(page('42026')).toContain('er is nog niet beslist')
    expect(page('44052')).toContain('nog niet ondertekend')
  })

  it('lists agreements of predecessors on the page of the successor', () => {
    const text = page('44089')
    expect(text).toContain('Nieuw-Lede is ontstaan uit een fusie van Lede (41034) en Erpe (41082).')
    expect(text).toContain('Ondertekend door Lede (code 41034), nu deel van Nieuw-Lede.')
  })

  it('leads on from a municipality that is gone, by a link', () => {
    expect(page('41034')).toContain(
      'Lede bestaat niet meer als gemeente: sinds 1 januari 2024 hoort het bij Nieuw-Lede.',
    )
    expect(htmlOf(files, 'nl/gemeente/41034/')).toContain('<a href="../44089/">')
    expect(htmlOf(files, 'nl/gemeente/41034/')).not.toContain('http-equiv="refresh"')
  })
})

describe('the page of a municipality without agreement', () => {
  it('[C86] shows what region and neighbours do, and what can be learned from the programme', () => {
    const text = page('13008')
    expect(text).toContain('Geel heeft geen overeenkomst in het Proefplan.')
    expect(text).toContain('0 van de 1 gemeenten van de regio hebben een overeenkomst')
    expect(text).toContain('Wat andere gemeenten doen')
    expect(text).toContain('Oefenkansen Nederlands')
    expect(page('44052')).toContain('Buurgemeenten met een overeenkomst: Aalst.')
  })

  it('[C65] [C67] says how it could take part, alone or together', () => {
    expect(page('44052')).toContain(
      'Oosterzele telt er 1.234 (stand 1 januari 2022; bron: invented).',
    )
    expect(page('44052')).toContain('Er zijn er nog 6.267 nodig')
    expect(page('13008')).toContain('Voor Geel is er geen cijfer.')
  })
})
