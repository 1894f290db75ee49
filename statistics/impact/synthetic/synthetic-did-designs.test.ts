import { describe, expect, it } from 'vitest'
import { syntheticDid, type SyntheticDid, type SyntheticDidOptions } from './synthetic-did.ts'
import { refusalsOf } from './testing/refusals-of.ts'
import { inventedPanel, rowsWhere, valueOf, type Long } from './testing/invented-panel.ts'

const sdid = (long: Long, options: SyntheticDidOptions = {}): SyntheticDid =>
  valueOf(syntheticDid(long, options))

const bare = { se: 'none' } as const

const block = inventedPanel({ units: 12, times: 10, starts: [7], seed: 1, effect: 4 })
const staggered = inventedPanel({ units: 15, times: 10, starts: [5, 5, 8], seed: 3, effect: 2 })

describe('staggered starts', () => {
  const cell = (long: Long, row: number): boolean => long.unit[row] !== 'u15'
  const early = rowsWhere(staggered, (row) => cell(staggered, row))
  const late = rowsWhere(staggered, (row) => !['u13', 'u14'].includes(staggered.unit[row] ?? ''))

  it('are each against the never treated, then averaged by treated units and times', () => {
    for (const estimator of ['sdid', 'sc', 'did'] as const) {
      const whole = sdid(staggered, { estimator, ...bare })
      const first = sdid(early, { estimator, ...bare })
      const second = sdid(late, { estimator, ...bare })
      expect(whole.cohorts.map(({ start }) => start)).toEqual([2006, 2009])
      expect(whole.cohorts.map(({ treatedCells }) => treatedCells)).toEqual([10, 2])
      expect(whole.cohorts.map(({ units }) => units)).toEqual([['u13', 'u14'], ['u15']])
      expect(whole.cohorts[0]?.effect).toBeCloseTo(first.estimate, 12)
      expect(whole.cohorts[1]?.effect).toBeCloseTo(second.estimate, 12)
      expect(whole.estimate).toBeCloseTo((10 * first.estimate + 2 * second.estimate) / 12, 12)
    }
  })

  it('have one curve by times since the start, of those seen so long', () => {
    const { curve } = sdid(staggered, bare)
    const first = sdid(early, bare).curve
    const second = sdid(late, bare).curve
    expect(curve).toHaveLength(5)
    for (const since of [0, 1]) {
      const mean = (2 * (first[since]?.effect ?? NaN) + (second[since]?.effect ?? NaN)) / 3
      expect(curve[since]?.effect).toBeCloseTo(mean, 12)
    }
    expect(curve[2]?.effect).toBeCloseTo(first[2]?.effect ?? NaN, 12)
    expect(curve[4]?.effect).toBeCloseTo(first[4]?.effect ?? NaN, 12)
  })
})

describe('covariates', () => {
  const random = inventedPanel({ units: 12, times: 10, starts: [7], seed: 77 }).outcome
  const x = block.outcome.map((_, row) => random[row] ?? NaN)
  const noiseless = block.outcome.map(
    (_, row) => Math.floor(row / 10) * 2 + (row % 10) ** 2 + 0.5 * (x[row] ?? NaN),
  )

  it('are taken off with the coefficient of the never treated', () => {
    const outcome = noiseless.map((value, row) => value + 6 * (block.treated[row] ?? NaN))
    const result = sdid({ ...block, outcome }, { covariates: { x } })
    expect(result.coefficients).toHaveLength(1)
    expect(result.coefficients[0]?.name).toBe('x')
    expect(result.coefficients[0]?.coefficient).toBeCloseTo(0.5, 10)
    expect(result.estimate).toBeCloseTo(6, 8)
    expect(result.se).toBeCloseTo(0, 8)
  })

  it('are found anew in each replication', () => {
    const several = inventedPanel({ units: 12, times: 10, starts: [7, 7], seed: 1, effect: 4 })
    for (const se of ['placebo', 'bootstrap', 'jackknife'] as const) {
      const outcome = several.treated.map((treated, row) => (noiseless[row] ?? NaN) + 6 * treated)
      const result = sdid({ ...several, outcome }, { covariates: { x }, se, draws: 20 })
      expect(result.estimate).toBeCloseTo(6, 8)
      expect(result.se).toBeCloseTo(0, 8)
    }
  })

  it('are refused where they say nothing beyond units, times and each other', () => {
    const useless = [
      { constant: x.map(() => 3) },
      { ofUnit: x.map((_, row) => Math.floor(row / 10)) },
      { ofTime: x.map((_, row) => (row % 10) * 7.3) },
      { x, twice: x.map((value) => 2 * value) },
    ]
    for (const covariates of useless) {
      expect(refusalsOf(syntheticDid(block, { covariates }))).toEqual([
        `covariates-dependent: ${Object.keys(covariates).join(', ')}: no variation beyond units, times and each other`,
      ])
    }
  })
})
