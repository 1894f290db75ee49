import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose, count, earlierOf, figuresOf, gate } from './example-counts.ts'
import { day, exampleIndicator, share } from './example-figures.ts'
import type { Figure, IndicatorFigures } from './figure.ts'

const statusOf = (figures: IndicatorFigures, nis: string) =>
  figures.municipalities[nis]?.[0]?.status
const counted = (...values: readonly number[]): readonly Figure[] =>
  values.map((value) => ({ value }))
describe('what is withheld', () => {
  test('a count of one to four, and never a zero or a five', async () => {
    const figures = figuresOf(
      await compose(counted(0, 1, 4, 5, 30, 30, 30, 30, 30, 30, 30, 30), count),
    )
    expect(statusOf(figures, '10001')).toBeUndefined()
    expect(statusOf(figures, '10002')).toBe('withheld:fewer-than-5')
    expect(statusOf(figures, '10003')).toBe('withheld:fewer-than-5')
    expect(statusOf(figures, '10004')).not.toBe('withheld:fewer-than-5')
  })

  test('with a value go its numerator, denominator, interval, number and revisions', async () => {
    const all = { lower: 0.01, upper: 0.1, n: 100, carried: true } as const
    const revisions = [
      { from: 0.2, to: 0.03, kind: 'correction', reason: 'fout', on: day('2026-01-01') },
    ] as const
    const many = Array.from({ length: 11 }, () => share(50, 100))
    const figures = figuresOf(await compose([{ ...share(3, 100), ...all, revisions }, ...many]))
    expect(figures.municipalities['10001']).toEqual([
      { value: null, status: 'withheld:fewer-than-5', carried: true },
    ])
  })

  test('all but a few tells of the few', async () => {
    const many = Array.from({ length: 10 }, () => share(50, 100))
    const figures = figuresOf(await compose([share(97, 100), share(100, 100), ...many]))
    expect(statusOf(figures, '10001')).toBe('withheld:fewer-than-5')
    expect(statusOf(figures, '10002')).toBeUndefined()
  })

  test('others protect it against the sums of region, province and Flanders', async () => {
    const composed = await compose(counted(3, 30, 30, 9, 30, 30, 30, 30, 30, 30, 30, 30), count)
    const figures = figuresOf(composed)
    const others = Object.keys(figures.municipalities).filter(
      (nis) => statusOf(figures, nis) === 'withheld:protects-another',
    )
    // One in its region and province, at least; or two across.
    expect(others.length).toBeGreaterThan(0)
    expect(figures.flanders[0]).toMatchObject({ kind: 'benchmark', value: 312, areas: 12 })
    expect(await gate(composed)).toEqual([])
  })

  test('a sum of so few is withheld as well', async () => {
    const composed = await compose(counted(3, 30, 30, 0, 30, 30, 0, 30, 30, 0, 30, 30), count)
    const figures = figuresOf(composed)
    expect(figures.regions['regio-0']).toEqual([null])
    expect(await gate(composed)).toEqual([])
  })

  test('of a survey, figures of few who were asked; and they hold no lowest or highest', async () => {
    const survey = exampleIndicator({ collection: 'survey', disclosureThreshold: 5 })
    const asked = (value: number, n: number): Figure => ({ value, n, lower: 0, upper: 1 })
    const figures = figuresOf(await compose([asked(0.1, 4), asked(0.2, 5), asked(0.3, 50)], survey))
    expect(statusOf(figures, '10001')).toBe('withheld:fewer-than-5')
    const [flanders] = figures.flanders
    expect(flanders).toMatchObject({ lowest: { value: 0.2 }, areas: 2 })
  })

  test('a revision that was small loses its value', async () => {
    const revisions = [
      { from: 3, to: 40, kind: 'revision', reason: 'Beter geteld.', on: day('2026-01-01') },
    ] as const
    const many = counted(...Array.from({ length: 11 }, () => 40))
    const figures = figuresOf(await compose([{ value: 40, revisions }, ...many], count))
    expect(figures.municipalities['10001']?.[0]?.revisions).toMatchObject([{ from: null, to: 40 }])
  })

  test('without a threshold nothing is withheld', async () => {
    const open = exampleIndicator({ kind: 'count' })
    const composed = await compose(counted(...Array.from({ length: 12 }, () => 1)), open)
    expect(composed.secrets).toEqual([])
    expect(statusOf(figuresOf(composed), '10001')).toBeUndefined()
  })

  test('what an earlier release showed is not withheld for another, which needs others', async () => {
    const values = counted(3, 30, 30, 9, 30, 30, 30, 30, 30, 30, 30, 30)
    const first = figuresOf(await compose(values, count))
    const shown = Object.fromEntries(
      Object.keys(first.municipalities).map((nis, at) => [
        nis,
        [nis === '10001' ? null : (values[at] ?? null)],
      ]),
    )
    const before = earlierOf([
      { ...first, municipalities: shown, regions: {}, provinces: {}, flanders: [null] },
    ])
    const second = await compose(values, count, before)
    const figures = figuresOf(second)
    expect(statusOf(figures, '10004')).toBeUndefined()
    expect(figures.regions['regio-0']).toEqual([null])
    expect(await gate(second, before)).toEqual([])
  })
})

describe('whatever the counts', () => {
  const values = fc.array(fc.oneof(fc.nat(8), fc.nat(200)), { minLength: 12, maxLength: 12 })

  test('what is withheld can neither be found in the release nor worked out of it', async () => {
    await fc.assert(
      fc.asyncProperty(values, fc.boolean(), async (numbers, asShare) => {
        const indicator = asShare ? exampleIndicator({ disclosureThreshold: 5 }) : count
        const given = numbers.map((value) => (asShare ? share(value, 200) : { value }))
        const composed = await compose(given, indicator)
        expect(await gate(composed, null, indicator)).toEqual([])
        const { municipalities: shown } = figuresOf(composed)
        for (const { area } of composed.secrets) {
          expect(Object.keys(shown[area]?.[0] ?? {})).toEqual(['value', 'status'])
        }
        const few = numbers.flatMap((value, at) =>
          value > 0 && value < 5 ? [String(10_001 + at)] : [],
        )
        for (const nis of few) expect(shown[nis]?.[0]?.value).toBeNull()
      }),
      { numRuns: 60 },
    )
  })
})
