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

  it('are offered on the page of the indicator', () => {
    for (const { indicator } of withFigures) {
      expect(htmlOf(files, `nl/indicator/${indicator}/`)).toContain('map.svg"')
    }
  })
})
