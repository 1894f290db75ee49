import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import type { BootstrapRankOptions, BootstrapRanks } from './bootstrap-ranks.ts'
import { bootstrapRanks } from './bootstrap-ranks.ts'
import type { PlaceEstimates } from './check-estimates.ts'
import { codesOf, valueOf } from './outcome-parts.ts'

const of = (places: PlaceEstimates, options?: BootstrapRankOptions): BootstrapRanks =>
  valueOf(bootstrapRanks(places, options))

const sets = ({ places }: BootstrapRanks): readonly string[] =>
  places.map(({ lowRank, rank, highRank }) => `${lowRank}-${rank}-${highRank}`)

const five = { estimates: [5, 1, 3, 2, 4], standardErrors: [0.5, 0.5, 0.5, 0.5, 0.5] }

describe('bootstrap sets of ranks', () => {
  it('are told with how they were made', () => {
    const result = of({ ...five, names: ['e', 'a', 'c', 'b', 'd'] })
    expect(result).toMatchObject({
      level: 0.95,
      coverage: 'simultaneous',
      draws: 1000,
      seed: 1,
      n: 5,
    })
    expect(result.method).toBe(
      'Bootstrap confidence sets for ranks, simultaneous, stepdown (Mogstad, Romano, Shaikh & Wilhelm 2024)',
    )
    expect(result.places[1]).toMatchObject({ name: 'a', estimate: 1, rank: 1 })
    expect(Object.isFrozen(result)).toBe(true)
    expect(Object.isFrozen(result.places)).toBe(true)
    expect(Object.isFrozen(result.places[0])).toBe(true)
    expect(of(five).places[0]?.name).toBe('1')
  })

  it('leave open what differs by less than the critical value', () => {
    // Differences of 1 are 1.41 standard errors, of 2 twice that: neighbours cannot be told apart.
    expect(sets(of(five, { draws: 4000 }))).toEqual(['4-5-5', '1-1-2', '2-3-4', '1-2-3', '3-4-5'])
    expect(sets(of(five, { draws: 4000, order: 'descending' }))).toEqual([
      '1-1-2',
      '4-5-5',
      '2-3-4',
      '3-4-5',
      '1-2-3',
    ])
  })

  // The steps of csranks (Mogstad et al.) written in R 4.2, 20,000 draws of its own.
  it('are those of csranks', () => {
    const places = {
      estimates: [12.1, 14.9, 15.2, 19.8, 20.3, 27.5, 22.1, 18],
      standardErrors: [0.8, 0.5, 1.4, 0.9, 0.7, 2, 1.1, 0.6],
    }
    const ranges = (coverage: 'marginal' | 'simultaneous'): string =>
      of(places, { coverage, draws: 5000 })
        .places.map(({ lowRank, highRank }) => `${lowRank}-${highRank}`)
        .join(' ')
    expect(ranges('simultaneous')).toBe('1-2 2-3 1-5 3-7 4-7 7-8 5-8 3-6')
    expect(ranges('marginal')).toBe('1-2 2-3 1-4 4-7 4-7 8-8 5-8 3-6')
  })

  it('decide two places by the normal quantile of their difference', () => {
    // σ = √2; z of 0.95 two-sided is 1.96, so a difference of 2.77 is the edge.
    const two = (difference: number): PlaceEstimates => ({
      estimates: [0, difference],
      standardErrors: [1, 1],
    })
    const many = { draws: 20_000 }
    for (const coverage of ['marginal', 'simultaneous'] as const) {
      expect(sets(of(two(2.72), { ...many, coverage }))).toEqual(['1-1-2', '1-2-2'])
      expect(sets(of(two(2.83), { ...many, coverage }))).toEqual(['1-1-1', '2-2-2'])
      // At 90 %: 1.645 · √2 = 2.33.
      expect(sets(of(two(2.28), { ...many, coverage, level: 0.9 }))).toEqual(['1-1-2', '1-2-2'])
      expect(sets(of(two(2.38), { ...many, coverage, level: 0.9 }))).toEqual(['1-1-1', '2-2-2'])
    }
  })

  it('decide more in steps than in one', () => {
    // Quantiles of 0.95 (simulated in R 4.2): of the largest of three differences with either sign
    // 2.344; once it is decided that the far place is the largest, only one sign is left of two of
    // them, 2.195.
    const near = (z: number): PlaceEstimates => ({
      estimates: [0, z * Math.SQRT2, 100],
      standardErrors: [1, 1, 1],
    })
    expect(sets(of(near(2.27), { draws: 20_000 }))).toEqual(['1-1-1', '2-2-2', '3-3-3'])
    expect(sets(of(near(2.12), { draws: 20_000 }))).toEqual(['1-1-2', '1-2-2', '3-3-3'])
    const flat = { estimates: [0, 2.27 * Math.SQRT2, 1.6], standardErrors: [1, 1, 1] }
    expect(sets(of(flat, { draws: 20_000 }))).toEqual(['1-1-3', '1-3-3', '1-2-3'])
    const apart = { ...flat, estimates: [0, 2.42 * Math.SQRT2, 1.6] }
    expect(sets(of(apart, { draws: 20_000 }))).toEqual(['1-1-2', '2-3-3', '1-2-3'])
  })

  it('are the same for the same seed, and may differ for another', () => {
    const close = { estimates: [0, 3.5, 7, 10.5], standardErrors: [1, 1, 1, 1] }
    const once = of(close, { seed: 5, draws: 150 })
    expect(of(close, { seed: 5, draws: 150 })).toEqual(once)
    const others = Array.from({ length: 40 }, (_, seed) => sets(of(close, { seed, draws: 150 })))
    expect(new Set(others.map((set) => set.join())).size).toBeGreaterThan(1)
  })

  it('say how far they are', () => {
    const told: [number, number][] = []
    const progress = (done: number, all: number): void => void told.push([done, all])
    of(five, { coverage: 'marginal', draws: 100, progress })
    expect(told).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]))
    told.length = 0
    of(five, { draws: 100, progress })
    expect(told).toEqual([[5, 5]])
  })

  it.each<[string, PlaceEstimates, BootstrapRankOptions, string]>([
    ['one place', { estimates: [1], standardErrors: [1] }, {}, 'too-few-places'],
    ['an error of 0', { estimates: [1, 2], standardErrors: [1, 0] }, {}, 'standard-error-zero'],
    ['a level of 0', five, { level: 0 }, 'level-out-of-range'],
    ['99 draws', five, { draws: 99 }, 'too-few-draws'],
    ['half a draw', five, { draws: 100.5 }, 'too-few-draws'],
  ])('refuse %s', (_, places, options, code) => {
    expect(codesOf(bootstrapRanks(places, options))).toEqual([code])
  })

  it('take 100 draws', () => {
    expect(codesOf(bootstrapRanks(five, { draws: 100 }))).toEqual([])
  })

  it('hold the rank of the estimate; marginal sets lie in simultaneous ones but for chance', () => {
    const random = seeded(3)
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), (n) => {
        const input = {
          estimates: Array.from({ length: n }, () => 3 * random.normal()),
          standardErrors: Array.from({ length: n }, () => 0.5 + random.uniform()),
        }
        for (const coverage of ['marginal', 'simultaneous'] as const) {
          for (const place of of(input, { coverage, draws: 200 }).places) {
            expect(place.lowRank).toBeLessThanOrEqual(place.rank)
            expect(place.highRank).toBeGreaterThanOrEqual(place.rank)
          }
        }
      }),
      { seed: 12, numRuns: 40 },
    )
  })

  it('turn round with the sign', () => {
    const up = of(five, { draws: 2000 })
    const down = of(
      { ...five, estimates: five.estimates.map((estimate) => -estimate) },
      { draws: 2000, order: 'descending' },
    )
    expect(sets(down)).toEqual(sets(up))
  })

  it('hold all true ranks at once as often as they say', () => {
    const random = seeded(77)
    const truth = [0, 0.5, 1, 4, 4.5]
    const rounds = 200
    let held = 0
    for (let round = 0; round < rounds; round += 1) {
      const { places } = of(
        {
          estimates: truth.map((value) => value + random.normal()),
          standardErrors: truth.map(() => 1),
        },
        { draws: 200, seed: round, level: 0.9 },
      )
      if (places.every(({ lowRank, highRank }, i) => lowRank <= i + 1 && highRank >= i + 1))
        held += 1
    }
    // At least the level: within three standard errors of 0.9.
    expect(held / rounds).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / rounds))
  })
})
