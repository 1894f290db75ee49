import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { twoGroupEffect, type TwoGroups, type TwoGroupEffect } from './two-group-effect.ts'

const effectOf = (groups: TwoGroups, method: 'dr' | 'ipw' | 'reg'): TwoGroupEffect => {
  const effect = twoGroupEffect(groups, method)
  if (typeof effect === 'string') throw new Error(effect)
  return effect
}

const groups = (
  change: readonly number[],
  treated: readonly number[],
  ...covariates: readonly (readonly number[])[]
): TwoGroups => ({
  change: Float64Array.from(change),
  treated: Float64Array.from(treated),
  covariates: covariates.map((values) => Float64Array.from(values)),
})

const methods = ['dr', 'ipw', 'reg'] as const
const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length

describe('the effect in two groups', () => {
  it('is the difference of mean changes without covariates, whatever the method', () => {
    // Means 6 and 2; influence (n / 3) (Δ - 6) and -(n / 2) (Δ - 2) of n = 5.
    const plain = groups([4, 6, 8, 1, 3], [1, 1, 1, 0, 0])
    for (const method of methods) {
      const { estimate, influence } = effectOf(plain, method)
      expect(estimate).toBeCloseTo(4, 12)
      const expected = [-10 / 3, 0, 10 / 3, 5 / 2, -5 / 2]
      expected.forEach((value, i) => expect(influence[i]).toBeCloseTo(value, 12))
    }
  })

  it('by regression is the change beyond what the controls with that covariate show', () => {
    // Controls: change = 1 + 2x exactly, so the treated at x = 1 and 3 were to change by 3 and 7.
    const line = groups([4, 10, 1, 3, 5], [1, 1, 0, 0, 0], [1, 3, 0, 1, 2])
    expect(effectOf(line, 'reg').estimate).toBeCloseTo((1 + 3) / 2, 12)
    expect(effectOf(line, 'dr').estimate).toBeCloseTo(2, 12)
  })

  it('by weights compares within strata when the covariate is a stratum', () => {
    // Stratum 0: two treated, one control (1); stratum 1: one treated, two controls (3, 5).
    // The controls are weighed as the treated stand: 2/3 of stratum 0 and 1/3 of stratum 1.
    const strata = groups([5, 7, 9, 1, 3, 5], [1, 1, 1, 0, 0, 0], [0, 0, 1, 0, 1, 1])
    const expected = 7 - ((2 / 3) * 1 + (1 / 3) * 4)
    expect(effectOf(strata, 'ipw').estimate).toBeCloseTo(expected, 9)
    expect(effectOf(strata, 'dr').estimate).toBeCloseTo(expected, 9)
  })

  const random = seeded(7)
  const size = 120
  const x = Float64Array.from({ length: size }, () => random.normal())
  const treated = x.map((value) => (random.uniform() < 1 / (1 + Math.exp(-value)) ? 1 : 0))
  const change = x.map((value, i) => 1 + value + (treated[i] ?? 0) * 2 + random.normal())
  const drawn: TwoGroups = { change, treated, covariates: [x] }

  it('has an influence function with mean zero that knows the jackknife', () => {
    for (const method of methods) {
      const { estimate, influence } = effectOf(drawn, method)
      expect(mean(influence)).toBeCloseTo(0, 10)
      // Leaving a unit out moves the estimate by about its influence over n: the variance from the
      // influence function must be that of the jackknife, up to terms of order 1 / n.
      const without = Array.from(x, (_, out) => {
        const rest = (values: Float64Array) => values.filter((__, i) => i !== out)
        return effectOf(
          { change: rest(change), treated: rest(treated), covariates: [rest(x)] },
          method,
        ).estimate
      })
      const moves = Float64Array.from(without, (value) => (estimate - value) * (size - 1))
      const jackknife = moves.reduce((sum, v) => sum + v * v, 0) / size
      const variance = influence.reduce((sum, v) => sum + v * v, 0) / size
      expect(variance / jackknife).toBeGreaterThan(0.8)
      expect(variance / jackknife).toBeLessThan(1.05)
    }
  })

  it('scales and shifts with the outcome, and not with the covariates', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.constantFrom(...methods),
        (by, shift, method) => {
          const base = effectOf(drawn, method)
          const moved = effectOf(
            {
              change: change.map((value) => by * value + shift),
              treated,
              covariates: [x.map((value) => 1e4 * by + by * value)],
            },
            method,
          )
          expect(moved.estimate / by).toBeCloseTo(base.estimate, 8)
          expect((moved.influence[3] ?? NaN) / by).toBeCloseTo(base.influence[3] ?? NaN, 7)
        },
      ),
      { seed: 3, numRuns: 20 },
    )
  })

  it('is not estimated where the covariate tells the groups apart', () => {
    const apart = groups([1, 2, 3, 4], [1, 1, 0, 0], [10, 11, 0, 1])
    expect(twoGroupEffect(apart, 'ipw')).toBe('no-overlap')
    expect(twoGroupEffect(apart, 'dr')).toBe('no-overlap')
    expect(twoGroupEffect(apart, 'reg')).not.toBe('no-overlap')
  })

  it('needs a chance of treatment below 0.999 for each unit', () => {
    // One control among m treated units with the same covariate: the chance there is m / (m + 1).
    const among = (m: number) => {
      const ones = new Array<number>(m).fill(1)
      return groups([...ones, 5, 1, 2], [...ones, 0, 1, 0], [...ones, 1, 0, 0])
    }
    expect(twoGroupEffect(among(999), 'ipw')).toBe('no-overlap')
    expect(twoGroupEffect(among(990), 'ipw')).not.toBe('no-overlap')
  })

  it('leaves out controls whose chance of treatment is 0.995 or more', () => {
    // At covariate 1 the chance is m / (m + 1); there the control's change is 5, at 0 it is 2.
    const among = (m: number) => {
      const ones = new Array<number>(m).fill(1)
      return effectOf(groups([...ones, 5, 1, 2], [...ones, 0, 1, 0], [...ones, 1, 0, 0]), 'ipw')
    }
    expect(among(250).estimate).toBeCloseTo(1 - 2, 6)
    expect(among(150).estimate).toBeCloseTo(1 - (150 * 5 + 2) / 151, 6)
  })

  it('needs covariates that vary among the controls and do not follow from each other', () => {
    const level = groups([1, 2, 3, 4], [1, 1, 0, 0], [1.1, 1.1, 1.1, 1.1])
    expect(twoGroupEffect(level, 'reg')).toBe('covariates-dependent')
    expect(twoGroupEffect(level, 'dr')).toBe('covariates-dependent')
    expect(twoGroupEffect(level, 'ipw')).toBe('no-overlap')
    const twice = groups([1, 2, 3, 4, 5], [1, 1, 0, 0, 0], [0, 2, 1, 2, 4], [1, 5, 3, 5, 9])
    expect(twoGroupEffect(twice, 'reg')).toBe('covariates-dependent')
  })
})
