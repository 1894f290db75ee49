import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { covariateBalance } from './covariate-balance.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
const refusalsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals)
const treated = [1, 1, 1, 0, 0, 0]

describe('covariate balance', () => {
  it('is the difference of means in pooled standard deviations', () => {
    // Means 4 and 2; variances 4 and 1: 2 / √2.5.
    const result = valueOf(covariateBalance(treated, { age: [2, 4, 6, 1, 2, 3] }))
    expect(result.rows).toEqual([
      {
        covariate: 'age',
        meanTreated: 4,
        meanControl: 2,
        difference: expect.closeTo(2 / Math.sqrt(2.5), 12) as number,
        varianceRatio: 4,
        balance: 'far-apart',
      },
    ])
    expect(result).toMatchObject({ treated: 3, controls: 3, n: 6 })
    expect(result.warnings).toEqual([
      {
        code: 'groups-far-apart',
        message:
          'The groups differ by more than 0.25 standard deviations in age: a comparison rests on how this is taken into account.',
      },
    ])
  })

  it('changes its word above 0.1 and above 0.25', () => {
    // Both groups vary with variance 1, so that the shift is the difference.
    const word = (shift: number) =>
      valueOf(covariateBalance(treated, { z: [0, 1, 2, shift, shift + 1, shift + 2] })).rows[0]
        ?.balance
    expect(word(0.0999)).toBe('alike')
    expect(word(-0.0999)).toBe('alike')
    expect(word(0.1001)).toBe('different')
    expect(word(-0.1001)).toBe('different')
    expect(word(0.2499)).toBe('different')
    expect(word(0.2501)).toBe('far-apart')
    expect(word(-0.2501)).toBe('far-apart')
    expect(valueOf(covariateBalance(treated, { z: [0, 1, 2, 0.2, 1.2, 2.2] })).warnings).toEqual([])
  })

  it('finds the covariate that differs most, in either direction', () => {
    const { largest } = valueOf(
      covariateBalance(treated, {
        one: [0, 1, 2, 0.5, 1.5, 2.5],
        two: [0, 1, 2, 1, 2, 3],
        three: [0, 1, 2, 0, 1, 2],
      }),
    )
    expect(largest.covariate).toBe('two')
    const certain = valueOf(
      covariateBalance(treated, { z: [0, 1, 2, 5, 6, 7], constant: [1, 1, 1, 0, 0, 0] }),
    )
    expect(certain.largest).toMatchObject({ covariate: 'constant', difference: null })
  })

  it('says where nothing varies', () => {
    const of = (values: number[]) => valueOf(covariateBalance(treated, { z: values })).rows[0]
    expect(of([1, 1, 1, 1, 1, 1])).toMatchObject({
      difference: 0,
      varianceRatio: null,
      balance: 'alike',
    })
    expect(of([1, 1, 1, 2, 2, 2])).toMatchObject({ difference: null, balance: 'far-apart' })
    expect(of([1, 1, 1, 1, 2, 3])).toMatchObject({ varianceRatio: 0 })
  })

  it('does not depend on unit, zero point and order', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        (by, shift) => {
          const values = [2, 4, 6.5, 1, 2, 3]
          const base = valueOf(covariateBalance(treated, { z: values })).rows[0]?.difference ?? NaN
          const moved = valueOf(
            covariateBalance([0, 1, 0, 1, 0, 1], {
              z: [3, 0, 5, 1, 4, 2].map((i) => by * (values[i] ?? NaN) + shift),
            }),
          ).rows[0]?.difference
          expect(moved).toBeCloseTo(base, 7)
        },
      ),
      { seed: 5, numRuns: 40 },
    )
  })

  it('refuses what it cannot compare', () => {
    const z = [1, 2, 3, 4, 5, 6]
    expect(refusalsOf(covariateBalance(treated, {}))[0]?.code).toBe('no-covariates')
    expect(refusalsOf(covariateBalance([1, 0], { z }))[0]?.code).toBe('lengths-differ')
    expect(refusalsOf(covariateBalance([], { z: [] }))[0]?.code).toBe('no-rows')
    expect(refusalsOf(covariateBalance(treated, { z: [1, 2, 3, NaN, 5, 6] }))[0]).toMatchObject({
      code: 'value-not-finite',
      about: { column: 'z', row: '4' },
    })
    expect(
      refusalsOf(covariateBalance([1, 1, 2, 0, 0, 0], { z }, { treated: 'helped' }))[0],
    ).toMatchObject({ code: 'not-0-or-1', found: 'helped, row 3: 2' })
    expect(refusalsOf(covariateBalance([1, 0, 0, 0, 0, 0], { z }))).toMatchObject([
      { code: 'group-too-small', found: '1 rows with treated = 1' },
    ])
    expect(refusalsOf(covariateBalance([1, 1, 1, 1, 1, 1], { z }))).toMatchObject([
      { code: 'group-too-small', found: '0 rows with treated = 0' },
    ])
    expect(refusalsOf(covariateBalance([1, 1, 0, 0, 0, 0], { z }))).toEqual([])
    expect(refusalsOf(covariateBalance(treated, {}))).toEqual([
      {
        code: 'no-covariates',
        found: 'no covariates',
        expected: 'at least one column to compare the groups in',
        whatToDo: 'Name the columns that describe units before the start.',
        about: { option: 'covariates' },
      },
    ])
    expect(refusalsOf(covariateBalance([1, 1, 2, 0, 0, 1], { z }))).toEqual([
      {
        code: 'not-0-or-1',
        found: 'treated, row 3: 2',
        expected: '0 or 1',
        whatToDo: 'Write 0 or 1 in treated in row 3.',
        about: { column: 'treated', row: '3' },
      },
    ])
    expect(refusalsOf(covariateBalance([1, 1, 1, 1, 1, 0], { z }))).toEqual([
      {
        code: 'group-too-small',
        found: '1 rows with treated = 0',
        expected: 'two or more rows in each group',
        whatToDo: 'Add rows with treated = 0.',
        about: { column: 'treated' },
      },
    ])
  })
})
