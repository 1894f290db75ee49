import { describe, expect, it } from 'vitest'
import { simplexLeastSquares } from './simplex-least-squares.ts'
import { stoppedFrankWolfe } from './stopped-frank-wolfe.ts'

const columns = [
  [1, 3, 2, 6, 4],
  [4, 1, 8, 2, 4],
  [2, 5, 1, 3, 0],
  [7, 6, 5, 9, 8],
]
const target = [3, 4, 3.5, 5, 2]

describe('the search of the packages, which stops early', () => {
  // Computed with an own transcription in numpy of the formulas that synthdid 0.0.9 documents.
  const runs = [
    {
      what: 'stops after two steps each way',
      options: { ridge: 0.05, intercept: false },
      rule: { leastDecrease: 0.01 ** 2, stepsBeforeSparse: 3, mostSteps: 50 },
      weights: [0.1662216721183752, 0.17659326199619996, 0.4909633937670496, 0.1662216721183752],
    },
    {
      what: 'compares around the means',
      options: { ridge: 1.25, intercept: true },
      rule: { leastDecrease: 0.05 ** 2, stepsBeforeSparse: 5, mostSteps: 50 },
      weights: [0.1765587988073116, 0.1698174973187282, 0.4966509943644716, 0.15697270950948863],
    },
    {
      what: 'sets small weights to zero half way and goes on for long',
      options: { ridge: 1.25, intercept: true },
      rule: { leastDecrease: 1e-8, stepsBeforeSparse: 20, mostSteps: 10_000 },
      weights: [0.2616087038113018, 0.1875621893783049, 0.5019871716808143, 0.04884193512957785],
    },
    {
      what: 'keeps to the number of steps',
      options: { ridge: 0, intercept: false },
      rule: { leastDecrease: 1e-6, stepsBeforeSparse: 2, mostSteps: 4 },
      weights: [0.16599673386379693, 0.17715995997937917, 0.4908465722930269, 0.16599673386379693],
    },
  ]
  for (const { what, options, rule, weights } of runs) {
    it(what, () => {
      stoppedFrankWolfe(columns, target, options, rule).forEach((weight, i) =>
        expect(weight).toBeCloseTo(weights[i] ?? NaN, 11),
      )
    })
  }

  it('goes on from the largest weights alone, those of a quarter or less being dropped', () => {
    const near = [1.2, 2.7, 2.3, 5.6, 3.8]
    const options = { ridge: 0.05, intercept: false }
    const rule = { leastDecrease: 1e-6, stepsBeforeSparse: 12, mostSteps: 2 }
    // After 12 steps 0.879, 0.065, 0.042, 0.014; then two steps from 1, 0, 0, 0.
    const expected = [0.898659312544648, 0.06912763942651137, 0.03221304802884066, 0]
    stoppedFrankWolfe(columns, near, options, rule).forEach((weight, i) =>
      expect(weight).toBeCloseTo(expected[i] ?? NaN, 12),
    )
  })

  it('comes to the optimum when it may go on', () => {
    const options = { ridge: 1.25, intercept: true }
    const exact = simplexLeastSquares(columns, target, options).weights
    stoppedFrankWolfe(columns, target, options, {
      leastDecrease: 0,
      stepsBeforeSparse: 100,
      mostSteps: 1e5,
    }).forEach((weight, i) => expect(weight).toBeCloseTo(exact[i] ?? NaN, 3))
  })

  it('stays where a single series is best', () => {
    const weights = stoppedFrankWolfe(
      [
        [1, 2],
        [5, 9],
      ],
      [1, 2],
      { ridge: 0, intercept: false },
      {
        leastDecrease: 0,
        stepsBeforeSparse: 10,
        mostSteps: 10,
      },
    )
    expect(Array.from(weights)).toEqual([1, 0])
  })
})
