import { describe, expect, it } from 'vitest'
import { sharpSample, unrefused } from '../../reference/drawn-samples.ts'
import { densityFit, densitySample } from './density-fit.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

describe('the sample of a density test', () => {
  const tied = Float64Array.of(-2, -2, -1, 0, 0, 0, 3, 3)

  it('shares the highest place among equal values, and says where they begin', () => {
    const sample = densitySample(tied, true)
    expect([...sample.share]).toEqual([1, 1, 2, 5, 5, 5, 7, 7].map((place) => place / 7))
    expect([...sample.first]).toEqual([0, 0, 2, 3, 3, 3, 6, 6])
    expect([...sample.distance]).toEqual([...tied])
  })

  it('leaves equal values in their places unless they are adjusted', () => {
    const sample = densitySample(tied, false)
    expect([...sample.share]).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((place) => place / 7))
    expect([...sample.first]).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  it('begins its right side at the cutoff itself, at the first row or nowhere', () => {
    expect(densitySample(tied, true).split).toBe(3)
    expect(densitySample(Float64Array.of(0, 1, 2), true).split).toBe(0)
    expect(densitySample(Float64Array.of(0.5, 1), true).split).toBe(0)
    expect(densitySample(Float64Array.of(-3, -1), true).split).toBe(2)
  })

  it('counts rows within the bandwidth, both ends included', () => {
    const sample = densitySample(
      Float64Array.from({ length: 41 }, (_, i) => (i - 20) / 10),
      false,
    )
    const rows = (side: 'left' | 'right', bandwidth: number) =>
      densityFit(sample, side, 2, bandwidth, 'uniform')?.n
    expect(rows('left', 1)).toBe(10)
    expect(rows('left', 1.05)).toBe(10)
    expect(rows('left', 0.95)).toBe(9)
    expect(rows('left', 9)).toBe(20)
    expect(rows('right', 1)).toBe(11)
    expect(rows('right', 0.95)).toBe(10)
    expect(rows('right', 9)).toBe(21)
  })
})

describe('the method of a threshold', () => {
  it('is named after what is estimated', () => {
    const { y, x } = sharpSample(400)
    const names = ([0, 1, 2] as const).map(
      (derivative) =>
        unrefused(regressionDiscontinuity(y, x, { derivative, order: 3, bandwidth: 0.9 })).method,
    )
    const rest =
      'local polynomial of order 3, robust bias-corrected interval (Calonico, Cattaneo & Titiunik 2014)'
    expect(names).toEqual([
      `Sharp regression discontinuity, ${rest}`,
      `Sharp regression kink, ${rest}`,
      `Sharp regression derivative 2, ${rest}`,
    ])
  })
})
