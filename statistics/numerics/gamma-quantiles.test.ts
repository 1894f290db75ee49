import { describe, expect, it } from 'vitest'
import { gammaQuantiles } from './gamma-quantiles.ts'
import { inverseLowerGamma } from './incomplete-gamma.ts'

// Quantiles of R 4.2 (qgamma).
const published: readonly (readonly [p: number, shape: number, x: number])[] = [
  [0.001, 15, 5.793975522822528],
  [0.5, 15, 14.668015758330794],
  [0.975, 999, 1061.8901509343823],
  [0.001, 10_000, 9693.8243858237256],
  [0.975, 10_000, 10196.941824999883],
  [0.975, 1_000_000, 1001960.9109654503],
]

describe('gamma quantiles of many shapes', () => {
  it('are those of R', () => {
    for (const [p, shape, x] of published) {
      expect(Math.abs(gammaQuantiles(p)(shape) / x - 1)).toBeLessThan(1e-13)
    }
  })

  it('differ from those computed singly by nothing that shows', () => {
    for (const p of [0.001, 0.025, 0.975, 0.999]) {
      const quantile = gammaQuantiles(p)
      for (let shape = 10; shape < 1e6; shape *= 1.037) {
        expect(Math.abs(quantile(shape) / inverseLowerGamma(p, shape) - 1)).toBeLessThan(1e-13)
      }
    }
  })

  it('are computed singly outside the shapes that are interpolated', () => {
    const quantile = gammaQuantiles(0.025)
    for (const shape of [0, 0.3, 5, 9.999999, 1_000_001, 1e8]) {
      expect(quantile(shape)).toBe(inverseLowerGamma(0.025, shape))
    }
    expect(quantile(NaN)).toBeNaN()
    expect(quantile(-1)).toBeNaN()
  })
})
