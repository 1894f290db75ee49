import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaceEstimates } from './check-estimates.ts'
import type { JointRankOptions, JointRankRegion } from './joint-rank-region.ts'
import { jointRankRegion } from './joint-rank-region.ts'
import { codesOf, firstOf, valueOf } from './outcome-parts.ts'

const of = (places: PlaceEstimates, options?: JointRankOptions): JointRankRegion =>
  valueOf(jointRankRegion(places, options))

const ranks = ({ places }: JointRankRegion): readonly string[] =>
  places.map(({ lowRank, rank, highRank }) => `${lowRank}-${rank}-${highRank}`)

const three = { names: ['a', 'b', 'c'], estimates: [10, 14, 30], standardErrors: [1, 2, 1.5] }

describe('joint region of ranks', () => {
  it('is wide enough for all places at once', () => {
    const region = of(three, { level: 0.9 })
    // Φ⁻¹(1 - (1 - 0.9^(1/3)) / 2), R 4.2.
    expect(region.critical).toBeCloseTo(2.114054, 6)
    expect(region).toMatchObject({
      level: 0.9,
      n: 3,
      method: 'Joint confidence region for ranks (Klein, Wright & Wieczorek 2020)',
    })
    expect(region.places[1]?.low).toBeCloseTo(14 - region.critical * 2, 12)
    expect(region.places[1]?.high).toBeCloseTo(14 + region.critical * 2, 12)
    expect(of(three).level).toBe(0.95)
    expect(Object.isFrozen(region)).toBe(true)
    expect(Object.isFrozen(region.places)).toBe(true)
    expect(Object.isFrozen(region.places[0])).toBe(true)
  })

  it('counts who is surely before and after', () => {
    expect(ranks(of(three))).toEqual(['1-1-2', '1-2-2', '3-3-3'])
    expect(ranks(of(three, { order: 'descending' }))).toEqual(['2-3-3', '2-2-3', '1-1-1'])
    expect(of(three).places.map(({ name, estimate }) => [name, estimate])).toEqual([
      ['a', 10],
      ['b', 14],
      ['c', 30],
    ])
  })

  it('takes touching limits as apart, where limits are rounded too', () => {
    // Limits 0..4 and 4..8 after rounding: the first ends where the second begins.
    const z = of({ estimates: [2, 6], standardErrors: [1, 1] }).critical
    const touching = { estimates: [2, 6], standardErrors: [2.04 / z, 2.04 / z] }
    expect(ranks(of(touching, { decimals: 1 }))).toEqual(['1-1-1', '2-2-2'])
    const wide = { estimates: [2, 6], standardErrors: [2.06 / z, 2.06 / z] }
    expect(ranks(of(wide, { decimals: 1 }))).toEqual(['1-1-2', '1-2-2'])
    expect(ranks(of(touching))).toEqual(['1-1-2', '1-2-2'])
    expect(of(touching, { decimals: 1 }).places[0]).toMatchObject({ high: 4 })
  })

  it('leaves places open that rounding made one point', () => {
    const alike = { estimates: [5.01, 5.02, 9], standardErrors: [1e-4, 1e-4, 1e-4] }
    expect(ranks(of(alike, { decimals: 1 }))).toEqual(['1-1-2', '1-2-2', '3-3-3'])
    expect(ranks(of(alike))).toEqual(['1-1-1', '2-2-2', '3-3-3'])
  })

  it('gives equal estimates the best rank', () => {
    const equal = { estimates: [4, 4, 2], standardErrors: [1, 1, 1] }
    expect(ranks(of(equal))).toEqual(['1-2-3', '1-2-3', '1-1-3'])
    expect(ranks(of(equal, { order: 'descending' }))).toEqual(['1-1-3', '1-1-3', '1-3-3'])
  })

  it('numbers places without names', () => {
    expect(of({ estimates: [1, 2], standardErrors: [1, 1] }).places[1]?.name).toBe('2')
  })

  it.each<[string, PlaceEstimates, JointRankOptions, string]>([
    ['no rows', { estimates: [], standardErrors: [] }, {}, 'no-rows'],
    ['one place', { estimates: [1], standardErrors: [1] }, {}, 'too-few-places'],
    ['unequal columns', { estimates: [1, 2], standardErrors: [1] }, {}, 'lengths-differ'],
    ['too few names', { ...three, names: ['a'] }, {}, 'lengths-differ'],
    ['not a number', { estimates: [1, NaN], standardErrors: [1, 1] }, {}, 'value-not-finite'],
    ['infinite', { estimates: [1, 2], standardErrors: [1, Infinity] }, {}, 'value-not-finite'],
    ['an error of 0', { estimates: [1, 2], standardErrors: [1, 0] }, {}, 'standard-error-zero'],
    ['a negative error', { estimates: [1, 2], standardErrors: [-1, 1] }, {}, 'standard-error-zero'],
    ['a place twice', { ...three, names: ['a', 'b', 'a'] }, {}, 'place-repeated'],
    ['a level of 1', three, { level: 1 }, 'level-out-of-range'],
  ])('refuses %s', (_, places, options, code) => {
    expect(codesOf(jointRankRegion(places, options))).toEqual([code])
  })

  it('says where, and all at once', () => {
    const wrong = { ...three, standardErrors: [1, 0, 0] }
    expect(firstOf(jointRankRegion(wrong))).toEqual(
      expect.objectContaining({
        found: 'standard error 0 in row 2 (b)',
        about: { column: 'standard error', row: '2' },
      }),
    )
    expect(codesOf(jointRankRegion(wrong, { level: 0 }))).toEqual([
      'standard-error-zero',
      'level-out-of-range',
    ])
    const missing = { ...three, estimates: [1, NaN, 3] }
    expect(codesOf(jointRankRegion(missing, { level: 0 }))).toEqual([
      'value-not-finite',
      'level-out-of-range',
    ])
  })

  const places = fc
    .array(
      fc.tuple(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
      ),
      { minLength: 2, maxLength: 25 },
    )
    .map((rows) => ({
      estimates: rows.map(([estimate]) => estimate),
      standardErrors: rows.map(([, error]) => error),
    }))

  it('holds the rank of the estimate, and narrows with smaller errors', () => {
    fc.assert(
      fc.property(places, (input) => {
        const here = of(input)
        const sure = of({ ...input, standardErrors: input.standardErrors.map((e) => e / 4) })
        here.places.forEach((place, i) => {
          const surer = sure.places[i]
          expect(place.lowRank).toBeLessThanOrEqual(place.rank)
          expect(place.highRank).toBeGreaterThanOrEqual(place.rank)
          expect(surer?.lowRank).toBeGreaterThanOrEqual(place.lowRank)
          expect(surer?.highRank).toBeLessThanOrEqual(place.highRank)
        })
      }),
      { seed: 10 },
    )
  })

  it('turns round with the order, and does not mind shift or scale', () => {
    fc.assert(
      fc.property(places, (input) => {
        const here = of(input)
        const n = input.estimates.length
        const mirrored = of({ ...input, estimates: input.estimates.map((e) => -e) })
        const descending = of(input, { order: 'descending' })
        expect(ranks(descending)).toEqual(ranks(mirrored))
        descending.places.forEach(({ lowRank, highRank }, i) => {
          expect(lowRank).toBe(n + 1 - (here.places[i]?.highRank ?? NaN))
          expect(highRank).toBe(n + 1 - (here.places[i]?.lowRank ?? NaN))
        })
        const eighth = of({
          estimates: input.estimates.map((e) => e * 8),
          standardErrors: input.standardErrors.map((e) => e * 8),
        })
        expect(ranks(eighth)).toEqual(ranks(here))
      }),
      { seed: 11 },
    )
  })
})
