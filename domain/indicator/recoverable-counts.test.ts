import { describe, expect, test } from 'vitest'
import { earlierOf, gate, municipalities } from './example-counts.ts'
import { day } from './example-figures.ts'
import type { Benchmark, Figure, IndicatorFigures, ValueRange } from './figure.ts'

describe('a release that leaks is told', () => {
  const secret = { indicator: 'work', area: '10001', period: day('2025-12-31'), count: 3, of: null }
  const protector = { ...secret, area: '10002', count: 30 }
  const release = (more: Partial<IndicatorFigures>, ...withheld: readonly string[]) => ({
    indicators: [
      {
        indicator: 'work',
        provenance: 'supplied' as const,
        periods: [day('2025-12-31')],
        municipalities: Object.fromEntries(
          municipalities.map(({ nis }): [string, Figure[]] => [
            nis,
            [
              withheld.includes(nis)
                ? { value: null, status: 'withheld:fewer-than-5' }
                : { value: 30 },
            ],
          ]),
        ),
        regions: {},
        provinces: {},
        flanders: [null],
        ...more,
      },
    ],
  })
  const sum = (value: number, areasIn: number): Benchmark => ({
    kind: 'benchmark',
    value,
    areas: areasIn,
    of: areasIn,
  })

  test('nothing is told of one that shows no sums', async () => {
    expect(await gate({ ...release({}, '10001'), secrets: [secret] })).toEqual([])
  })

  test('by the value of its region', async () => {
    const regions = { 'regio-0': [sum(93, 4)] }
    const [refusal, ...more] = await gate({ ...release({ regions }, '10001'), secrets: [secret] })
    expect(more).toEqual([])
    expect(refusal?.code).toBe('withheld-count-recoverable')
    expect(refusal?.about).toEqual({
      indicator: 'work',
      area: '10001',
      period: '2025-12-31',
      low: '3',
      high: '3',
    })
    expect(refusal?.found).toContain('from 3 to 3')
  })

  test('by a second one whose own sum shows', async () => {
    // Together they are hidden in Flanders, but 10002 alone is missing from its region.
    const of = { regions: { 'regio-1': [sum(120, 4)] }, flanders: [sum(333, 12)] }
    const told = await gate({
      ...release(of, '10001', '10002'),
      secrets: [secret, protector],
    })
    expect(told.map(({ about }) => about?.['area'])).toEqual(['10001'])
  })

  test('by a lowest that names it, and by one that does not', async () => {
    const range = (nis: string, value: number, highest = 30): ValueRange => ({
      kind: 'range',
      lowest: { value, areas: [{ nis }] },
      highest: { value: highest, areas: [{ nis: '10004' }] },
      areas: 4,
      of: 4,
    })
    const named = { regions: { 'regio-0': [range('10001', 3)] } }
    expect(await gate({ ...release(named, '10001'), secrets: [secret] })).not.toEqual([])
    // Somebody has 3, and everybody else shows 30.
    const unnamed = { regions: { 'regio-0': [range('10004', 3)] } }
    expect(await gate({ ...release(unnamed, '10001'), secrets: [secret] })).toMatchObject([
      { about: { low: '3', high: '3' } },
    ])
  })

  test('by an earlier release that showed it', async () => {
    const shown = release({}).indicators.map((figures) => ({
      ...figures,
      municipalities: { ...figures.municipalities, '10001': [{ value: 3 }] },
    }))
    const now = { ...release({}, '10001'), secrets: [secret] }
    expect(await gate(now, earlierOf(shown))).toHaveLength(1)
    // Another count then was revised since: it tells nothing of this one.
    expect(await gate({ ...now, secrets: [{ ...secret, count: 2 }] }, earlierOf(shown))).toEqual([])
  })

  test('by an earlier release that showed the sum', async () => {
    const before = earlierOf(release({ regions: { 'regio-0': [sum(93, 4)] } }, '10001').indicators)
    expect(await gate({ ...release({}, '10001'), secrets: [secret] }, before)).toHaveLength(1)
  })
})
