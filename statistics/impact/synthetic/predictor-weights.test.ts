import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { simplexLeastSquares } from '../../numerics/simplex-least-squares.ts'
import { predictorWeights, type PredictorProblem } from './predictor-weights.ts'

const invented = (seed: number, donors: number, predictors: number): PredictorProblem => {
  const random = seeded(seed)
  const draw = (length: number): Float64Array =>
    Float64Array.from({ length }, () => 2 * random.uniform() - 1)
  return {
    donors: Array.from({ length: donors }, () => draw(predictors)),
    target: draw(predictors).map((x) => x / 2),
    outcomes: Array.from({ length: donors }, () => draw(6)),
    targetOutcomes: draw(6).map((x) => x / 2),
  }
}

/** The gap that an importance leads to, reckoned apart from the search. */
const gapAt = (problem: PredictorProblem, importance: readonly number[]): number => {
  const scale = (values: Float64Array): Float64Array =>
    values.map((x, k) => x * Math.sqrt(importance[k] ?? NaN))
  const { weights } = simplexLeastSquares(problem.donors.map(scale), scale(problem.target), {
    ridge: 0,
    intercept: false,
  })
  const gaps = problem.targetOutcomes.map((y, t) =>
    problem.outcomes.reduce((rest, own, i) => rest - (weights[i] ?? NaN) * (own[t] ?? NaN), y),
  )
  return gaps.reduce((sum, gap) => sum + gap * gap, 0) / gaps.length
}

/** Every importance of three predictors in steps of a factor. */
const grid = (): (readonly number[])[] => {
  const logs = Array.from({ length: 33 }, (_, at) => -8 + at / 2)
  return logs.flatMap((a) => logs.map((b) => [1, Math.exp(a), Math.exp(b)]))
}

describe('weights by predictors', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'match the earlier outcomes better than any importance on a fine grid (case %i)',
    (seed) => {
      const problem = invented(seed, 7, 3)
      const found = predictorWeights(problem)
      const best = Math.min(...grid().map((importance) => gapAt(problem, importance)))
      expect(found.mspe).toBeLessThanOrEqual(best * (1 + 1e-3))
      expect(found.mspe).toBeCloseTo(gapAt(problem, [...found.importance]), 9)
      expect(found.importance.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(found.weights.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    },
  )

  it('give everything to the one predictor that leads to the earlier outcomes', () => {
    // By the first predictor the target lies between both donors; by the second it is the first one.
    const found = predictorWeights({
      donors: [Float64Array.of(0, 5), Float64Array.of(2, -5)],
      target: Float64Array.of(1, 5),
      outcomes: [Float64Array.of(10, 20), Float64Array.of(30, 40)],
      targetOutcomes: Float64Array.of(20, 30),
    })
    expect(found.weights[0]).toBeCloseTo(0.5, 3)
    expect(found.mspe).toBeLessThan(1e-3)
    expect(found.importance[0]).toBeGreaterThan(0.999)
  })

  it('are the same every time', () => {
    const problem = invented(11, 6, 4)
    expect(predictorWeights(problem)).toEqual(predictorWeights(problem))
  })
})
