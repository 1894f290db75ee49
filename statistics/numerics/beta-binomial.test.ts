import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaBinomialChances } from './beta-binomial.ts'

describe('the beta-binomial distribution', () => {
  it('has the chances of R, choose(n, k) × beta(k + a, n − k + b) ÷ beta(a, b)', () => {
    const expected = [1 / 6, 5 / 21, 5 / 21, 4 / 21, 5 / 42, 1 / 21]
    Array.from(betaBinomialChances(5, 2, 3)).forEach((chance, k) => {
      expect(chance).toBeCloseTo(expected[k] ?? NaN, 14)
    })
  })

  it('is uniform for a = b = 1', () => {
    Array.from(betaBinomialChances(9, 1, 1)).forEach((chance) => {
      expect(chance).toBeCloseTo(0.1, 14)
    })
  })

  it('sums to one and has the mean n × a ÷ (a + b)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0.05, max: 500, noNaN: true }),
        fc.double({ min: 0.05, max: 500, noNaN: true }),
        (trials, a, b) => {
          const chances = betaBinomialChances(trials, a, b)
          expect(chances).toHaveLength(trials + 1)
          expect(chances.reduce((total, chance) => total + chance, 0)).toBeCloseTo(1, 8)
          const mean = chances.reduce((total, chance, k) => total + chance * k, 0)
          expect(mean / ((trials * a) / (a + b))).toBeCloseTo(1, 7)
        },
      ),
      { seed: 32, numRuns: 200 },
    )
  })
})
