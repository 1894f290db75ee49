import { describe, expect, it } from 'vitest'
import { betaCdf } from './beta.ts'
import { drawBeta, drawGamma } from './gamma-draw.ts'
import { lowerGamma } from './incomplete-gamma.ts'
import { mean, sampleVariance } from './moments.ts'
import { seeded } from './random.ts'

/** Largest distance of the empirical distribution function to the true one (Kolmogorov-Smirnov). */
const distance = (draws: number[], cdf: (x: number) => number): number => {
  const sorted = draws.toSorted((a, b) => a - b)
  return Math.max(
    ...sorted.map((x, i) => {
      const p = cdf(x)
      return Math.max(Math.abs(p - i / sorted.length), Math.abs((i + 1) / sorted.length - p))
    }),
  )
}

const size = 4000
// Critical value of the test at 1 in 1,000.
const critical = 1.95 / Math.sqrt(size)

describe('draws of a gamma variable', () => {
  it.each([0.3, 1, 2.5, 40, 5000])('follow the distribution at shape %d', (shape) => {
    const random = seeded(7)
    const draws = Array.from({ length: size }, () => drawGamma(random, shape))
    expect(distance(draws, (x) => lowerGamma(shape, x))).toBeLessThan(critical)
    expect(Math.abs(mean(draws) / shape - 1)).toBeLessThan(4 / Math.sqrt(size * shape))
    expect(sampleVariance(draws) / shape).toBeGreaterThan(shape < 1 ? 0.75 : 0.85)
    expect(sampleVariance(draws) / shape).toBeLessThan(shape < 1 ? 1.25 : 1.15)
  })

  it('are the same for the same seed', () => {
    const draws = (seed: number): number[] => {
      const random = seeded(seed)
      return Array.from({ length: 5 }, () => drawGamma(random, 0.5))
    }
    expect(draws(3)).toEqual(draws(3))
    expect(draws(3)).not.toEqual(draws(4))
  })
})

describe('draws of a beta variable', () => {
  it.each([
    [0.5, 0.5],
    [3, 12],
    [900, 100],
  ])('follow the distribution with %d and %d', (a, b) => {
    const random = seeded(11)
    const draws = Array.from({ length: size }, () => drawBeta(random, a, b))
    expect(distance(draws, (x) => betaCdf(x, a, b))).toBeLessThan(critical)
  })
})
