import type { AgreementPage, Release } from '@peil/domain/release/release.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { chanceShare, rankText } from '../src/lib/comparison/comparison-words.ts'
import { formatFor } from '../src/lib/format.ts'
import { kpi } from './fixture/agreement.ts'
import { testRelease } from './fixture/release.ts'
import { standaloneSvg } from '@peil/ui/chart/standalone-svg.ts'
import { composeDrawing } from '@peil/ui/inspect/compose-drawing.ts'
import { htmlOf, render, textOf } from './rendered.ts'

/** The latest agreement of Aalst, with an interim report on KPI 5 and none on the other. */
const withInterim = (agreement: AgreementPage): AgreementPage =>
  agreement.key === '2024/41002'
    ? {
        ...agreement,
        kpis: agreement.kpis.map((row) =>
          row.kpi === '5'
            ? kpi({
                reach: 40,
                reachAt: 'interim',
                status: 'behind',
                outlook: {
                  kind: 'chance',
                  chance: 0.284,
                  word: 'unlikely',
                  low: 61,
                  high: 118,
                  level: 0.95,
                },
              })
            : { ...row, outlook: { kind: 'not-said', reason: 'no-report' } },
        ),
      }
    : agreement

const release: Release = { ...testRelease, agreements: testRelease.agreements.map(withInterim) }

let files: ReadonlyMap<string, Uint8Array>
const page = (path: string): string => textOf(htmlOf(files, path))

beforeAll(async () => {
  files = await render(release)
})

describe('the participants beside each other, on the page of an action', () => {
  it('[C63] [C105] says in words who differs clearly, and that a funnel is no judgement', () => {
    const text = page('nl/actie/5/')
    expect(text).toContain('Samen bereikten 3 besturen 117 % van wat verwacht werd')
    expect(text).not.toContain('verschillen niet duidelijk van de anderen')
    expect(text).toContain('Eén bestuur ligt net buiten de binnenste trechter')
    expect(text).toContain('Duidelijk meer dan de anderen: Aalst.')
    expect(text).toContain('Duidelijk minder dan de anderen: Ninove.')
    expect(text).toContain('Dit verandert niets aan de stand van een doel')
    expect(page('en/action/5/')).toContain('Clearly less than the others: Ninove.')
  })

  it('draws it with the same sentences for who does not see it, and a title per mark', () => {
    const html = htmlOf(files, 'nl/actie/5/')
    expect(html).toMatch(
      /<div class="peil-plot peil-plot--whole"[^>]*role="img"[^>]*aria-label="Samen bereikten 3 /,
    )
    expect(html).toContain(
      '<title>Aalst: 171 bereikt, 100 verwacht; duidelijk meer dan de anderen</title>',
    )
    for (const position of ['far-above', 'far-below', 'above']) {
      expect(html).toContain(`peil-funnel__mark--${position}"`)
    }
  })

  it('gives it as a picture that says what it shows and where it comes from, and as rows', () => {
    const html = htmlOf(files, 'nl/actie/5/')
    const figure =
      /<figure[^>]*>(?:(?!<\/figure>)[^])*data-chart[^]*?<\/figure>/.exec(html)?.[0] ?? ''
    expect(figure).toMatch(/data-keep="[^"]*5\. /)
    expect(figure).toMatch(/data-notes="[^"]*Dit verandert niets aan de stand van een doel/)
    expect(figure).toContain('data/csv/action/5.csv"')
    expect(figure).toContain('data/xlsx/action/5.xlsx"')
    // A file knows no style sheet: what is drawn says its own colours.
    const drawing = /<svg height[^]*<\/svg>/.exec(figure)?.[0] ?? ''
    const file = standaloneSvg({
      drawing: composeDrawing(
        [{ heading: null, parts: [{ svg: drawing, width: null, height: 340 }] }],
        720,
      ),
      language: 'nl',
      title: 'Trechter',
      description: 'Trechter',
      notes: [],
    })
    expect(file).toContain('>Aalst</text>')
    expect(file).not.toMatch(/var\(|class=/)
    for (const shape of file.match(/<(path|line)[^>]*>/g) ?? [])
      expect(shape).toMatch(/(fill|stroke)="#[0-9a-f]{6}"/)
  })

  it('gives ranks as a range, beside the place in the funnel', () => {
    const text = page('nl/actie/5/')
    expect(text).toContain('duidelijk meer dan de anderen plaats 1 tot 2 van 3')
    expect(text).toContain('duidelijk minder dan de anderen plaats 3 van 3')
  })

  it('[C89] leads to the method in one click', () => {
    const html = htmlOf(files, 'nl/actie/5/')
    for (const method of ['method-chance', 'method-funnel']) {
      expect(html).toContain(`href="../../gegevens/#${method}"`)
      expect(htmlOf(files, 'nl/gegevens/')).toContain(`id="${method}"`)
    }
    expect(htmlOf(files, 'nl/gegevens/')).toContain('id="method-rank"')
  })

  it('says why there is nothing to compare', () => {
    expect(page('nl/actie/2/')).toContain('Een plan is er of is er niet')
    expect(page('en/action/9/')).toContain('There are no reports yet to compare participants by.')
  })
})

describe('the chance that a target is met', () => {
  it('[C120] stands in words and percents, on the page of the action and of the municipality', () => {
    expect(page('nl/actie/5/')).toContain(
      'Volgens de tussentijdse rapporten is het halen van het doel voor één bestuur onwaarschijnlijk.',
    )
    expect(page('nl/actie/5/')).toContain('onwaarschijnlijk (28 %)')
    const own = page('nl/gemeente/41002/')
    expect(own).toContain(
      'Dat het doel gehaald wordt, is onwaarschijnlijk (28 %); het eindbereik komt naar verwachting tussen 61 en 118 uit.',
    )
    expect(own).toContain('Verwacht eindbereik (95 %) 61 tot 118')
    expect(own).toContain('Kans dat het doel gehaald wordt nog geen rapport')
  })

  it('never reads as certain', () => {
    const nl = formatFor('nl')
    expect(chanceShare(1, nl)).toBe('meer dan 99 %')
    expect(chanceShare(0.9901, nl)).toBe('meer dan 99 %')
    expect(chanceShare(0.99, nl)).toBe('99\u00a0%')
    expect(chanceShare(0.01, nl)).toBe('1\u00a0%')
    expect(chanceShare(0.0099, nl)).toBe('minder dan 1 %')
  })

  it('is told apart from a rank that is exact', () => {
    const nl = formatFor('nl')
    const spot = { agreement: 'a', reach: 1, expected: 1, ratio: 1, position: 'within' } as const
    expect(rankText({ ...spot, rankLow: 2, rankHigh: 2 }, 9, nl)).toBe('plaats 2 van 9')
    expect(rankText({ ...spot, rankLow: 2, rankHigh: 3 }, 9, nl)).toBe('plaats 2 tot 3 van 9')
  })
})
