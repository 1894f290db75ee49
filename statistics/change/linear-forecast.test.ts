import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearForecast } from './linear-forecast.ts'

const x = [1, 2, 4, 4, 7]
const y = [2.1, 2.9, 5.2, 4.8, 8.3]

describe('a line led on', () => {
  // R 4.2.2: predict(lm(y ~ x), data.frame(x = c(9, 3)), interval = "prediction", level = .9).
  it('has the predictions and intervals of R', () => {
    const outcome = linearForecast(x, y, [9, 3], 0.9)
    if (!outcome.ok) throw new Error('refused')
    const { intercept, slope, residualError, df, n, forecasts, method } = outcome.value
    expect(intercept).toBeCloseTo(0.90377358490566, 12)
    expect(slope).toBeCloseTo(1.04339622641509, 12)
    expect(residualError).toBeCloseTo(0.209821727265564, 12)
    expect([df, n, method]).toEqual([3, 5, 'least-squares line with prediction interval'])
    expect(forecasts[0]?.estimate).toBeCloseTo(10.29433962264151, 10)
    expect(forecasts[0]?.low).toBeCloseTo(9.50189695720366, 10)
    expect(forecasts[0]?.high).toBeCloseTo(11.08678228807936, 10)
    expect(forecasts[0]?.se).toBeCloseTo(Math.hypot(0.26336360649321, 0.209821727265564), 10)
    expect(forecasts[1]?.low).toBeCloseTo(3.48923215400093, 10)
    expect(Object.isFrozen(outcome.value)).toBe(true)
    expect(Object.isFrozen(forecasts[0])).toBe(true)
  })

  it.each([
    [[], [], [1], 'no-rows'],
    [[1, 2, 3], [1, 2], [1], 'lengths-differ'],
    [[1, 2, NaN], [1, 2, 3], [1], 'value-not-finite'],
    [[1, 2, 3], [1, 2, 3], [NaN], 'value-not-finite'],
    [[1, 2], [1, 3], [1], 'too-few-points'],
    [[2, 2, 2], [1, 3, 4], [1], 'too-few-points'],
  ])('refuses x %j, y %j at %j', (xs, ys, at, code) => {
    const outcome = linearForecast(xs, ys, at)
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it('says what is missing', () => {
    expect(linearForecast([2, 2, 2], [1, 3, 4], [1])).toMatchObject({
      refusals: [{ found: '3 rows with 1 different values of x', about: { column: 'x' } }],
    })
    expect(linearForecast([2, 2, 3], [1, 3, 4], [1]).ok).toBe(true)
    expect(linearForecast(x, y, [1], 0)).toMatchObject({
      refusals: [{ code: 'level-out-of-range' }],
    })
  })

  it('is surest in the middle and contains its prediction', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), (away) => {
        const outcome = linearForecast(x, y, [3.6, 3.6 + away, 3.6 + 2 * away, 3.6 - away])
        if (!outcome.ok) throw new Error('refused')
        const [middle = NaN, near = NaN, far = NaN, other = NaN] = outcome.value.forecasts.map(
          ({ se }) => se,
        )
        expect(middle).toBeLessThan(near)
        expect(near).toBeLessThan(far)
        expect(other).toBeCloseTo(near, 9)
        for (const { estimate, low, high } of outcome.value.forecasts) {
          expect(low).toBeLessThan(estimate)
          expect(high).toBeGreaterThan(estimate)
        }
      }),
      { seed: 44, numRuns: 50 },
    )
  })
})
