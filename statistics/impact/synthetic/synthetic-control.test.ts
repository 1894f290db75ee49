import { describe, expect, it } from 'vitest'
import { placeboTest, type PlaceboTest } from './placebo-test.ts'
import {
  syntheticControl,
  type SyntheticControl,
  type SyntheticControlOptions,
} from './synthetic-control.ts'
import { syntheticDid } from './synthetic-did.ts'
import { refusalsOf } from './testing/refusals-of.ts'
import { inventedPanel, rowsWhere, valueOf, type Long } from './testing/invented-panel.ts'

const control = (long: Long, options: SyntheticControlOptions = {}): SyntheticControl =>
  valueOf(syntheticControl(long, options))

const testOf = (long: Long, options: SyntheticControlOptions = {}): PlaceboTest => {
  const test = control(long, options).placeboTest
  if (test === null) throw new Error('no placebo test')
  return test
}

const codesOf = (long: Long, options: SyntheticControlOptions): string[] =>
  refusalsOf(syntheticControl(long, options))

const block = inventedPanel({ units: 10, times: 12, starts: [8], seed: 5, effect: 6, noise: 0.4 })
const pair = inventedPanel({ units: 12, times: 9, starts: [6, 6], seed: 2 })

describe('synthetic control on earlier outcomes', () => {
  it('is the estimator sc of the family', () => {
    const own = control(block)
    const family = valueOf(syntheticDid(block, { estimator: 'sc' }))
    expect(own).toMatchObject({ estimate: family.estimate, se: family.se, method: family.method })
    expect(own.cohorts).toEqual(family.cohorts)
    expect(own.estimator).toBe('sc')
    expect(own.predictors).toEqual([])
    expect(Object.isFrozen(own)).toBe(true)
  })

  it('leaves nothing of a unit that is a mixture of donors', () => {
    const at = (unit: number, t: number): number => block.outcome[unit * 12 + t] ?? NaN
    const outcome = block.outcome.map((value, row) =>
      row < 9 * 12
        ? value
        : 0.25 * at(1, row % 12) + 0.35 * at(4, row % 12) + 0.4 * at(7, row % 12),
    )
    const result = control({ ...block, outcome })
    expect(Math.abs(result.estimate)).toBeLessThan(1e-7)
    const weights = result.cohorts[0]?.unitWeights ?? []
    expect(weights[1]?.weight).toBeCloseTo(0.25, 6)
    expect(weights[4]?.weight).toBeCloseTo(0.35, 6)
    expect(weights[7]?.weight).toBeCloseTo(0.4, 6)
    expect(result.leaveOneOut.map(({ without }) => without)).toEqual(['u02', 'u05', 'u08'])
  })

  it('ranks the treated among the placebos by the growth of their gaps', () => {
    const result = control(block)
    const { treated, placebos, rank, of, pValue, trimmed } = testOf(block)
    expect(of).toBe(10)
    expect(placebos.map(({ unit }) => unit)).toEqual(
      [...new Set(block.unit)].filter((unit) => unit !== 'u10'),
    )
    expect(rank).toBe(1 + placebos.filter(({ ratio }) => ratio >= treated.ratio).length)
    expect(pValue).toBe(rank / 10)
    expect(treated.unit).toBe('u10')
    expect(treated.preMspe).toBeCloseTo(result.cohorts[0]?.preMspe ?? NaN, 12)
    expect(treated.effect).toBe(result.estimate)
    expect(trimmed).toBeNull()
    const meanSquare = (values: number[]): number =>
      values.reduce((sum, value) => sum + value * value, 0) / values.length
    for (const run of [treated, ...placebos]) {
      const gaps = Array.from(run.gaps)
      expect(run.preMspe).toBeCloseTo(meanSquare(gaps.slice(0, 8)), 12)
      expect(run.postMspe).toBeCloseTo(meanSquare(gaps.slice(8)), 12)
      expect(run.ratio).toBe(run.postMspe / run.preMspe)
    }
  })

  it('also ranks without the placebos that fit badly', () => {
    const { treated, placebos, trimmed } = testOf(block, { trim: 2 })
    const kept = placebos.filter(({ preMspe }) => preMspe <= 2 * treated.preMspe)
    expect(kept.length).toBeLessThan(9)
    expect(trimmed?.trim).toBe(2)
    expect(trimmed?.of).toBe(kept.length + 1)
    expect(trimmed?.pValue).toBe((trimmed?.rank ?? NaN) / (kept.length + 1))
  })

  it('estimates without each donor that has weight', () => {
    const result = control(block)
    const used = (result.cohorts[0]?.unitWeights ?? []).filter(({ weight }) => weight > 1e-6)
    expect(result.leaveOneOut.map(({ without }) => without)).toEqual(used.map(({ unit }) => unit))
    for (const { without, estimate } of result.leaveOneOut) {
      const left = rowsWhere(block, (row) => block.unit[row] !== without)
      expect(estimate).toBeCloseTo(control(left, { se: 'none', leaveOneOut: false }).estimate, 9)
    }
    expect(control(block, { leaveOneOut: false }).leaveOneOut).toEqual([])
    const alone = rowsWhere(block, (row) => ['u01', 'u10'].includes(block.unit[row] ?? ''))
    expect(control(alone, { se: 'none' }).leaveOneOut).toEqual([])
  })

  it('has no rank with several treated units, drawn placebos, or another error', () => {
    expect(control(pair).placeboTest).toBeNull()
    expect(control(block, { drawnPlacebos: true, draws: 5 }).placeboTest).toBeNull()
    expect(control(block, { se: 'none' }).placeboTest).toBeNull()
    expect(control(pair, { se: 'jackknife' }).se).toBeGreaterThan(0)
    const staggered = inventedPanel({ units: 10, times: 9, starts: [4, 6], seed: 2 })
    expect(control(staggered, { draws: 5 }).leaveOneOut).toEqual([])
    expect(control(staggered, { draws: 5 }).placeboTest).toBeNull()
  })

  it('refuses to trim below 1, and what the design refuses', () => {
    expect(codesOf(block, { trim: 0.99 })).toEqual(['trim-below-1: trim 0.99'])
    expect(codesOf(block, { trim: NaN })).toEqual(['trim-below-1: trim NaN'])
    expect(codesOf(block, { trim: 1 })).toEqual([])
    expect(codesOf({ ...block, treated: block.treated.map(() => 0) }, {})[0]).toMatch(
      /^nobody-treated/,
    )
  })
})

