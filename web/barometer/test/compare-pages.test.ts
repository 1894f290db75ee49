import { beforeAll, describe, expect, it } from 'vitest'
import type { AnswerView } from '@peil/publication/serve/views.ts'
import { makeViews } from '../render/render-view.ts'
import { testRelease } from './fixture/release.ts'
import { textOf } from './rendered.ts'

let views: AnswerView

beforeAll(async () => {
  views = await makeViews(testRelease)
})

const ask = async (query: string, path = '/nl/vergelijk/') => {
  const view = await views(path, query)
  if (view === null) throw new Error(`no view of ${path}`)
  const html = new TextDecoder().decode(view.html)
  return { status: view.status, html, text: textOf(html) }
}

describe('comparing municipalities', () => {
  it('[B30] lays those that were asked for beside each other, with chart, table and map', async () => {
    const { status, html, text } = await ask('gemeente=41002&gemeente=41048&indicator=trust')
    expect(status).toBe(200)
    expect(text).toContain('Vertrouwen in de buurt: Aalst en Ninove')
    expect(text).toContain('2023 41 % tussen 35 % en 47 % 63 % tussen 57 % en 69 %')
    expect(text).toContain('2020 50 % tussen 44 % en 56 % 60 % tussen 54 % en 66 %')
    for (const view of ['chart', 'table', 'map']) expect(html).toContain(`id="compared-${view}"`)
  })

  it('marks those that were asked for among all: another form with its name, and rows to keep', async () => {
    const { html, text } = await ask('gemeente=41002&gemeente=41048&indicator=trust')
    const swarm = html.slice(html.indexOf('data-series="places"'))
    expect(swarm.match(/<path[^>]*d="M0-[^"]*Z"/g)?.length).toBe(2)
    expect(html).toMatch(/<text[^>]*font-weight="600"[^>]*>Aalst<\/text>/)
    expect(text).toContain('Alle gemeenten; de gekozen zijn een ruit met hun naam')
    expect(html).toContain('data/csv/indicator/trust.csv"')
  })

  it('[B30] lays all figures of a theme beside each other, and leads to each of them', async () => {
    const { status, html, text } = await ask('gemeente=41002&gemeente=41048&indicator=theme:living')
    expect(status).toBe(200)
    expect(text).toContain('Samenleven: Aalst en Ninove')
    expect(text).toMatch(/Vertrouwen in de buurt % van de ondervraagden, 2023 41 % tussen 35 %/)
    expect(text).toContain('Buddywerking')
    expect(html).toContain('?gemeente=41002&amp;gemeente=41048&amp;indicator=trust"')
    // Two places, and two indicators with more than one period.
    expect(html.match(/class="peil-plot peil-plot--lines"/g)?.length).toBe(4)
    expect(html).toMatch(/<option value="theme:living"[^>]* selected/)
    const plain = await ask('gemeente=41002&gemeente=41048&indicator=theme:living&marge=0')
    expect(plain.text).toMatch(/Vertrouwen in de buurt % van de ondervraagden, 2023 41 % 63 %/)
    expect(plain.html).toContain('indicator=trust&amp;marge=0"')
    expect((await ask('gemeente=41002&gemeente=41048&indicator=theme:nothing')).status).toBe(404)
  })

  it('leaves margins out when asked, and speaks the language of the address', async () => {
    const { text } = await ask(
      'municipality=41002&municipality=41048&indicator=trust&interval=0',
      '/en/compare/',
    )
    expect(text).toContain('2023 41% 63%')
    expect(text).toContain('Trust in neighbours: Aalst and Ninove')
  })

  it.each([
    ['/fr/comparer/', 'commune', 'indicateur', 'entre 35'],
    ['/de/vergleich/', 'gemeinde', 'indikator', 'zwischen 35'],
  ])('is answered at %s, with the names of that language', async (path, field, name, interval) => {
    const { status, html, text } = await ask(`${field}=41002&${field}=41048&${name}=trust`, path)
    expect(status).toBe(200)
    expect(html).toContain(`<html lang="${path.slice(1, 3)}">`)
    expect(html).toContain('<span lang="nl">Vertrouwen in de buurt</span>')
    expect(text).toContain(interval)
  })

  it('takes a code that is gone for its successor, and the same place once', async () => {
    const { status, text } = await ask(
      'gemeente=41034&gemeente=41082&gemeente=41002&indicator=newcomers',
    )
    expect(status).toBe(200)
    expect(text).toContain('Inwoners van buitenlandse herkomst: Nieuw-Lede en Aalst')
  })

  it('says kindly what to change, and keeps what was right', async () => {
    const unknown = await ask('gemeente=99999&gemeente=41002&indicator=trust')
    expect(unknown.status).toBe(404)
    expect(unknown.text).toContain('Er is geen gemeente met de code 99999.')
    const figure = await ask('gemeente=41048&gemeente=41002&indicator=nothing')
    expect(figure.status).toBe(404)
    expect(figure.text).toContain('Er is geen cijfer met de naam nothing.')
    const one = await ask('gemeente=41002&indicator=trust')
    expect(one.status).toBe(400)
    expect(one.text).toContain('Er zijn minstens twee gemeenten nodig.')
    expect(one.html).toMatch(/value="41002" checked/)
    const codes = ['41002', '41048', '41024', '42028', '42008', '42003', '42026']
    const seven = await ask(`${codes.map((code) => `gemeente=${code}`).join('&')}&indicator=trust`)
    expect(seven.status).toBe(400)
    expect(seven.text).toContain('Dit zijn 7 gemeenten; er kunnen er hoogstens zes naast elkaar.')
    const six = await ask(
      `${codes
        .slice(1)
        .map((code) => `gemeente=${code}`)
        .join('&')}&indicator=trust`,
    )
    expect(six.status).toBe(200)
    const none = await ask('gemeente=41002&gemeente=41048')
    expect(none.status).toBe(400)
    expect(none.text).toContain('Kies ook een cijfer.')
  })

  it('offers similar municipalities, neighbours and the region as ready choices', async () => {
    const { html } = await ask('gemeente=41002&gemeente=41048&indicator=trust')
    expect(html).toContain(
      '?gemeente=41002&amp;gemeente=13008&amp;gemeente=41048&amp;indicator=trust"',
    )
    expect(html).toContain('href="../regio/dender/living/"')
  })

  it('never echoes an address as markup', async () => {
    const { html } = await ask('gemeente=%3Cscript%3E&gemeente=41002&indicator=%22%3E%3Cimg%3E')
    expect(html).not.toMatch(/<script>|<img>/)
    expect(html).toContain('&lt;script>')
  })

  it('answers nothing but comparisons', async () => {
    expect(await views('/nl/gemeente/41002/', 'a=1')).toBeNull()
    expect(await views('/it/', 'a=1')).toBeNull()
  })
})
