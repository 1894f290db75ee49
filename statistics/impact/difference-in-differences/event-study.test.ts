import { describe, expect, it } from 'vitest'
import { leastSquares } from '../../numerics/least-squares.ts'
import { seeded } from '../../numerics/random.ts'
import type { Outcome } from '../../outcome.ts'
import { eventStudy, type EventStudyColumns, type EventStudyOptions } from './event-study.ts'
import { fixedEffectsDid } from './fixed-effects-did.ts'
import { staggeredAdoption } from './staggered-adoption.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
const study = (columns: EventStudyColumns, options?: EventStudyOptions) =>
  valueOf(eventStudy(columns, options))
const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code)

const random = seeded(21)
const times = [1, 2, 3, 4, 5]
/** Units that start at the times given, in turn; the effect grows by its size with each time. */
const panel = (count: number, starts: readonly number[], size = 1) => {
  const rows = Array.from({ length: count }, (_, unit) => {
    const firstTreated = starts[unit % starts.length] ?? NaN
    const level = random.normal()
    return times.map((time) => {
      const x = random.normal()
      const effect = firstTreated > 0 && time >= firstTreated ? size * (time - firstTreated + 1) : 0
      return { unit, firstTreated, time, x, outcome: level + time + effect + x + random.normal() }
    })
  }).flat()
  return {
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    outcome: rows.map(({ outcome }) => outcome),
    firstTreated: rows.map(({ firstTreated }) => firstTreated),
    x: rows.map(({ x }) => x),
    treated: rows.map(({ firstTreated, time }) =>
      firstTreated > 0 && time >= firstTreated ? 1 : 0,
    ),
  }
}
const staggered = panel(60, [0, 3, 4, 0])
const single = panel(40, [0, 4])