describe('the placebo test', () => {
  const effect = (gaps: number[]) => ({
    first: 2,
    treatedUnits: 1,
    effect: 0,
    weights: { units: new Float64Array(), times: new Float64Array() },
    penalties: { units: 0, times: 0 },
    treated: new Float64Array(),
    synthetic: new Float64Array(),
    gaps: Float64Array.from(gaps),
  })
  const total = (gaps: number[]) => ({
    effect: 0,
    cohorts: [effect(gaps)],
    curve: new Float64Array(),
    coefficients: new Float64Array(),
    outcomes: [],
  })
  const panel = {
    units: ['a', 'b', 'c', 'd'],
    times: [1, 2, 3],
    outcome: new Float64Array(),
    rows: new Int32Array(),
  }

  it('counts ties against the treated, and trims at the bound', () => {
    // Ratios: treated 4 / 1; b 4 / 1; c 9 / 4; d 16 / 2.5.
    const test = placeboTest(
      panel,
      { unit: 0, effect: effect([1, 1, 2]) },
      {
        totals: [total([1, 1, -2]), total([2, 2, 3]), total([1, 2, 4])],
        units: [1, 2, 3],
        exact: true,
      },
      2.5,
    )
    expect(test.treated).toMatchObject({ unit: 'a', preMspe: 1, postMspe: 4, ratio: 4 })
    expect(test.placebos.map(({ unit, ratio }) => [unit, ratio])).toEqual([
      ['b', 4],
      ['c', 2.25],
      ['d', 6.4],
    ])
    expect(test).toMatchObject({ rank: 3, of: 4, pValue: 0.75 })
    expect(test.trimmed).toEqual({ trim: 2.5, rank: 3, of: 3, pValue: 1 })
  })
  it('takes no gap at all for no growth, and a gap out of nothing for endless growth', () => {
    const placebos = { totals: [total([0, 0, 0]), total([0, 0, 1])], units: [1, 2], exact: true }
    const test = placeboTest(panel, { unit: 0, effect: effect([0, 0, 0]) }, placebos, null)
    expect(test.placebos.map(({ ratio }) => ratio)).toEqual([0, Infinity])
    expect(test).toMatchObject({ rank: 3, of: 3, pValue: 1, trimmed: null })
  })
})
