import { describe, expect, it } from 'vitest'
import { studentsTCdf } from '../../numerics/students-t.ts'
import { intervalRejections, rankRejections, type NullWorld } from './testing/null-simulation.ts'

const runs = 2000
/** Three Monte-Carlo standard errors at this rate. */
const around = (rate: number): number => 3 * Math.sqrt((rate * (1 - rate)) / runs)

const one: NullWorld = { runs, seed: 5000, units: 20, times: 15, starts: [10] }
const several: NullWorld = { ...one, units: 30, starts: Array.from({ length: 10 }, () => 10) }
const staggered: NullWorld = { ...one, units: 30, starts: [6, 6, 6, 6, 9, 9, 9, 9] }

/**
 * The reference method takes z = 1.96 with the spread of J placebos (divisor J): were effects
 * normal and independent, it would reject as a t with J − 1 degrees of freedom does beyond
 * 1.96 √((J − 1) / J).
 */
const normalPlacebo = (placebos: number): number =>
  2 * studentsTCdf(-1.959964 * Math.sqrt((placebos - 1) / placebos), placebos - 1)

describe('2,000 runs without an effect', () => {
  it('ranks of synthetic control reject at most at 1 in 20', () => {
    expect(rankRejections(one)).toBeLessThanOrEqual(0.05 + around(0.05))
  })

  it('placebo intervals of one treated unit miss 0 as those of the reference method', () => {
    const expected = normalPlacebo(19)
    expect(expected).toBeCloseTo(0.0725, 3)
    for (const estimator of ['sdid', 'sc'] as const) {
      expect(Math.abs(intervalRejections(one, { estimator }) - expected)).toBeLessThan(
        around(expected) + 0.01,
      )
    }
  })

  it('jackknife, bootstrap and placebo intervals of several treated units miss 0 about 1 in 20', () => {
    for (const [world, options] of [
      [several, { se: 'jackknife' }],
      [staggered, { se: 'jackknife' }],
      [
        { ...several, runs: 500 },
        { se: 'bootstrap', draws: 50 },
      ],
      [
        { ...several, runs: 500 },
        { se: 'placebo', draws: 50 },
      ],
    ] as const) {
      const rate = intervalRejections(world, options)
      expect(rate).toBeLessThan(0.1)
      expect(rate).toBeGreaterThan(0.01)
    }
  })
})
