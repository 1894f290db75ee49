import { describe, expect, test } from 'vitest'
import { benchmarkOf, type Member } from './benchmark.ts'
import { exampleIndicator, share } from './example-figures.ts'
import type { Figure } from './figure.ts'
import { valueRangeOf } from './value-range.ts'

const proportion = exampleIndicator()
const count = exampleIndicator({ kind: 'count' })
const member = (nis: string, figure: Figure | null, population: number | null = 100): Member => ({
  nis,
  figure,
  population,
})

describe('benchmarkOf', () => {
  test('[B31] a region has the value of its sums, which is no average', () => {
    expect(
      benchmarkOf(proportion, [member('a', share(1, 10)), member('b', share(60, 100))]),
    ).toEqual({
      kind: 'benchmark',
      value: 0.5545,
      numerator: 61,
      denominator: 110,
      areas: 2,
      of: 2,
    })
  })

  test('a total needs every municipality', () => {
    expect(benchmarkOf(count, [member('a', { value: 3 }), member('b', { value: 4 })])).toEqual({
      kind: 'benchmark',
      value: 7,
      areas: 2,
      of: 2,
    })
    expect(benchmarkOf(count, [member('a', { value: 3 }), member('b', null, 1)])).toBeNull()
  })

  test('one to which the indicator does not apply is not missed', () => {
    const inland: Figure = { value: null, status: 'not-applicable' }
    expect(benchmarkOf(count, [member('a', { value: 3 }), member('b', inland)])).toMatchObject({
      value: 3,
      areas: 1,
      of: 2,
    })
    expect(benchmarkOf(count, [member('b', inland)])).toBeNull()
  })

  test('a proportion may miss one in ten residents, and no more', () => {
    const here = member('a', share(1, 2), 900)
    expect(benchmarkOf(proportion, [here, member('b', null, 100)])).toMatchObject({
      areas: 1,
      of: 2,
    })
    expect(benchmarkOf(proportion, [here, member('b', null, 101)])).toBeNull()
    expect(benchmarkOf(proportion, [here, member('b', null, null)])).toBeNull()
    expect(benchmarkOf(proportion, [here, member('b', { value: 0.5 }, 101)])).toBeNull()
  })

  test('one provisional figure makes all provisional', () => {
    const soon = { ...share(1, 2), status: 'provisional' } as const
    expect(benchmarkOf(proportion, [member('a', soon), member('b', share(1, 2))])?.status).toBe(
      'provisional',
    )
  })

  test('[B31] a survey and an offer have none', () => {
    const of = [member('a', share(1, 2))]
    expect(benchmarkOf(exampleIndicator({ collection: 'survey' }), of)).toBeNull()
    expect(benchmarkOf(exampleIndicator({ kind: 'offer' }), of)).toBeNull()
  })
})

describe('valueRangeOf', () => {
  const asked = (value: number): Figure => ({ value, lower: value - 0.1, upper: value + 0.1, n: 9 })

  test('[B31] the lowest and the highest, ties named, with their intervals', () => {
    expect(
      valueRangeOf([
        member('c', asked(0.5)),
        member('b', asked(0.25)),
        member('a', { value: 0.5 }),
        member('d', { value: null, status: 'withheld:small' }),
      ]),
    ).toEqual({
      kind: 'range',
      lowest: { value: 0.25, areas: [{ nis: 'b', lower: 0.15, upper: 0.35 }] },
      highest: { value: 0.5, areas: [{ nis: 'a' }, { nis: 'c', lower: 0.4, upper: 0.6 }] },
      areas: 3,
      of: 4,
    })
  })

  test('one figure has no lowest and highest', () => {
    expect(valueRangeOf([member('a', asked(0.5)), member('b', null)])).toBeNull()
    expect(valueRangeOf([member('a', asked(0.5)), member('b', asked(0.5))])).not.toBeNull()
  })
})
