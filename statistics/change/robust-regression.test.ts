import { describe, expect, it } from 'vitest'
import { studentsTQuantile } from '../numerics/students-t.ts'
import { robustRegression, type RobustRegression } from './robust-regression.ts'

const times = [0, 1, 2, 3, 4, 5]
const rows = times.map((time) => [1, time])
const regressionOf = (...given: Parameters<typeof robustRegression>): RobustRegression => {
  const found = robustRegression(...given)
  if (found === null) throw new Error('no regression')
  return found
}

describe('a regression with errors that may hang together', () => {
  it('has coefficients, errors and limits by hand where nothing hangs together', () => {
    const outcome = [1, 3, 2, 5, 4, 6]
    const found = regressionOf(rows, outcome, 0.9, 0)
    // Σ(t - 2.5)(y - 3.5) = 15.5 over Σ(t - 2.5)² = 17.5.
    const slope = 15.5 / 17.5
    const level = 3.5 - 2.5 * slope
    const effect = found.effect([0, 1])
    expect(effect.estimate).toBeCloseTo(slope, 12)
    const residuals = times.map((t, i) => (outcome[i] ?? NaN) - level - slope * t)
    const middle = times.reduce((all, t, i) => all + ((t - 2.5) * (residuals[i] ?? NaN)) ** 2, 0)
    const se = Math.sqrt(middle) / 17.5
    const scale = effect.se / se
    // Errors may be scaled for few rows, alike for every coefficient.
    expect(scale).toBeGreaterThan(0.99)
    expect(scale).toBeLessThan(1.3)
    const critical = studentsTQuantile(0.95, 4)
    expect(effect.low).toBeCloseTo(slope - critical * effect.se, 12)
    expect(effect.high).toBeCloseTo(slope + critical * effect.se, 12)
    expect(found.lag).toBe(0)
    expect(Object.isFrozen(found) && Object.isFrozen(effect)).toBe(true)
  })

  it('judges sums of coefficients with their covariance', () => {
    const found = regressionOf(rows, [1, 3, 2, 5, 4, 6], 0.95, 1)
    const [aa, ab] = [found.covariance[0]?.[0] ?? NaN, found.covariance[0]?.[1] ?? NaN]
    const bb = found.covariance[1]?.[1] ?? NaN
    const effect = found.effect([1, -2])
    const [a = NaN, b = NaN] = found.fit.coefficients
    expect(effect.estimate).toBeCloseTo(a - 2 * b, 12)
    expect(effect.se).toBeCloseTo(Math.sqrt(aa - 4 * ab + 4 * bb), 12)
    expect(effect.se).not.toBeCloseTo(Math.sqrt(aa + 4 * ab + 4 * bb), 2)
  })

  it('is certain where no residual is left: of nothing, and of something', () => {
    const flat = regressionOf(rows, [0, 0, 0, 0, 0, 0], 0.95, 0)
    expect(flat.effect([0, 1])).toEqual({ estimate: 0, se: 0, low: 0, high: 0, p: 1 })
    // With no weight at all there is nothing to judge; a constant alone is met exactly.
    expect(flat.effect([0, 0])).toEqual({ estimate: 0, se: 0, low: 0, high: 0, p: 1 })
    // The second row has no part in the coefficient, which the first meets exactly.
    const one = regressionOf([[1], [0]], [4, 0], 0.95, 0).effect([1])
    expect(one).toEqual({ estimate: 4, se: 0, low: 4, high: 4, p: 0 })
  })

  it('is none where columns depend on each other or no residual can be left', () => {
    expect(
      robustRegression(
        [
          [1, 0],
          [1, 1],
        ],
        [1, 2],
        0.95,
      ),
    ).toBeNull()
    expect(
      robustRegression(
        times.map((time) => [time, 2 * time]),
        times,
        0.95,
      ),
    ).toBeNull()
    expect(
      robustRegression(
        [
          [1, 0],
          [1, 1],
          [1, 3],
        ],
        [1, 2, 2],
        0.95,
      ),
    ).not.toBeNull()
  })
})
