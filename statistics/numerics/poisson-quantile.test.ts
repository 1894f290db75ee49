import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poissonCdf } from './poisson.ts'
import { poissonQuantile } from './poisson-quantile.ts'

describe('quantiles of the Poisson distribution', () => {
  // R 4.2.2: qpois(c(.025, .5, .975), mean).
  it.each([
    [0, [0, 0, 0]],
    [0.1, [0, 0, 1]],
    [4, [1, 4, 8]],
    [250, [219, 250, 281]],
    [10_000, [9804, 10_000, 10_196]],
  ])('of mean %d are those of R', (mean, expected) => {
    expect([0.025, 0.5, 0.975].map((p) => poissonQuantile(p, mean))).toEqual(expected)
  })

  it('are the first count with enough chance at or below it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 0.9999, noNaN: true }),
        fc.double({ min: 0.001, max: 2000, noNaN: true }),
        (p, mean) => {
          const count = poissonQuantile(p, mean)
          expect(poissonCdf(count, mean)).toBeGreaterThanOrEqual(p)
          if (count > 0) expect(poissonCdf(count - 1, mean)).toBeLessThan(p)
        },
      ),
      { seed: 51, numRuns: 200 },
    )
  })
})