describe('an event study', () => {
  it('gives the means by hand: two units, no noise', () => {
    const rows = {
      unit: ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'],
      time: [1, 2, 3, 1, 2, 3, 1, 2, 3],
      outcome: [0, 1, 2, 5, 6, 11, 1, 2, 4],
      firstTreated: [0, 0, 0, 3, 3, 3, 0, 0, 0],
    }
    // At time 3 b rose by 5, a and c by 1 and 2: 3.5; before, all alike.
    const result = study(rows, { se: 'iid' })
    expect(result.estimate).toBeCloseTo(3.5, 12)
    expect(result.rows.map(({ at }) => at)).toEqual([-2, 0])
    expect(result.rows[0]?.estimate).toBeCloseTo(0, 12)
    expect(result).toMatchObject({ references: [-1], estimator: 'twfe', n: 9, df: 2 })
  })

  it('is the same as least squares with a dummy for each unit and time', () => {
    const ats = [-3, -2, 0, 1]
    const dummies = single.unit.map((unit, i) => [
      single.x[i] ?? NaN,
      ...ats.map((at) =>
        single.firstTreated[i] === 4 && (single.time[i] ?? NaN) - 4 === at ? 1 : 0,
      ),
      ...Array.from({ length: 40 }, (_, own) => (own === unit ? 1 : 0)),
      ...times.slice(1).map((time) => (single.time[i] === time ? 1 : 0)),
    ])
    const fit = leastSquares(dummies, single.outcome)
    if (fit === null) throw new Error('not solvable')
    const columns = { ...single, covariates: { x: single.x } }
    const result = study(columns, { se: 'iid' })
    const spread = fit.residuals.reduce((sum, e) => sum + e * e, 0) / fit.df
    expect(result.df).toBe(fit.df)
    expect(result.covariates[0]?.name).toBe('x')
    const ours = [result.covariates[0], ...result.rows]
    ours.forEach((own, j) => {
      expect(own?.estimate).toBeCloseTo(fit.coefficients[j] ?? NaN, 9)
      expect(own?.se).toBeCloseTo(Math.sqrt(spread * (fit.inverseGram[j]?.[j] ?? NaN)), 9)
    })
    const hetero = study(columns, { se: 'hetero' })
    expect(hetero.rows[0]?.estimate).toBeCloseTo(result.rows[0]?.estimate ?? NaN, 12)
    expect(hetero.rows[0]?.se).not.toBeCloseTo(result.rows[0]?.se ?? NaN, 6)
  })

  it('by interaction weights equals the simple mean of group-time effects with the last base', () => {
    // Sun & Abraham (2021) and Callaway & Sant'Anna (2021) coincide in a balanced panel without
    // covariates and with units that are never treated.
    const theirs = valueOf(
      staggeredAdoption(staggered, { aggregate: 'simple', base: 'universal', draws: 0 }),
    )
    const ours = study(staggered)
    expect(ours.estimator).toBe('sun-abraham')
    expect(ours.estimate).toBeCloseTo(theirs.estimate, 10)
    const byTime = valueOf(
      staggeredAdoption(staggered, { aggregate: 'dynamic', base: 'universal', draws: 0 }),
    ).rows.filter(({ at }) => at !== -1)
    expect(ours.rows.map(({ at }) => at)).toEqual(byTime.map(({ at }) => at))
    ours.rows.forEach((row, i) => expect(row.estimate).toBeCloseTo(byTime[i]?.estimate ?? NaN, 10))
  })

  it('has one coefficient per time when asked for two-way fixed effects, and warns if starts differ', () => {
    const both = study(staggered, { estimator: 'twfe' })
    expect(both.warnings.map(({ code }) => code)).toEqual(['staggered-starts'])
    expect(both.warnings[0]?.message).toContain('2 groups start at different times')
    expect(both.estimate).not.toBeCloseTo(study(staggered).estimate, 6)
    expect(study(single).warnings).toEqual([])
    const one = study(single, { estimator: 'sun-abraham' })
    expect(one.estimate).toBeCloseTo(study(single).estimate, 10)
    expect(one.se).toBeCloseTo(study(single).se, 10)
    expect(one.method).toContain('Sun & Abraham')
    expect(study(single).method).toBe('Event study by two-way fixed effects')
  })

  it('tests what came before the start, and leaves it out where there is nothing', () => {
    expect(study(single).preTest?.df).toBe(2)
    const drift = single.outcome.map((y, i) =>
      single.firstTreated[i] === 4 ? y + 3 * (single.time[i] ?? NaN) : y,
    )
    expect(study({ ...single, outcome: drift }).preTest?.p).toBeLessThan(1e-6)
    expect(study(panel(20, [0, 2])).preTest).toBeNull()
  })

  it('leaves out units treated from the start, and uses the last group where all are treated', () => {
    const early = study(panel(30, [0, 1, 3]))
    expect(early.warnings[0]?.code).toBe('treated-from-the-start')
    expect(early.n).toBe(100)
    const all = study(panel(30, [3, 5]))
    expect(all.warnings.map(({ code }) => code)).toEqual(['no-never-treated'])
    expect(all.rows.map(({ at }) => at)).toEqual([-2, 0, 1])
  })

  it('has intervals that hold the estimate and narrow with units; few clusters are said', () => {
    const wide = study(panel(20, [0, 4]))
    const narrow = study(panel(160, [0, 4]))
    for (const { low, high, estimate } of [wide, ...wide.rows, narrow, ...narrow.rows]) {
      expect(low).toBeLessThan(estimate)
      expect(high).toBeGreaterThan(estimate)
    }
    expect(narrow.se).toBeLessThan(wide.se / 1.8)
    expect(wide.warnings.map(({ code }) => code)).toEqual(['few-clusters'])
    expect(wide).toMatchObject({ clusters: 20, df: 19 })
    expect(study(single, { se: 'twoway' })).toMatchObject({ clusters: 5, df: 4 })
    expect(study(single, { se: 'iid' }).clusters).toBeNull()
    const clusters = study({ ...single, cluster: single.unit.map((unit) => unit % 10) })
    expect(clusters.clusters).toBe(10)
  })

  it('refuses what it cannot use', () => {
    expect(codes(eventStudy(single, { level: 0 }))).toEqual(['level-out-of-range'])
    const same = { ...single, outcome: single.unit.map(() => 1) }
    expect(codes(eventStudy(same))).toEqual(['outcome-constant'])
    expect(codes(fixedEffectsDid(same))).toEqual(['outcome-constant'])
    const constant = single.unit.map((unit) => unit * 2)
    const refusal = eventStudy({ ...single, covariates: { constant } })
    expect(refusal.ok ? [] : refusal.refusals).toMatchObject([
      {
        code: 'covariates-dependent',
        found:
          'coefficients that cannot be told from the effects of units and times (covariates: constant)',
      },
    ])
    expect(codes(eventStudy({ ...single, firstTreated: single.unit.map(() => 0) }))).toEqual([
      'nobody-treated',
    ])
    expect(codes(eventStudy({ ...single, firstTreated: single.time }))).toEqual([
      'first-treated-changes',
    ])
    expect(codes(eventStudy({ ...single, unit: single.unit.slice(1) }))[0]).toBe('lengths-differ')
  })
})

