import { describe, expect, it } from 'vitest'
import { localLevel, type LocalLevel } from './local-level.ts'

const modelOf = (values: readonly number[]): LocalLevel => {
  const outcome = localLevel(values)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const values = [5, 6, 7, 9, 8, 10, 12, 11, 13, 12]

describe('a local-level model', () => {
  // The likelihood of the nine differences as one normal vector with covariance diag(l + 2e) and
  // −e beside it, maximised over l and e with optim in R 4.2.2: no filter involved.
  it('has the likelihood and the variances of the differences', () => {
    const model = modelOf(values)
    expect(model.logLikelihood).toBeCloseTo(-16.5270106935474, 8)
    expect(model.levelVariance).toBeCloseTo(1.92608, 3)
    expect(model.noiseVariance).toBeCloseTo(0.19658, 3)
    expect(model).toMatchObject({
      n: 10,
      method: 'local-level model by maximum likelihood (Kalman filter)',
      warnings: [
        {
          code: 'few-points',
          message:
            'The series has 10 values; with fewer than 20 the variances are guesses and the intervals too narrow.',
        },
      ],
    })
    expect(model.filtered).toHaveLength(10)
    expect(model.filtered[0]).toBe(5)
    expect(model.filtered[9]).toBe(model.last)
    expect(Object.isFrozen(model)).toBe(true)
  })

  // The same recursion written in R, maximised with optimize.
  it('lets the level move on where a value is missing', () => {
    const model = modelOf([5, 6, NaN, 7, 9, 8, 10, 12, 11, NaN, 13, 12])
    expect(model.logLikelihood).toBeCloseTo(-16.6009104452254, 8)
    expect(model.levelVariance / (model.levelVariance + model.noiseVariance)).toBeCloseTo(
      0.861826622854685,
      5,
    )
    expect(model.n).toBe(10)
    expect(model.filtered[2]).toBe(model.filtered[1])
    const early = modelOf([NaN, ...values])
    expect(early.filtered[0]).toBeNaN()
    expect(early.logLikelihood).toBeCloseTo(-16.5270106935474, 8)
  })

  it('is a random walk where only the level moves, and a mean where it does not', () => {
    const walk = modelOf([1, 2, 3, 4, 5, 6, 7, 8])
    expect(walk.noiseVariance).toBe(0)
    expect(walk.levelVariance).toBeCloseTo(1, 12)
    expect(walk.last).toBe(8)
    expect(walk.lastVariance).toBe(0)
    const noise = modelOf([1, 3, 1, 3, 1, 3, 1, 3])
    expect(noise.levelVariance).toBe(0)
    // The mean of eight values, known with the variance of the noise over eight.
    expect(noise.last).toBeCloseTo(2, 12)
    expect(noise.noiseVariance).toBeCloseTo(8 / 7, 12)
    expect(noise.lastVariance).toBeCloseTo(1 / 7, 12)
  })

  it('forecasts the last level, less sure with each step', () => {
    const model = modelOf(values)
    const outcome = model.forecast(3, 0.9)
    if (!outcome.ok) throw new Error('refused')
    expect(outcome.value).toHaveLength(3)
    outcome.value.forEach(({ estimate, se, low, high }, i) => {
      expect(estimate).toBe(model.last)
      expect(se ** 2).toBeCloseTo(
        model.lastVariance + (i + 1) * model.levelVariance + model.noiseVariance,
        10,
      )
      expect(estimate - low).toBeCloseTo(1.6448536269514722 * se, 10)
      expect(high - estimate).toBeCloseTo(1.6448536269514722 * se, 10)
    })
    expect(model.forecast(1, 1)).toMatchObject({ refusals: [{ code: 'level-out-of-range' }] })
    expect(model.forecast(0)).toEqual({ ok: true, value: [] })
  })

  it('warns of fewer than 20 values only', () => {
    const long = Array.from({ length: 20 }, (_, i) => (i * 7) % 5)
    expect(modelOf(long).warnings).toEqual([])
    expect(modelOf(long.slice(1)).warnings).toHaveLength(1)
  })

  it('follows the scale and the place of the values', () => {
    const one = modelOf(values)
    const other = modelOf(values.map((value) => 10 * value - 500))
    expect(other.last).toBeCloseTo(10 * one.last - 500, 4)
    expect(other.levelVariance / one.levelVariance).toBeCloseTo(100, 3)
  })

  it.each([
    [[], 'no-rows', 'no rows'],
    [[1, 2, NaN, 3], 'too-few-points', '3 values'],
    [[4, 4, 4, 4], 'constant-outcome', 'the value 4 only'],
    [[1, 2, Infinity, 3, 4], 'value-not-finite', 'outcome, row 3: Infinity'],
    [[1, 2, -Infinity, 3, 4], 'value-not-finite', 'outcome, row 3: -Infinity'],
  ])('refuses %j', (series, code, found) => {
    expect(localLevel(series)).toMatchObject({
      ok: false,
      refusals: [{ code, found, about: { column: 'outcome' } }],
    })
  })
})
