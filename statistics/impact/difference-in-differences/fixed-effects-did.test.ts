import { describe, expect, it } from 'vitest'
import { leastSquares } from '../../numerics/least-squares.ts'
import { seeded } from '../../numerics/random.ts'
import type { Outcome } from '../../outcome.ts'
import { fixedEffectsDid } from './fixed-effects-did.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
const refusalsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals)

const random = seeded(77)
const units = [0, 1, 2, 3, 4, 5, 6, 7]
const times = [1, 2, 3, 4]
const cells = units.flatMap((unit) => times.map((time) => ({ unit, time })))
const x = cells.map(() => random.normal())
const z = cells.map(() => random.normal())
const startingAt = (starts: readonly number[]) => ({
  unit: cells.map(({ unit }) => unit),
  time: cells.map(({ time }) => time),
  treated: cells.map(({ unit, time }) => (time >= (starts[unit % starts.length] ?? NaN) ? 1 : 0)),
})
const half = startingAt([3, Infinity])
const outcome = cells.map(
  ({ unit, time }, i) =>
    unit + time ** 2 + 2 * (half.treated[i] ?? NaN) + 3 * (x[i] ?? NaN) - (z[i] ?? NaN),
)
const noisy = outcome.map((value) => value + random.normal())

describe('difference-in-differences with effects of units and times', () => {
  it('gives all coefficients where there is no noise', () => {
    const found = valueOf(fixedEffectsDid({ ...half, outcome, covariates: { x, z } }))
    expect(found.estimate).toBeCloseTo(2, 10)
    expect(found.covariates.map(({ name }) => name)).toEqual(['x', 'z'])
    expect(found.covariates[0]?.estimate).toBeCloseTo(3, 10)
    expect(found.covariates[1]?.estimate).toBeCloseTo(-1, 10)
    expect(found.method).toBe('Difference-in-differences with effects of units and times')
    expect([found, found.warnings, found.covariates[0]].map(Object.isFrozen)).toEqual([
      ...[true, true, true],
    ])
  })

  it('is least squares with a column for each unit and each time but one', () => {
    const found = valueOf(
      fixedEffectsDid({ ...half, outcome: noisy, covariates: { x, z } }, { se: 'iid' }),
    )
    const rows = cells.map(({ unit, time }, i) => [
      half.treated[i] ?? NaN,
      x[i] ?? NaN,
      z[i] ?? NaN,
      ...units.map((one) => (one === unit ? 1 : 0)),
      ...times.slice(1).map((one) => (one === time ? 1 : 0)),
    ])
    const fit = leastSquares(rows, noisy)
    if (fit === null) throw new Error('no fit')
    const se = (j: number) =>
      Math.sqrt(
        (fit.inverseGram[j]?.[j] ?? NaN) *
          (fit.residuals.reduce((all, r) => all + r * r, 0) / fit.df),
      )
    expect(found.df).toBe(fit.df)
    expect(found.estimate).toBeCloseTo(fit.coefficients[0] ?? NaN, 9)
    expect(found.se).toBeCloseTo(se(0), 9)
    expect(found.covariates[0]?.estimate).toBeCloseTo(fit.coefficients[1] ?? NaN, 9)
    expect(found.covariates[0]?.se).toBeCloseTo(se(1), 9)
    expect(found.covariates[1]?.se).toBeCloseTo(se(2), 9)
    expect(found).toMatchObject({ clusters: null, warnings: [], n: 32, level: 0.95 })
  })

  it('refuses one start for all, and takes two starts, with a warning', () => {
    const all = fixedEffectsDid({ ...startingAt([3]), outcome: noisy })
    expect(refusalsOf(all).map(({ code }) => code)).toEqual(['no-controls'])
    const two = valueOf(fixedEffectsDid({ ...startingAt([2, 4]), outcome: noisy }))
    expect(two.warnings).toEqual([
      {
        code: 'staggered-starts',
        message:
          'Treatment starts at 2 different times: this figure also compares with units already treated. Use staggered adoption (did).',
      },
      {
        code: 'few-clusters',
        message: '8 clusters: with fewer than 30, standard errors come out too small.',
      },
    ])
    expect(valueOf(fixedEffectsDid({ ...half, outcome: noisy })).warnings.length).toBe(1)
  })

  it('says what cannot be told from units and times, without covariates and with two', () => {
    const tiny = {
      unit: [0, 0, 1, 1],
      time: [1, 2, 1, 2],
      treated: [0, 0, 0, 1],
      outcome: [1, 2, 1, 4],
    }
    const rest = {
      code: 'covariates-dependent',
      expected:
        'covariates that change over time differently between units, and more rows than effects',
      whatToDo: 'Leave out covariates that stay the same within a unit, or add units.',
      about: { option: 'covariates' },
    }
    const found = 'coefficients that cannot be told from the effects of units and times'
    expect(refusalsOf(fixedEffectsDid(tiny, { se: 'iid' }))).toEqual([{ ...rest, found }])
    const same = { a: half.unit, b: x }
    expect(refusalsOf(fixedEffectsDid({ ...half, outcome: noisy, covariates: same }))).toEqual([
      { ...rest, found: `${found} (covariates: a, b)` },
    ])
  })
})
