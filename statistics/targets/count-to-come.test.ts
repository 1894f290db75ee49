import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chanceOfAtLeast,
  chanceOfAtMost,
  countQuantile,
  type CountToCome,
} from './count-to-come.ts'

const pure = (centre: number, counted: number): CountToCome => ({
  centre,
  counted,
  paceSoFar: Infinity,
  paceToCome: Infinity,
})

describe('a count that is still to come', () => {
  // R 4.2.2: pnbinom(c(0, 3, 250), size = c(.5, 2.2, 30), mu = c(.1, 4, 200)).
  it.each([
    [-1, pure(0.1, 0.5), 0],
    [0, pure(0.1, 0.5), 0.912870929175277],
    [3, pure(4, 2.2), 0.532999107339382],
    [250, pure(200, 30), 0.896193693650177],
  ])('is negative binomial when no pace varies: at most %d', (count, coming, chance) => {
    expect(chanceOfAtMost(count, coming)).toBeCloseTo(chance, 13)
    expect(chanceOfAtLeast(count + 1, coming)).toBeCloseTo(1 - chance, 13)
  })

  it('is at least nothing for certain', () => {
    expect(chanceOfAtLeast(0, pure(4, 2.2))).toBe(1)
    expect(chanceOfAtLeast(-3, pure(4, 2.2))).toBe(1)
    expect(chanceOfAtMost(-3, pure(4, 2.2))).toBe(0)
  })

  // R 4.2.2: qnbinom(c(.025, .5, .975), size = …, mu = …).
  it.each([
    [pure(45.5, 45.5), [28, 45, 66]],
    [pure(45.5, 2.61795166858458), [7, 40, 117]],
    [pure(45, 3.712984054669704), [10, 41, 103]],
    [pure(0.1, 0.5), [0, 0, 1]],
  ])('has the quantiles of R', (coming, quantiles) => {
    expect([0.025, 0.5, 0.975].map((p) => countQuantile(p, coming))).toEqual(quantiles)
  })

  it('has no quantile where numbers no longer count', () => {
    expect(countQuantile(0.999999, { ...pure(1e9, 1), paceSoFar: 0.05 })).toBe(Infinity)
    expect(countQuantile(0.9, pure(2 ** 48, 1e6))).toBeLessThan(2 ** 49)
    expect(countQuantile(0.99, pure(0.01, 0.001))).toBe(0)
    expect(countQuantile(0.999, pure(0.01, 0.001))).toBe(3)
  })

  const comings = fc.record({
    centre: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
    counted: fc.double({ min: 0.5, max: 1e4, noNaN: true }),
    paceSoFar: fc.double({ min: 1, max: 1e4, noNaN: true }),
    paceToCome: fc.double({ min: 1, max: 1e4, noNaN: true }),
  })

  it('has a quantile that is the first count with enough chance', () => {
    fc.assert(
      fc.property(comings, fc.double({ min: 0.005, max: 0.98, noNaN: true }), (coming, p) => {
        const count = countQuantile(p, coming)
        expect(chanceOfAtMost(count, coming)).toBeGreaterThanOrEqual(p)
        expect(chanceOfAtMost(count - 1, coming)).toBeLessThan(p)
      }),
      { seed: 31, numRuns: 300 },
    )
  })

  it('has chances that never fall with the count, and complements', () => {
    fc.assert(
      fc.property(comings, fc.integer({ min: 0, max: 100_000 }), (coming, count) => {
        const here = chanceOfAtMost(count, coming)
        expect(here).toBeGreaterThanOrEqual(chanceOfAtMost(count - 1, coming) - 1e-12)
        expect(here + chanceOfAtLeast(count + 1, coming)).toBeCloseTo(1, 9)
      }),
      { seed: 32, numRuns: 300 },
    )
  })
})
