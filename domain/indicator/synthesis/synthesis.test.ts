import { describe, expect, test } from 'vitest'
import type { Indicator } from '../../programme/programme.ts'
import { day, exampleIndicator } from '../example-figures.ts'
import type { AreaFigure, Benchmark, Extreme, IndicatorFigures, ValueRange } from '../figure.ts'
import { composeSyntheses } from './compose-syntheses.ts'
import { intervalOfSums } from './finding.ts'
import { writeFigure, writeNames } from './write-figure.ts'

const of = (numerator: number, denominator: number, more: Partial<Benchmark> = {}): Benchmark => ({
  kind: 'benchmark',
  value: Math.round((numerator / denominator) * 10_000) / 10_000,
  numerator,
  denominator,
  areas: 9,
  of: 9,
  ...more,
})
const figures = (
  indicator: string,
  region: readonly (AreaFigure | null)[],
  flanders: readonly (AreaFigure | null)[] = region.map(() => of(50_000, 100_000)),
  years: readonly number[] = [2018, 2023],
): IndicatorFigures => ({
  indicator,
  provenance: 'supplied',
  periods: years.map((year) => day(`${year}-12-31`)),
  municipalities: {},
  regions: { waasland: region },
  provinces: {},
  flanders,
})
const names = new Map([
  ['1', 'Aalst'],
  ['2', 'Gent'],
  ['3', 'Sint-Gillis-Waas'],
])
const tell = (
  indicators: readonly IndicatorFigures[],
  more: readonly Partial<Indicator>[] = [],
) => {
  const definitions = indicators.map(({ indicator: id }, at) =>
    exampleIndicator({ id, ...more[at] }),
  )
  const [first] = composeSyntheses({ definitions, indicators, regions: ['waasland'], names })
  return first?.sentences ?? []
}
const told = (...given: Parameters<typeof tell>) =>
  tell(...given).map(({ rule, verdict, indicator }) => `${rule} ${verdict} ${indicator}`)

describe('[B32] beside Flanders', () => {
  test('a clear difference is told in four languages', () => {
    const [sentence] = tell([figures('work', [null, of(600, 1000)])])
    expect(sentence).toEqual({
      rule: 'clear-difference',
      indicator: 'work',
      period: '2023-12-31',
      municipalities: [],
      verdict: 'higher',
      text: {
        nl: 'Werkenden (2023): 60,0\u00a0% van de inwoners in deze regio, 50,0\u00a0% van de inwoners in heel Vlaanderen. Dat is duidelijk hoger.',
        en: 'People in work (2023): 60.0% of residents in this region, 50.0% of residents in all of Flanders. That is clearly higher.',
        fr: 'Personnes au travail (2023)\u00a0: 60,0\u00a0% dans cette région, 50,0\u00a0% dans toute la Flandre. C’est nettement plus élevé.',
        de: 'Beschäftigte (2023): 60,0\u00a0% in dieser Region, 50,0\u00a0% in ganz Flandern. Das ist deutlich höher.',
      },
    })
  })

  test('a difference that matters is one of a tenth, on either side', () => {
    const large = (numerator: number) => told([figures('work', [null, of(numerator, 10_000)])])
    expect(large(5500)).toEqual(['clear-difference higher work'])
    expect(large(5499)).toEqual(['alike no-clear-difference work'])
    expect(large(4500)).toEqual(['clear-difference lower work'])
    expect(large(4501)).toEqual(['alike no-clear-difference work'])
  })

  test('what may be chance is no clear difference', () => {
    expect(told([figures('work', [null, of(59, 100)])])).toEqual(['alike no-clear-difference work'])
    const [sentence] = tell([figures('work', [null, of(59, 100)])])
    expect(sentence?.text.nl).toContain('Er is geen duidelijk verschil.')
  })

  test('the more that is looked at, the larger a difference must be', () => {
    const others = Array.from({ length: 200 }, (_, at) =>
      figures(`other-${at}`, [null, of(500, 1000)]),
    )
    expect(told([figures('work', [null, of(553, 1000)])])).toEqual(['clear-difference higher work'])
    expect(told([figures('work', [null, of(553, 1000)]), ...others])[0]).toBe(
      'alike no-clear-difference work',
    )
  })

  test('provisional figures, few cases and other kinds are passed over', () => {
    expect(told([figures('work', [null, of(600, 1000, { status: 'provisional' })])])).toEqual([])
    expect(told([figures('work', [null, of(19, 1000)])])).toEqual([])
    expect(told([figures('work', [null, of(20, 1000)])])).toHaveLength(1)
    expect(told([figures('work', [null, of(981, 1000)])])).toEqual([])
    expect(told([figures('work', [null, of(600, 1000)])], [{ kind: 'mean' }])).toEqual([])
  })

  test('three at most, the largest first', () => {
    const many = [600, 700, 650, 620, 680].map((numerator, at) =>
      figures(`i${at}`, [null, of(numerator, 1000)]),
    )
    expect(told(many)).toEqual([
      'clear-difference higher i1',
      'clear-difference higher i4',
      'clear-difference higher i2',
    ])
  })
})

