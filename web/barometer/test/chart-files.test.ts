import { beforeAll, describe, expect, it } from 'vitest'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  files = await render(testRelease)
})

const withFigures = testRelease.indicators.filter(({ periods }) => periods.length > 0)
const svgOf = (path: string): string => new TextDecoder().decode(files.get(path))

describe('the pictures of indicators', () => {
  it('are made for every indicator that has figures, and for no other', () => {
    const expected = withFigures.flatMap(({ indicator }) =>
      ['swarm', 'map'].map((name) => `nl/indicator/${indicator}/${name}.svg`),
    )
    const made = [...files.keys()].filter((path) => /^nl\/indicator\/.*\.svg$/.test(path))
    expect(expected.length).toBeGreaterThan(0)
    expect(made.toSorted()).toEqual(expected.toSorted())
  })

  it('carry what they show, their source, their version and that they are invented', () => {
    const [first] = withFigures
    const title = testRelease.programme.indicators.find(({ id }) => id === first?.indicator)?.title
    for (const name of ['swarm', 'map']) {
      const svg = svgOf(`nl/indicator/${first?.indicator}/${name}.svg`)
      expect(svg).toContain(`<title id="title">${title?.nl}</title>`)
      expect(svg).toMatch(/<tspan[^>]*>Bron: /)
      expect(svg).toMatch(/<tspan[^>]*>[^<]*uitgave van 15 november 2024/)
      expect(svg).toMatch(/<tspan[^>]*>Verzonnen cijfers/)
    }
  })

  it('need nothing else, and open everywhere', () => {
    for (const { indicator } of withFigures) {
      for (const name of ['swarm', 'map']) {
        const svg = svgOf(`en/indicator/${indicator}/${name}.svg`)
        expect(svg, indicator).toMatch(/^<svg xmlns="[^"]+"[^]*<\/svg>\n$/)
        expect(svg, indicator).not.toMatch(/var\(|class=|style=|<!--|href|NaN|undefined|data-/)
        const opened = svg.match(/<[a-z]+[^>]*[^/]>|<[a-z]+>/gi)?.length ?? 0
        expect(svg.match(/<\/[a-z]+>/gi)?.length, indicator).toBe(opened)
      }
    }
  })

  it('say which words stayed Dutch, and in which language the rest is', () => {
    const [first] = withFigures
    for (const [path, language] of [
      ['fr/indicateur', 'fr'],
      ['de/indikator', 'de'],
    ] as const) {
      const svg = svgOf(`${path}/${first?.indicator}/swarm.svg`)
      expect(svg).toMatch(new RegExp(`^<svg [^>]*lang="${language}"`))
      expect(svg).toMatch(/<tspan lang="nl">[^<]+<\/tspan>/)
      expect(svg).not.toMatch(/[\ue000\ue001]/)
    }
    expect(svgOf(`nl/indicator/${first?.indicator}/swarm.svg`)).not.toContain('<tspan lang=')
  })

  it('are offered on the page of the indicator', () => {
    for (const { indicator } of withFigures) {
      expect(htmlOf(files, `nl/indicator/${indicator}/`)).toContain('map.svg"')
    }
  })
})

describe('every chart', () => {
  /** Charts of a page, and what is offered in the part of the page that they stand in. */
  const parts = (path: string): { readonly charts: number; readonly keeps: readonly string[] } => {
    const html = htmlOf(files, path)
    const keeps = [...html.matchAll(/<p class="peil-frame__downloads"[^>]*data-keep[^]*?<\/p>/g)]
    const charts = [...html.matchAll(/<(?:div|svg)[^>]*data-chart/g)]
    return { charts: charts.length, keeps: keeps.map(([text]) => text) }
  }

  it.each([
    ['of an agreed target', 'nl/gemeente/41002/', 'municipality/41002'],
    ['of a theme in a municipality', 'nl/gemeente/41002/living/', 'municipality/41002'],
    ['of a theme in a region', 'nl/regio/dender/living/', 'indicator/newcomers'],
    ['over time of an indicator', 'nl/indicator/newcomers/', 'indicator/newcomers'],
  ])('%s links its rows as CSV and XLSX, and names what a picture must carry', (_, path, file) => {
    const { charts, keeps } = parts(path)
    expect(charts).toBeGreaterThan(0)
    expect(keeps.length).toBeGreaterThan(0)
    const all = keeps.join('')
    expect(all).toContain(`data/csv/${file}.csv"`)
    expect(all).toContain(`data/xlsx/${file}.xlsx"`)
    for (const keep of keeps) {
      const notes = /data-notes="([^"]*)"/.exec(keep)?.[1] ?? ''
      expect(notes).toContain('Bron: ')
      expect(notes).toContain('uitgave van 15 november 2024, versie 2024-11-15-abcdef01')
      expect(notes).toContain('Licentie niet vermeld')
    }
    expect(all).toContain('Verzonnen cijfers.')
  })

  it('of an agreed target carries what the municipality replied', () => {
    const { charts, keeps } = parts('nl/gemeente/41002/')
    expect(keeps.length).toBeGreaterThanOrEqual(charts)
    expect(keeps.join('')).toContain('Aalst, op 1 december 2023: Eén groep begon later.')
  })

  it('of an indicator carries its limits and breaks', () => {
    const all = parts('nl/gemeente/41002/living/').keeps.join('')
    expect(all).toContain('Zegt niets over thuistaal.')
    expect(all).toContain('Vanaf 1 januari 2021 anders geteld: Ouders tellen nu mee.')
  })
})
