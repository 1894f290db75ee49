import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaceCounts } from './check-counts.ts'
import { codesOf, valueOf } from './outcome-parts.ts'
import type { PosteriorRankOptions, PosteriorRanks } from './posterior-ranks.ts'
import { posteriorRanks } from './posterior-ranks.ts'

const of = (counts: PlaceCounts, options: PosteriorRankOptions): PosteriorRanks =>
  valueOf(posteriorRanks(counts, options))

const sets = ({ places }: PosteriorRanks): readonly string[] =>
  places.map(({ lowRank, medianRank, highRank }) => `${lowRank}-${medianRank}-${highRank}`)

const three = {
  names: ['a', 'b', 'c'],
  numerators: [10, 500, 12],
  denominators: [1000, 1000, 1000],
}

describe('ranks of posterior draws', () => {
  it('are sure where counts are far apart, and open where they are close', () => {
    const result = of(three, { kind: 'proportion' })
    expect(result).toMatchObject({ level: 0.95, draws: 1000, seed: 1, n: 3 })
    expect(result.method).toBe(
      'Ranks of posterior draws of proportions (Goldstein & Spiegelhalter 1996)',
    )
    expect(sets(result)).toEqual(['1-1-2', '3-3-3', '1-2-2'])
    expect(sets(of(three, { kind: 'proportion', order: 'descending' }))).toEqual([
      '2-3-3',
      '1-1-1',
      '2-2-3',
    ])
    expect(result.places[2]).toMatchObject({ name: 'c', estimate: 0.012, rank: 2 })
    expect(of(three, { kind: 'rate' }).method).toContain('draws of rates')
    expect(Object.isFrozen(result)).toBe(true)
    expect(Object.isFrozen(result.places)).toBe(true)
    expect(Object.isFrozen(result.places[0])).toBe(true)
  })

  it('follow the chance that one place is above the other', () => {
    // Beta(30.5, 70.5) against Beta(40.5, 60.5): the first is larger with chance 0.0690 (numerical
    // integral in R 4.2), so it surely is smaller at 86 % but not at 87 %.
    const two = { numerators: [30, 40], denominators: [100, 100] }
    const at = (level: number): readonly string[] =>
      sets(of(two, { kind: 'proportion', level, draws: 20_000 }))
    expect(at(0.84)).toEqual(['1-1-1', '2-2-2'])
    expect(at(0.89)).toEqual(['1-1-2', '1-2-2'])
    // Gamma(30.5) against Gamma(40.5): 0.1159, so between 76 % and 77 %.
    const rate = (level: number): readonly string[] =>
      sets(of(two, { kind: 'rate', level, draws: 20_000 }))
    expect(rate(0.74)).toEqual(['1-1-1', '2-2-2'])
    expect(rate(0.79)).toEqual(['1-1-2', '1-2-2'])
  })

  it('need less when less is known beforehand', () => {
    const few = { numerators: [0, 4], denominators: [10, 10] }
    // A prior worth 1,000 trials leaves nothing to tell the places apart.
    expect(sets(of(few, { kind: 'proportion', prior: { a: 200, b: 800 }, level: 0.8 }))).toEqual([
      '1-1-2',
      '1-2-2',
    ])
    expect(sets(of(few, { kind: 'proportion', level: 0.8 }))).toEqual(['1-1-1', '2-2-2'])
    expect(sets(of(few, { kind: 'rate', prior: { a: 200, b: 1000 }, level: 0.8 }))).toEqual([
      '1-1-2',
      '1-2-2',
    ])
    expect(sets(of(few, { kind: 'rate', level: 0.8 }))).toEqual(['1-1-1', '2-2-2'])
  })

  it('take exposure into account', () => {
    const rates = { numerators: [10, 10, 10], denominators: [1, 100, 10_000] }
    expect(sets(of(rates, { kind: 'rate', level: 0.99 }))).toEqual(['3-3-3', '2-2-2', '1-1-1'])
  })

  it('are the same for the same seed', () => {
    const close = { numerators: [10, 11, 12, 13], denominators: [50, 50, 50, 50] }
    const at = (seed: number): PosteriorRanks => of(close, { kind: 'proportion', draws: 100, seed })
    expect(at(4)).toEqual(at(4))
    const others = Array.from({ length: 20 }, (_, seed) => sets(at(seed)).join())
    expect(new Set(others).size).toBeGreaterThan(1)
  })

  it.each<[string, PlaceCounts, PosteriorRankOptions, string]>([
    ['one place', { numerators: [1], denominators: [5] }, { kind: 'rate' }, 'too-few-places'],
    [
      'more than all',
      { numerators: [1, 6], denominators: [5, 5] },
      { kind: 'proportion' },
      'numerator-above-denominator',
    ],
    ['a level of 1', three, { kind: 'rate', level: 1 }, 'level-out-of-range'],
    ['few draws', three, { kind: 'rate', draws: 99 }, 'too-few-draws'],
    [
      'broken counts',
      { numerators: [1.5, 2], denominators: [5, 5] },
      { kind: 'rate' },
      'count-not-whole',
    ],
  ])('refuse %s', (_, counts, options, code) => {
    expect(codesOf(posteriorRanks(counts, options))).toEqual([code])
  })

  it('take decimal counts by choice, and 100 draws', () => {
    const decimal = { numerators: [1.5, 2], denominators: [5, 5] }
    expect(
      codesOf(posteriorRanks(decimal, { kind: 'rate', counts: 'decimal', draws: 100 })),
    ).toEqual([])
  })

  it('hold their median, and widen with the level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 12 }),
        fc.constantFrom('proportion', 'rate'),
        (numerators, kind) => {
          const counts = { numerators, denominators: numerators.map(() => 60) }
          const narrow = of(counts, { kind, draws: 200, level: 0.5 })
          const wide = of(counts, { kind, draws: 200, level: 0.99 })
          narrow.places.forEach((place, i) => {
            expect(place.lowRank).toBeLessThanOrEqual(place.medianRank)
            expect(place.highRank).toBeGreaterThanOrEqual(place.medianRank)
            expect(wide.places[i]?.lowRank).toBeLessThanOrEqual(place.lowRank)
            expect(wide.places[i]?.highRank).toBeGreaterThanOrEqual(place.highRank)
          })
        },
      ),
      { seed: 13, numRuns: 40 },
    )
  })
})
