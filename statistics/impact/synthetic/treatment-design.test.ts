import { describe, expect, it } from 'vitest'
import { treatmentDesign, type TreatmentColumns } from './treatment-design.ts'
import { refusalsOf as refusalsWhole } from './testing/refusals-of.ts'
import { inventedPanel, rowsWhere, valueOf, type Long } from './testing/invented-panel.ts'

const long = inventedPanel({ units: 5, times: 6, starts: [2, 4], seed: 1 })
const names = { unit: 'place', time: 'year', outcome: 'share', treated: 'helped' }

const refusalsOf = (
  columns: TreatmentColumns,
  covariates: Readonly<Record<string, ArrayLike<number>>> = {},
): readonly { readonly code: string; readonly found: string; readonly about?: object }[] => {
  const outcome = treatmentDesign(columns, covariates, names)
  refusalsWhole(outcome)
  return outcome.ok ? [] : outcome.refusals
}

const codesOf = (
  columns: TreatmentColumns,
  covariates: Readonly<Record<string, ArrayLike<number>>> = {},
): string[] => refusalsOf(columns, covariates).map(({ code }) => code)

const changed = (own: Partial<Long>): Long => ({ ...long, ...own })
const treatedFrom = (starts: Readonly<Record<string, number>>): Long =>
  changed({
    treated: long.time.map((time, row) => (time >= (starts[long.unit[row] ?? ''] ?? 1e9) ? 1 : 0)),
  })

describe('the design of a treatment', () => {
  it('says who is treated from when, and who never is', () => {
    const covariate = long.outcome.map((value) => value * 2)
    const { panel, assignment, series } = valueOf(treatmentDesign(long, { covariate }, names))
    expect(assignment).toEqual({
      controls: [0, 1, 2],
      cohorts: [
        { first: 2, units: [3] },
        { first: 4, units: [4] },
      ],
    })
    expect(panel.times).toEqual([2001, 2002, 2003, 2004, 2005, 2006])
    expect(Array.from(series.outcomes[1] ?? [])).toEqual(long.outcome.slice(6, 12))
    expect(Array.from(series.covariates[0]?.[4] ?? [])).toEqual(covariate.slice(24))
  })

  it('puts units of one start together', () => {
    const { assignment } = valueOf(treatmentDesign(treatedFrom({ u02: 2004, u05: 2004 }), {}))
    expect(assignment.cohorts).toEqual([{ first: 3, units: [1, 4] }])
  })

  it('needs two times before each start', () => {
    expect(codesOf(treatedFrom({ u05: 2003 }))).toEqual([])
    const [refusal] = refusalsOf(treatedFrom({ u04: 2002, u05: 2001 }))
    expect(refusal).toMatchObject({
      code: 'too-few-times-before',
      found: 'helped: fewer than 2 times before the start of u04, u05',
      about: { column: 'helped', unit: 'u04' },
    })
    const short = rowsWhere(treatedFrom({ u05: 2002 }), (row) => (long.time[row] ?? NaN) <= 2002)
    expect(codesOf(short)).toEqual(['too-few-times-before'])
  })

  it('needs treated units and others', () => {
    expect(codesOf(treatedFrom({}))).toEqual(['nobody-treated'])
    expect(codesOf(treatedFrom({ u01: 2003, u02: 2004, u03: 2005, u04: 2003, u05: 2006 }))).toEqual(
      ['no-controls'],
    )
    expect(codesOf(changed({ treated: long.treated.map(() => 1) }))).toEqual(['everybody-treated'])
  })

  it('needs an outcome that varies', () => {
    expect(refusalsOf(changed({ outcome: long.outcome.map(() => 3) }))[0]).toMatchObject({
      code: 'outcome-constant',
      found: 'share is 3 in every row',
    })
    expect(
      codesOf(changed({ outcome: long.outcome.map((_, row) => (row === 9 ? 4 : 3)) })),
    ).toEqual([])
  })

  it('refuses tables that are no complete panel', () => {
    expect(codesOf(changed({ outcome: [NaN, ...long.outcome.slice(1)] }))).toEqual([
      'value-not-finite',
    ])
    expect(codesOf(changed({ outcome: [Infinity, ...long.outcome.slice(1)] }))).toEqual([
      'value-not-finite',
    ])
    expect(codesOf(rowsWhere(long, (row) => row !== 8))).toEqual(['panel-unbalanced'])
    expect(codesOf(changed({ time: [2002, ...long.time.slice(1)] }))).toEqual(['unit-time-twice'])
    expect(codesOf({ unit: [], time: [], outcome: [], treated: [] })).toEqual(['no-rows'])
    expect(refusalsOf(changed({ treated: [0] }))[0]).toMatchObject({
      code: 'lengths-differ',
      found: 'helped has 1 values, place has 30',
    })
  })

  it('refuses a treatment that is not 0 or 1, or switches off', () => {
    expect(codesOf(changed({ treated: [2, ...long.treated.slice(1)] }))).toEqual([
      'treated-not-0-or-1',
    ])
    expect(codesOf(changed({ treated: [...long.treated.slice(0, -1), 0] }))).toEqual([
      'treatment-switches-off',
    ])
  })

  it('refuses covariates with gaps or of another length', () => {
    expect(refusalsOf(long, { age: long.outcome.map((v, row) => (row === 4 ? NaN : v)) })).toEqual([
      expect.objectContaining({ code: 'value-not-finite', found: 'age, row 5: NaN' }),
    ])
    expect(codesOf(long, { age: [1, 2] })).toEqual(['lengths-differ'])
  })
})
