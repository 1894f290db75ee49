import { describe, expect, it } from 'vitest'
import { syntheticDid, type SyntheticDidOptions } from './synthetic-did.ts'
import { inventedPanel, rowsWhere, valueOf, type Long } from './testing/invented-panel.ts'

const warningsOf = (long: Long, options: SyntheticDidOptions = {}): string[] =>
  valueOf(syntheticDid(long, { se: 'none', ...options })).warnings.map(
    ({ code, message }) => `${code}: ${message}`,
  )

const codesOf = (long: Long, options: SyntheticDidOptions = {}): string[] =>
  warningsOf(long, options).map((warning) => warning.slice(0, warning.indexOf(':')))

/** Outcomes per unit, the last of them treated from the time with this index on. */
const table = (rows: readonly (readonly number[])[], first: number): Long => {
  const cells = rows.flatMap((row, i) =>
    row.map((outcome, t) => ({
      unit: i === rows.length - 1 ? 'treated' : `c${i + 1}`,
      time: 2001 + t,
      outcome,
      treated: i === rows.length - 1 && t >= first ? 1 : 0,
    })),
  )
  return {
    unit: cells.map(({ unit }) => unit),
    time: cells.map(({ time }) => time),
    outcome: cells.map(({ outcome }) => outcome),
    treated: cells.map(({ treated }) => treated),
  }
}

describe('warnings of synthetic comparisons', () => {
  const many = inventedPanel({ units: 20, times: 12, starts: [8], seed: 1, noise: 0.3 })

  it('are none where nothing looks weak', () => {
    expect(warningsOf(many)).toEqual([])
  })

  it('tell of few controls: 18, not 19', () => {
    const fewer = rowsWhere(many, (row) => many.unit[row] !== 'u01')
    expect(codesOf(many)).not.toContain('few-controls')
    expect(warningsOf(fewer)).toContain(
      'few-controls: With 18 controls the spread of placebos is known badly; no rank among them is rarer than 1 in 19.',
    )
    const single = rowsWhere(many, (row) => ['u01', 'u20'].includes(many.unit[row] ?? ''))
    expect(warningsOf(single, { estimator: 'did' }).join()).toMatch(/With 1 control the/)
  })

  it('tell of few times before the start: 4, not 5', () => {
    const from = (year: number): Long => rowsWhere(many, (row) => (many.time[row] ?? NaN) >= year)
    expect(codesOf(from(2004))).not.toContain('few-times-before')
    expect(warningsOf(from(2005))).toContain(
      'few-times-before: Only 4 times lie before the start at 2009: a good fit over so few may be chance.',
    )
  })

  it('tell of a weak fit before the start: beyond the noise, not at it', () => {
    // Changes of the controls ±1 (σ = 1.095…); the treated lies 3 above, 3 below its comparison.
    const flat = [0, 1, 0, 1, 0, 1, 0]
    const weak = table([flat, flat, [3, -2, 3, -2, 3, -2, 9]], 6)
    expect(warningsOf(weak, { estimator: 'did' })).toContain(
      'weak-fit-before: Before the start at 2007 the mixture of donors misses the treated by 3.00 (root mean square), more than the donors change from one time to the next (1.03): the comparison is weak.',
    )
    const good = table([flat, flat, [1, 0, 1, 0, 1, 0, 9]], 6)
    expect(codesOf(good, { estimator: 'did' })).not.toContain('weak-fit-before')
  })

  it('do not take rounding for a weak fit', () => {
    const line = [1e6, 1e6 + 0.1, 1e6 + 0.2, 1e6 + 0.3, 1e6 + 0.4, 1e6 + 0.5]
    const exact = table([line, line, line.map((v, t) => v / 3 + (t === 5 ? 1 : 0))], 5)
    expect(codesOf(exact, { estimator: 'did' })).toContain('weak-fit-before')
    const near = table([line, line, line.map((v, t) => v + 5 + (t === 5 ? 1 : 0))], 5)
    expect(codesOf(near, { estimator: 'did' })).not.toContain('weak-fit-before')
  })

  it('tell when no donor reaches the treated, where levels count', () => {
    const outside = table(
      [
        [1, 2, 1, 2, 1, 5],
        [3, 3, 2, 3, 4, 6],
        [2, 4, 0.5, 3, 1, 9],
      ],
      5,
    )
    const message =
      'outside-donors: At 2002, 2003 the treated lie above or below every donor: no mixture of donors reaches them.'
    expect(warningsOf(outside, { estimator: 'sc' })).toContain(message)
    expect(warningsOf(outside, { estimator: 'sc-reg' })).toContain(message)
    for (const estimator of ['sdid', 'did', 'difp', 'difp-reg'] as const) {
      expect(codesOf(outside, { estimator })).not.toContain('outside-donors')
    }
  })

  it('tell when one donor is more than half of the comparison', () => {
    const close = table(
      [
        [1, 5, 2, 6, 3, 5, 4],
        [9, 1, 8, 1, 9, 1, 9],
        [1.1, 5.1, 2.1, 5.9, 3.1, 5, 7],
      ],
      6,
    )
    expect(warningsOf(close, { estimator: 'sc' }).join()).toMatch(
      /one-donor-dominates: c1 is 9\d % of the comparison for the start at 2007/,
    )
    expect(codesOf(close, { estimator: 'did' })).not.toContain('one-donor-dominates')
    const alone = rowsWhere(close, (row) => close.unit[row] !== 'c2')
    expect(codesOf(alone, { estimator: 'sc' })).not.toContain('one-donor-dominates')
  })

  it('are about each start', () => {
    const staggered = inventedPanel({ units: 25, times: 12, starts: [3, 4, 7], seed: 2 })
    expect(codesOf(staggered).filter((code) => code === 'few-times-before')).toHaveLength(2)
  })
})
