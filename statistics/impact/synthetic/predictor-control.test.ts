import { describe, expect, it } from 'vitest'
import { arrangePanel } from '../panel.ts'
import { predictorMatrix, scaledPredictors, type Predictor } from './predictor-matrix.ts'
import { predictorWeights } from './predictor-weights.ts'
import {
  syntheticControl,
  type SyntheticControl,
  type SyntheticControlOptions,
} from './synthetic-control.ts'
import { refusalsOf } from './testing/refusals-of.ts'
import { inventedPanel, valueOf, type Long } from './testing/invented-panel.ts'

const block = inventedPanel({ units: 8, times: 10, starts: [7], seed: 5, effect: 6, noise: 0.4 })
const random = inventedPanel({ units: 8, times: 10, starts: [7], seed: 50 }).outcome

const lag = (time: number): Predictor => ({
  name: `outcome@${time}`,
  values: block.outcome,
  from: time,
  to: time,
})
const wealth: Predictor = { name: 'wealth', values: random, from: 2003, to: 2006 }

const control = (long: Long, options: SyntheticControlOptions = {}): SyntheticControl =>
  valueOf(syntheticControl(long, { se: 'none', leaveOneOut: false, ...options }))

const codesOf = (options: SyntheticControlOptions, long = block): string[] =>
  refusalsOf(syntheticControl(long, options))

describe('predictors of a panel', () => {
  const panel = valueOf(
    arrangePanel({
      unit: ['a', 'a', 'a', 'b', 'b', 'b'],
      time: [1, 2, 3, 1, 2, 3],
      outcome: [1, 2, 3, 4, 5, 6],
    }),
  )
  const values = [1, NaN, 5, 2, 4, 90]

  it('are means of what is known within their times', () => {
    const of = (own: Partial<Predictor>): number[] =>
      valueOf(predictorMatrix(panel, [{ name: 'x', values, ...own }], 2)).flatMap((column) => [
        ...column,
      ])
    expect(of({})).toEqual([1, 3])
    expect(of({ from: 1, to: 3 })).toEqual([3, 32])
    expect(of({ from: 3, to: 3 })).toEqual([5, 90])
    expect(of({ from: 2, to: 3 })).toEqual([5, 47])
    expect(of({ to: 1 })).toEqual([1, 2])
  })

  it('are refused where a unit has none, or all have the same', () => {
    const faultsOf = (own: Partial<Predictor>): string[] =>
      refusalsOf(predictorMatrix(panel, [{ name: 'x', values, ...own }], 2))
    expect(faultsOf({ from: 2, to: 2 })).toEqual([
      'predictor-unknown: x: no value within its times for a',
    ])
    expect(faultsOf({ from: 7, to: 9 })).toEqual([
      'predictor-unknown: x: no value within its times for a, b',
    ])
    expect(faultsOf({ values: [3, 3, 3, 3, 3, 3] })).toEqual([
      'predictor-constant: x: the same in each unit',
    ])
  })

  it('are measured by their spread over the units that are compared', () => {
    const columns = [Float64Array.of(1, 3, 100), Float64Array.of(5, 5, 7)]
    const scaled = scaledPredictors(columns, [1, 0])
    expect(scaled.map((own) => [...own])).toEqual([
      [3 / Math.SQRT2, 0],
      [1 / Math.SQRT2, 0],
    ])
  })
})

