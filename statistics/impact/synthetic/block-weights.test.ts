import { describe, expect, it } from 'vitest'
import { simplexLeastSquares } from '../../numerics/simplex-least-squares.ts'
import { stoppedFrankWolfe } from '../../numerics/stopped-frank-wolfe.ts'
import { meanSeries, treatedUnits } from './assignment.ts'
import { blockWeights, noiseLevel, penaltiesOf, type SyntheticEstimator } from './block-weights.ts'
import { cohortEffect } from './cohort-effect.ts'
import { combineCohorts, keptFrom } from './total-effect.ts'

const controls = [
  [1, 2, 4, 3, 9, 8],
  [5, 5, 6, 8, 4, 6],
  [2, 0, 1, 1, 2, 3],
].map((own) => Float64Array.from(own))
const treated = Float64Array.of(3, 3, 4, 5, 8, 9)
const block = { controls, treated, before: 4 }

describe('the noise of donors', () => {
  it('is the standard deviation of their changes before the start', () => {
    // 1, 2, −1, 0, 1, 2, −2, 1, 0: mean 4 / 9, squares 16 − 16 / 9, divisor 8.
    expect(noiseLevel(controls, 4)).toBeCloseTo(Math.sqrt((16 - 16 / 9) / 8), 14)
    expect(noiseLevel(controls, 2)).toBeCloseTo(Math.sqrt((5 - 1 / 3) / 2), 14)
    expect(noiseLevel(controls.slice(0, 1), 2)).toBe(0)
    expect(noiseLevel(controls.slice(0, 1), 3)).toBeCloseTo(Math.sqrt(0.5), 14)
  })

  it('makes the penalty, with the number of treated units and times', () => {
    const noise = noiseLevel(controls, 4)
    const of = (estimator: SyntheticEstimator) => penaltiesOf(block, 8, estimator)
    // Eight units over two times: 16 ** ¼ = 2.
    for (const estimator of ['sdid', 'sc-reg', 'difp-reg'] as const) {
      expect(of(estimator).units).toBeCloseTo(2 * noise, 14)
    }
    for (const estimator of ['sc', 'difp'] as const) {
      expect(of(estimator).units).toBeCloseTo(1e-6 * noise, 20)
    }
    expect(of('sdid').times).toBeCloseTo(1e-6 * noise, 20)
  })
})

describe('the weights of a block', () => {
  const before = controls.map((own) => own.subarray(0, 4))
  const penalties = { units: 0.7, times: 0.01 }
  const weightsOf = (estimator: SyntheticEstimator, solver: 'exact' | 'package' = 'exact') =>
    blockWeights(block, { estimator, solver }, penalties)
  const units = (intercept: boolean): number[] =>
    Array.from(
      simplexLeastSquares(before, treated.subarray(0, 4), { ridge: 4 * 0.7 ** 2, intercept })
        .weights,
    )
  const thirds = [1 / 3, 1 / 3, 1 / 3]
  const quarters = [0.25, 0.25, 0.25, 0.25]

  it('are those of its recipe', () => {
    const table: [SyntheticEstimator, number[], number[] | null][] = [
      ['sdid', units(true), null],
      ['sc', units(false), [0, 0, 0, 0]],
      ['did', thirds, quarters],
      ['difp', units(true), quarters],
      ['sc-reg', units(false), [0, 0, 0, 0]],
      ['difp-reg', units(true), quarters],
    ]
    for (const [estimator, ofUnits, ofTimes] of table) {
      const weights = weightsOf(estimator)
      expect(Array.from(weights.units)).toEqual(ofUnits)
      if (ofTimes !== null) expect(Array.from(weights.times)).toEqual(ofTimes)
    }
    expect(units(true)).not.toEqual(units(false))
  })

  it('of times bring those before near the mean after', () => {
    const columns = [0, 1, 2, 3].map((t) => controls.map((own) => own[t] ?? NaN))
    const expected = simplexLeastSquares(columns, [8.5, 5, 2.5], {
      ridge: 3 * 0.01 ** 2,
      intercept: true,
    }).weights
    expect(weightsOf('sdid').times).toEqual(expected)
  })

  it('of the packages stop at (1e-5 σ)²', () => {
    const expected = stoppedFrankWolfe(
      before,
      treated.subarray(0, 4),
      { ridge: 4 * 0.7 ** 2, intercept: true },
      { leastDecrease: 0.1 ** 2, stepsBeforeSparse: 100, mostSteps: 10_000 },
    )
    expect(weightsOf('sdid', 'package').units).toEqual(expected)
  })

  it('do not depend on where the search begins', () => {
    const start = { units: Float64Array.of(0, 1, 0), times: Float64Array.of(0, 0, 1, 0) }
    const again = blockWeights(block, { estimator: 'sdid', solver: 'exact' }, penalties, start)
    const { units: ofUnits, times } = weightsOf('sdid')
    ofUnits.forEach((weight, i) => expect(again.units[i]).toBeCloseTo(weight, 12))
    times.forEach((weight, i) => expect(again.times[i]).toBeCloseTo(weight, 12))
  })
})

describe('series and cohorts', () => {
  it('are averaged by units, each as often as it stands there', () => {
    expect(Array.from(meanSeries(controls, [0, 1]))).toEqual([3, 3.5, 5, 5.5, 6.5, 7])
    expect(meanSeries(controls, [0, 0, 2])[4]).toBeCloseTo(20 / 3, 14)
    expect(meanSeries([], [])).toEqual(new Float64Array())
    expect(
      treatedUnits({
        controls: [],
        cohorts: [
          { first: 1, units: [4, 2] },
          { first: 2, units: [3] },
        ],
      }),
    ).toEqual([4, 2, 3])
  })

  it('hand penalties and beginnings on to replications', () => {
    const approach = { estimator: 'sdid', solver: 'exact' } as const
    const outcomes = [...controls, treated]
    const effect = cohortEffect(outcomes, [0, 1, 2], { first: 4, units: [3] }, approach)
    const kept = keptFrom(combineCohorts([effect]), [0, 1, 2])
    expect(kept(3)).toBeUndefined()
    expect(kept(4)?.penalties).toBe(effect.penalties)
    expect([...(kept(4)?.unitWeights ?? [])]).toEqual(
      [0, 1, 2].map((i) => [i, effect.weights.units[i]]),
    )
    const replication = cohortEffect(outcomes, [0, 2], { first: 4, units: [1] }, approach, kept(4))
    expect(replication.penalties).toBe(effect.penalties)
  })
})
