import { describe, expect, it } from 'vitest'
import { intervalRejections, rankRejections, type NullWorld } from './testing/null-simulation.ts'

// Long runs stand in null-simulation.full.test.ts; here 200, with a standard error of 0.015 at 0.05.
const one: NullWorld = { runs: 200, seed: 100, units: 20, times: 12, starts: [8] }
const several: NullWorld = {
  ...one,
  runs: 200,
  units: 24,
  starts: Array.from({ length: 8 }, () => 8),
}

describe('without an effect', () => {
  it('ranks of synthetic control reject about as often as they say', () => {
    expect(rankRejections(one)).toBeLessThanOrEqual(0.05 + 3 * 0.0154)
  })

  it('intervals of synthetic difference-in-differences miss 0 not much more often than they say', () => {
    // With 19 placebos the spread is uncertain: a normal interval then misses 7 % of the time.
    expect(intervalRejections(one, {})).toBeLessThan(0.0725 + 3 * 0.0184)
    const jackknife = intervalRejections(several, { se: 'jackknife' })
    expect(jackknife).toBeLessThan(0.05 + 3 * 0.0154)
  })
})
