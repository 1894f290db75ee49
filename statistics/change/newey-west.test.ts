import { describe, expect, it } from 'vitest'
import { leastSquares } from '../numerics/least-squares.ts'
import { automaticLag, neweyWest, type TimedFit } from './newey-west.ts'
import { firstOrder, interrupted } from './series.fixture.ts'

const fitted = (rows: readonly (readonly number[])[], y: readonly number[]): TimedFit => {
  const fit = leastSquares(rows, y)
  if (fit === null) throw new Error('no fit')
  return { rows, fit }
}

const segments = fitted(
  interrupted.map((_, t) => [1, t, t < 10 ? 0 : 1, t < 10 ? 0 : t - 10]),
  interrupted,
)

// R 4.2.2, sandwich 3.0-2: NeweyWest(lm(y ~ t + D + s), lag = …, prewhite = FALSE, adjust = TRUE).
describe('the covariance of Newey and West', () => {
  it.each([
    [0, [0.3408981816436306, 0.0709390546082558, 0.7906457230644608, 0.1464111106103907]],
    [1, [0.2276561582576127, 0.0453628354631616, 0.5780107311982468, 0.1456527389561436]],
    [3, [0.1933011336892233, 0.0427286086308827, 0.4310033633573225, 0.1098777735131551]],
  ])('has the errors of R with lag %d', (lag, errors) => {
    const covariance = neweyWest(segments, lag)
    covariance.forEach((row, i) => {
      expect(Math.sqrt(row[i] ?? NaN)).toBeCloseTo(errors[i] ?? NaN, 12)
    })
  })

  it('is symmetric, with the covariances of R', () => {
    const covariance = neweyWest(segments, 1)
    expect(covariance[2]?.[3]).toBeCloseTo(-0.0445583599754842, 12)
    expect(covariance[3]?.[2]).toBeCloseTo(-0.0445583599754842, 12)
  })

  it('cuts off lags as long as the series', () => {
    const short = fitted(
      [
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 3],
      ],
      [1, 3, 2, 5],
    )
    const [first] = neweyWest(short, 50)
    // As many terms as there are pairs, weights of lag 50.
    const scores = [0, 1, 2, 3].map((t) => [
      short.fit.residuals[t] ?? NaN,
      t * (short.fit.residuals[t] ?? NaN),
    ])
    const bread = short.fit.inverseGram
    let variance = 0
    for (let a = 0; a < 4; a += 1) {
      for (let b = 0; b < 4; b += 1) {
        const at = (t: number): number =>
          (bread[0]?.[0] ?? NaN) * (scores[t]?.[0] ?? NaN) +
          (bread[0]?.[1] ?? NaN) * (scores[t]?.[1] ?? NaN)
        variance += (1 - Math.abs(a - b) / 51) * at(a) * at(b) * 2
      }
    }
    expect(first?.[0]).toBeCloseTo(variance, 12)
  })
})

// R: bwNeweyWest(lm(…), prewhite = FALSE) on columns brought to root mean square 1: 8.554, 8.497
// and 2.913.
describe('the automatic lag', () => {
  it('is that of R, cut to a whole number', () => {
    expect(automaticLag(segments)).toBe(8)
    expect(
      automaticLag(
        fitted(
          interrupted.map((_, t) => [1, t]),
          interrupted,
        ),
      ),
    ).toBe(8)
    expect(
      automaticLag(
        fitted(
          firstOrder.map((_, t) => [1, t]),
          firstOrder,
        ),
      ),
    ).toBe(2)
  })

  it('does not depend on the units of time or outcome', () => {
    const scaled = fitted(
      firstOrder.map((_, t) => [1, 365 * t]),
      firstOrder.map((value) => 1000 * value),
    )
    expect(automaticLag(scaled)).toBe(2)
  })

  it('is 0 without residuals and never longer than the series', () => {
    const exact = fitted(
      [
        [1, 0],
        [1, 1],
        [1, 2],
      ],
      [0, 0, 0],
    )
    expect(automaticLag(exact)).toBe(0)
    const short = fitted(
      [
        [1, 0],
        [1, 1],
        [1, 2],
      ],
      [0, 1, 0],
    )
    expect(automaticLag(short)).toBeLessThanOrEqual(2)
  })
})
