import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mean,
  median,
  populationDeviation,
  quantile,
  sampleDeviation,
  sampleVariance,
  sum,
} from './moments.ts'

describe('moments', () => {
  // NIST StRD, univariate summary statistics: NumAcc3 and NumAcc4, of the highest difficulty.
  it('gives the certified mean and deviation of NumAcc3 and NumAcc4', () => {
    const accuracy = (base: number, step: number) => [
      base + 2 * step,
      ...Array.from({ length: 1000 }, (_, i) => base + (i % 2 === 0 ? 1 : 3) * step),
    ]
    const third = accuracy(1_000_000, 0.1)
    expect(third.length).toBe(1001)
    expect(mean(third)).toBeCloseTo(1000000.2, 9)
    expect(sampleDeviation(third)).toBeCloseTo(0.1, 9)
    const fourth = accuracy(10_000_000, 0.1)
    expect(mean(fourth)).toBeCloseTo(10000000.2, 8)
    expect(sampleDeviation(fourth)).toBeCloseTo(0.1, 7)
  })

  it('has plain answers for plain numbers', () => {
    expect(mean([1, 2, 3, 6])).toBe(3)
    expect(sampleVariance([1, 2, 3, 6])).toBeCloseTo(14 / 3, 15)
    expect(populationDeviation([1, 2, 3, 6])).toBeCloseTo(Math.sqrt(3.5), 15)
    expect(sampleDeviation(Float64Array.of(1, 3))).toBeCloseTo(Math.SQRT2, 15)
  })

  it('keeps what plain addition loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2)
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(sum([])).toBe(0)
  })

  it('has nothing to say of nothing', () => {
    expect(mean([])).toBeNaN()
    expect(sampleVariance([])).toBeNaN()
    expect(sampleVariance([4])).toBeNaN()
    expect(sampleVariance([4, 4])).toBe(0)
    expect(populationDeviation([])).toBeNaN()
    expect(populationDeviation([4])).toBe(0)
    expect(quantile([], 0.5)).toBeNaN()
    expect(median([])).toBeNaN()
    expect(mean([1, NaN])).toBeNaN()
  })

  // Hyndman & Fan (1996), type 7: position (n - 1) p.
  it('interpolates quantiles between neighbours', () => {
    expect(quantile([3, 1, 2, 4], 0.25)).toBe(1.75)
    expect(quantile([3, 1, 2, 4], 0)).toBe(1)
    expect(quantile([3, 1, 2, 4], 1)).toBe(4)
    expect(median([3, 1, 2])).toBe(2)
    expect(median([10, 1, 2, 9])).toBe(5.5)
    expect(median([7])).toBe(7)
    expect(median([-1, -10, 9])).toBe(-1)
  })

  it('leaves its input as it was', () => {
    const values = Object.freeze([3, 1, 2])
    median(values)
    expect(values).toEqual([3, 1, 2])
  })

  it('shifts and scales with the values, whatever their order', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (xs, shift) => {
        const moved = [...xs].reverse().map((x) => -2 * x + shift)
        expect(mean(moved)).toBeCloseTo(-2 * mean(xs) + shift, 9)
        expect(sampleDeviation(moved)).toBeCloseTo(2 * sampleDeviation(xs), 9)
        expect(quantile(moved, 0.3)).toBeCloseTo(-2 * quantile(xs, 0.7) + shift, 9)
        expect(median(xs)).toBeGreaterThanOrEqual(Math.min(...xs))
        expect(median(xs)).toBeLessThanOrEqual(Math.max(...xs))
      }),
      { seed: 7 },
    )
  })
})