describe('one coefficient with effects of units and times', () => {
  it('is the difference of differences in two times', () => {
    const rows = {
      unit: ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'],
      time: [1, 2, 1, 2, 1, 2, 1, 2],
      outcome: [0, 1, 2, 5, 5, 9, 4, 10],
      treated: [0, 0, 0, 0, 0, 1, 0, 1],
    }
    const result = valueOf(fixedEffectsDid(rows))
    expect(result.estimate).toBeCloseTo(5 - 2, 12)
    expect(result).toMatchObject({ n: 8, df: 3, clusters: 4 })
    expect(result.warnings.map(({ code }) => code)).toEqual(['few-clusters'])
    const iid = valueOf(fixedEffectsDid(rows, { se: 'iid' }))
    // Changes 1, 3, 4, 6: pooled variance 2 of the changes, so se² = 2 (1/2 + 1/2).
    expect(iid.se).toBeCloseTo(Math.sqrt(2), 12)
    expect(iid.df).toBe(2)
    expect(iid.high - iid.estimate).toBeCloseTo(4.302652729749464 * iid.se, 8)
  })

  it('counts effects that lie within clusters once', () => {
    // With each unit its own cluster: (n-1)/(n-K) with K = coefficients + times; G/(G-1).
    const clustered = valueOf(fixedEffectsDid(single))
    const coarse = valueOf(
      fixedEffectsDid({ ...single, cluster: single.unit.map((unit) => unit % 20) }),
    )
    expect(clustered.clusters).toBe(40)
    expect(coarse.clusters).toBe(20)
    expect(coarse.estimate).toBe(clustered.estimate)
    expect(coarse.se).not.toBe(clustered.se)
  })

  it('names covariates, warns of different starts, and refuses a treatment that ends', () => {
    const result = valueOf(fixedEffectsDid({ ...staggered, covariates: { x: staggered.x } }))
    expect(result.covariates[0]?.name).toBe('x')
    expect(Math.abs((result.covariates[0]?.estimate ?? NaN) - 1)).toBeLessThan(0.3)
    expect(result.warnings[0]).toMatchObject({ code: 'staggered-starts' })
    expect(result.warnings[0]?.message).toContain('at 2 different times')
    expect(valueOf(fixedEffectsDid(single)).warnings).toEqual([])
    const ending = single.treated.map((value, i) => (single.time[i] === 5 ? 0 : value))
    const refusal = fixedEffectsDid({ ...single, treated: ending })
    expect(new Set(codes(refusal))).toEqual(new Set(['treatment-switches-off']))
    expect(codes(fixedEffectsDid({ ...single, treated: single.unit.map(() => 0) }))).toEqual([
      'nobody-treated',
    ])
    expect(codes(fixedEffectsDid({ ...single, covariates: { x: [1, NaN] } }))).toEqual([
      'value-not-finite',
    ])
    expect(codes(fixedEffectsDid(single, { level: 2 }))).toEqual(['level-out-of-range'])
    expect(codes(fixedEffectsDid({ ...single, time: single.time.map(() => 1) }))).toEqual([
      'unit-time-twice',
    ])
    expect(codes(fixedEffectsDid({ ...single, cluster: single.time }))).toEqual(['cluster-changes'])
    expect(codes(fixedEffectsDid({ ...single, covariates: { u: single.unit } }))).toEqual([
      'covariates-dependent',
    ])
  })
})