describe('over five years', () => {
  const level = of(50_000, 100_000)
  test('a clear rise and a clear fall', () => {
    const rose = figures('work', [of(5000, 10_000), of(5600, 10_000)], [level, null])
    const [, sentence] = tell([figures('same', [null, level]), rose])
    expect(sentence?.verdict).toBe('rising')
    expect(sentence?.text.nl).toBe(
      'Werkenden: in deze regio van 50,0\u00a0% van de inwoners (2018) naar 56,0\u00a0% van de inwoners (2023). Dat is duidelijk gestegen.',
    )
    const fell = figures('work', [of(5000, 10_000), of(4400, 10_000)], [null, null])
    expect(told([fell])).toEqual(['clear-change falling work'])
  })

  test('not over a break, and only over five years', () => {
    const rose = figures('work', [of(5000, 10_000), of(6000, 10_000)], [null, null])
    const broken = (from: string) =>
      told([rose], [{ breaks: [{ from: day(from), note: { nl: 'Anders geteld.' } }] }])
    expect(broken('2018-12-31')).toEqual(['clear-change rising work'])
    expect(broken('2019-01-01')).toEqual([])
    expect(broken('2023-12-31')).toEqual([])
    expect(broken('2024-01-01')).toEqual(['clear-change rising work'])
    expect(told([{ ...rose, periods: [day('2019-12-31'), day('2023-12-31')] }])).toEqual([])
  })
})

describe('[B31] a survey', () => {
  const extreme = (value: number, margin: number, ...areas: readonly string[]): Extreme => ({
    value,
    areas: areas.map((nis) => ({ nis, lower: value - margin, upper: value + margin })),
  })
  const range = (margin: number): ValueRange => ({
    kind: 'range',
    lowest: extreme(0.3, margin, '3'),
    highest: extreme(0.5, margin, '1', '2'),
    areas: 9,
    of: 9,
  })
  const survey = { collection: 'survey' } as const

  test('ranges from the lowest to the highest, all who hold it named', () => {
    const [sentence] = tell([figures('trust', [null, range(0.05)])], [survey])
    expect(sentence).toMatchObject({ verdict: 'range', municipalities: ['3', '1', '2'] })
    expect(sentence?.text.nl).toBe(
      'Werkenden (2023): van 30,0\u00a0% van de inwoners in Sint-Gillis-Waas tot 50,0\u00a0% van de inwoners in Aalst en Gent.',
    )
    expect(sentence?.text.de).toContain('Aalst und Gent')
  })

  test('with intervals that overlap there is no clear difference', () => {
    const [sentence] = tell([figures('trust', [null, range(0.11)])], [survey])
    expect(sentence?.verdict).toBe('no-clear-difference')
    expect(sentence?.text.en).toContain('The margins of error overlap')
  })

  test('a clear one is told before an unclear one', () => {
    const both = [figures('a', [null, range(0.11)]), figures('b', [null, range(0.05)])]
    expect(told(both, [survey, survey])).toEqual(['survey-range range b'])
  })
})

describe('words', () => {
  test('numbers and units as each language writes them', () => {
    const rate = exampleIndicator({
      kind: 'rate',
      per: 1000,
      decimals: 1,
      unit: { nl: 'per 1000 inwoners', en: 'per 1,000 inhabitants' },
    })
    expect(writeFigure(rate, 1234.56, 'nl')).toBe('1.234,6 per 1000 inwoners')
    expect(writeFigure(rate, 1234.56, 'en')).toBe('1,234.6 per 1,000 inhabitants')
    expect(writeFigure(rate, 1234.56, 'fr')).toBe('1\u202f234,6 pour 1\u202f000')
    expect(writeFigure(rate, -0.04, 'de')).toBe('0,0 je 1.000')
  })

  test('names are joined and left as they are', () => {
    expect(writeNames(['Aalst'], 'fr')).toBe('Aalst')
    expect(writeNames(['Aalst', 'Gent', '’s Gravenvoeren'], 'nl')).toBe(
      'Aalst, Gent en ’s Gravenvoeren',
    )
  })

  test('no sentence ranks', () => {
    const ranking = /\b(best|beste|worst|slechtst|meilleur|pire|schlechtest|rank|rang|top)\b/iu
    const sentences = tell([figures('work', [of(500, 1000), of(600, 1000)])])
    expect(JSON.stringify(sentences)).not.toMatch(ranking)
  })
})

test('too few cases have no interval to judge by', () => {
  expect(intervalOfSums({ kind: 'rate', per: 1000 }, { numerator: 19, denominator: 10 })).toBeNull()
  expect(intervalOfSums({ kind: 'rate' }, { numerator: 20.5, denominator: 100 })).toBeNull()
})