describe('nested weights', () => {
  // The second predictor is the outcome, the first misleads: the second counts for more.
  const donors = [
    [0, 1],
    [5, 2],
    [1, 6],
  ].map((own) => Float64Array.from(own))
  const outcomes = [
    [1, 1.1],
    [2, 2.1],
    [6, 6.2],
  ].map((own) => Float64Array.from(own))
  const found = predictorWeights({
    donors,
    target: Float64Array.of(0.1, 2),
    outcomes,
    targetOutcomes: Float64Array.of(2, 2.1),
  })

  it('match the outcomes as far as the predictors allow', () => {
    expect(found.mspe).toBeLessThan(1e-4)
    expect(found.importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
    expect(found.importance[1]).toBeGreaterThan(0.5)
    expect(found.weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
    expect(Math.min(...found.weights)).toBeGreaterThanOrEqual(0)
  })

  it('are the same each time, and with one predictor its own', () => {
    const problem = {
      donors: donors.map((own) => own.subarray(1)),
      target: Float64Array.of(1.5),
      outcomes,
      targetOutcomes: Float64Array.of(2, 2.1),
    }
    const once = predictorWeights(problem)
    expect(predictorWeights(problem)).toEqual(once)
    expect([...once.importance]).toEqual([1])
    const gaps = [0, 1].map(
      (t) =>
        (problem.targetOutcomes[t] ?? NaN) -
        outcomes.reduce((sum, own, i) => sum + (once.weights[i] ?? NaN) * (own[t] ?? NaN), 0),
    )
    expect(once.mspe).toBeCloseTo(gaps.reduce((sum, gap) => sum + gap * gap, 0) / 2, 12)
  })
})

describe('synthetic control on predictors', () => {
  const byPredictors = { predictors: [lag(2002), lag(2005), wealth] }

  it('fits earlier outcomes no better than all of them allow', () => {
    const nested = control(block, { byPredictors })
    const outcomes = control(block)
    expect(nested.method).toBe(
      'synthetic control on predictors, nested (Abadie, Diamond & Hainmueller 2010); no standard error',
    )
    expect(nested.cohorts[0]?.preMspe).toBeGreaterThanOrEqual(
      (outcomes.cohorts[0]?.preMspe ?? NaN) - 1e-9,
    )
    const weights = nested.cohorts[0]?.unitWeights ?? []
    expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(nested.cohorts[0]?.timeWeights).toEqual([])
  })

  it('tells how alike the treated and its donors are', () => {
    const { predictors, cohorts } = control(block, { byPredictors })
    expect(predictors.map(({ name }) => name)).toEqual(['outcome@2002', 'outcome@2005', 'wealth'])
    expect(predictors.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 12)
    const at = (unit: number, t: number): number => block.outcome[unit * 10 + t] ?? NaN
    expect(predictors[0]?.treated).toBe(at(7, 1))
    expect(predictors[0]?.donors).toBeCloseTo(
      [0, 1, 2, 3, 4, 5, 6].reduce((sum, unit) => sum + at(unit, 1) / 7, 0),
      12,
    )
    expect(predictors[1]?.synthetic).toBeCloseTo(
      (cohorts[0]?.unitWeights ?? []).reduce(
        (sum, { weight }, unit) => sum + weight * at(unit, 4),
        0,
      ),
      12,
    )
  })

  it('does not depend on the units of predictors and outcome', () => {
    const plain = control(block, { byPredictors })
    const thousand = (predictor: Predictor): Predictor => ({
      ...predictor,
      values: Array.from(predictor.values, (value) => value * 1000),
    })
    const other = control(block, {
      byPredictors: { predictors: byPredictors.predictors.map(thousand) },
    })
    expect(other.estimate).toBeCloseTo(plain.estimate, 6)
  })

  it('matches only the times that are asked for', () => {
    const fitFrom = 2004
    const fitTo = 2006
    const whole = control(block, { byPredictors })
    const part = control(block, { byPredictors: { ...byPredictors, fitFrom, fitTo } })
    const mspeWithin = (result: SyntheticControl): number =>
      (result.cohorts[0]?.series ?? [])
        .filter(({ time }) => time >= fitFrom && time <= fitTo)
        .reduce((sum, { gap }) => sum + gap * gap, 0)
    expect(mspeWithin(part)).toBeLessThanOrEqual(mspeWithin(whole) + 1e-9)
    expect(part.estimate).not.toBe(whole.estimate)
    expect(codesOf({ byPredictors: { ...byPredictors, fitFrom: 2008 } })).toEqual([
      'no-times-to-match: no time from 2008 to Infinity before the start',
    ])
    expect(codesOf({ byPredictors: { ...byPredictors, fitTo: 2000 } })).toEqual([
      'no-times-to-match: no time from -Infinity to 2000 before the start',
    ])
  })

  it('ranks placebos that are fitted in the same way', () => {
    const result = control(block, { byPredictors, se: 'placebo', leaveOneOut: true })
    expect(result.placeboTest?.of).toBe(8)
    expect(result.se).toBeGreaterThan(0)
    const used = (result.cohorts[0]?.unitWeights ?? []).filter(({ weight }) => weight > 1e-6)
    expect(result.leaveOneOut.map(({ without }) => without)).toEqual(used.map(({ unit }) => unit))
  })

  it('takes the mean of several treated units with one start', () => {
    const pair = inventedPanel({ units: 8, times: 10, starts: [7, 7], seed: 5 })
    const result = control(pair, {
      byPredictors: { predictors: [{ ...lag(2003), values: pair.outcome }] },
    })
    const at = (unit: number): number => pair.outcome[unit * 10 + 2] ?? NaN
    expect(result.predictors[0]?.treated).toBeCloseTo((at(6) + at(7)) / 2, 12)
  })

  it('refuses what it cannot do', () => {
    expect(codesOf({ byPredictors, se: 'jackknife' })).toEqual([
      'error-not-with-predictors: a jackknife error of a synthetic control on predictors',
    ])
    expect(codesOf({ byPredictors, se: 'bootstrap' })).toHaveLength(1)
    expect(
      codesOf({ byPredictors: { predictors: [{ ...wealth, from: 1990, to: 1991 }] } }),
    ).toEqual([
      'predictor-unknown: wealth: no value within its times for u01, u02, u03, u04, u05 and 3 more',
    ])
    const staggered = inventedPanel({ units: 8, times: 10, starts: [5, 7], seed: 5 })
    expect(codesOf({ byPredictors }, staggered)).toEqual(['predictors-need-one-start: 2 starts'])
  })
})
