import { describe, expect, it } from 'vitest'
import { logisticRegression } from './logistic-regression.ts'

// Motor Trend (1974), R's mtcars: weight in 1,000 lb, and whether the gearbox is manual.
const weight = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424,
  5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57,
  2.78,
]
const manual = [
  1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1,
]
const design = Float64Array.from(weight.flatMap((x) => [1, x]))

describe('logistic regression', () => {
  it('gives what glm of R 4.2.2 gives for mtcars, am ~ wt', () => {
    const fit = logisticRegression(design, 2, manual)
    expect(fit?.coefficients[0]).toBeCloseTo(12.0403697286573, 9)
    expect(fit?.coefficients[1]).toBeCloseTo(-4.0239699621732, 9)
    const covariance = [20.34069721978376, -6.42444571813514, -6.42444571813514, 2.06361195838911]
    covariance.forEach((value, i) => expect(fit?.covariance[i]).toBeCloseTo(value, 5))
  })

  it('fits chances that add up to the number of ones, alone and by column', () => {
    const fit = logisticRegression(design, 2, manual)
    const chances = Array.from(fit?.fitted ?? [])
    expect(chances).toHaveLength(32)
    expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(13, 10)
    const heavy = manual.reduce((sum, y, i) => sum + y * (weight[i] ?? NaN), 0)
    expect(chances.reduce((sum, p, i) => sum + p * (weight[i] ?? NaN), 0)).toBeCloseTo(heavy, 9)
  })

  it('is the share with a constant alone', () => {
    const fit = logisticRegression(new Float64Array(4).fill(1), 1, [1, 0, 0, 0])
    expect(fit?.fitted[2]).toBeCloseTo(0.25, 12)
    expect(fit?.coefficients[0]).toBeCloseTo(Math.log(1 / 3), 12)
    expect(fit?.covariance[0]).toBeCloseTo(1 / (4 * 0.25 * 0.75), 10)
  })

  it('has no answer when a column tells ones from zeros, or follows from another', () => {
    expect(logisticRegression(Float64Array.of(1, 1, 1, 2, 1, 3, 1, 4), 2, [0, 0, 1, 1])).toBeNull()
    expect(logisticRegression(Float64Array.of(1, 2, 1, 2, 1, 2), 2, [0, 1, 1])).toBeNull()
  })
})
