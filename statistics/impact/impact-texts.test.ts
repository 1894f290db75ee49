import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { covariateBalance } from './covariate-balance.ts'
import { impactVerdict, type ImpactEvidence } from './impact-verdict.ts'
import { arrangePanel } from './panel.ts'
import { startsFromColumn, startsFromIndicator } from './panel-treatment.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
const refusalsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals)

describe('what a refused panel says', () => {
  const long = { unit: ['a', 'a', 'b', 'b'], time: [1, 2, 1, 2], outcome: [1, 2, 3, 4] }

  it('of a row without a unit', () => {
    expect(refusalsOf(arrangePanel({ ...long, unit: ['a', 'a', 'b', ' '] }))).toEqual([
      {
        code: 'unit-missing',
        found: 'unit, row 4: nothing',
        expected: 'the name or number of a unit in every row',
        whatToDo: 'Fill in unit in row 4, or leave that row out.',
        about: { column: 'unit', row: '4' },
      },
    ])
  })

  it('of a unit twice at one time, by both rows', () => {
    expect(refusalsOf(arrangePanel({ ...long, time: [1, 2, 1, 1] }))).toEqual([
      {
        code: 'unit-time-twice',
        found: 'unit b at 1 in row 3 and in row 4',
        expected: 'each unit once at each time',
        whatToDo: 'Keep one of the rows 3 and 4, or add them together.',
        about: { column: 'unit', unit: 'b', row: '4' },
      },
    ])
    const first = refusalsOf(arrangePanel({ ...long, time: [1, 1, 1, 2] }))
    expect(first[0]?.found).toBe('unit a at 1 in row 1 and in row 2')
  })

  it('of columns that are not as long, and values that are none, by their usual names', () => {
    const [short] = refusalsOf(arrangePanel({ ...long, time: [1, 2, 1] }))
    expect(short?.found).toBe('time has 3 values, unit has 4')
    const named = { unit: 'place', time: 'year', outcome: 'jobs' }
    const [other] = refusalsOf(arrangePanel({ ...long, time: [1, 2, 1] }, named))
    expect(other?.found).toBe('year has 3 values, place has 4')
    const [time] = refusalsOf(arrangePanel({ ...long, time: [1, NaN, 1, 2] }))
    expect(time?.about).toEqual({ column: 'time', row: '2' })
    const [outcome] = refusalsOf(arrangePanel({ ...long, outcome: [1, 2, 3, NaN] }))
    expect(outcome?.about).toEqual({ column: 'outcome', row: '4' })
  })

  it('of one unit and of one time', () => {
    const one = { unit: ['a', 'a'], time: [1, 2], outcome: [1, 2] }
    expect(refusalsOf(arrangePanel(one)).map(({ code, about }) => [code, about])).toEqual([
      ['one-unit', { column: 'unit' }],
    ])
    const still = { unit: ['a', 'b'], time: [1, 1], outcome: [1, 2] }
    expect(refusalsOf(arrangePanel(still)).map(({ code, about }) => [code, about])).toEqual([
      ['one-time', { column: 'time' }],
    ])
  })

  it('of a treatment that is neither 0 nor 1, by its row and its usual name', () => {
    const panel = valueOf(arrangePanel(long))
    const [bad] = refusalsOf(startsFromIndicator(panel, [0, 1, 0, 2]))
    expect(bad?.whatToDo).toBe('Write 0 or 1 in treated in row 4.')
    expect(bad?.about).toEqual({ column: 'treated', row: '4' })
    const [changing] = refusalsOf(startsFromColumn(panel, [0, 0, 2, 1]))
    expect(changing?.about).toEqual({ column: 'first-treated', unit: 'b' })
  })
})

describe('balance of groups that are not as large', () => {
  it('counts both, and compares variances', () => {
    const treated = [1, 1, 0, 0, 0]
    const found = valueOf(
      covariateBalance(treated, { z: [1, 3, 0, 4, 8], w: [9, 10, 0, 1, 2], v: [1, 2, 1, 1, 2] }),
    )
    expect([found.treated, found.controls, found.n]).toEqual([2, 3, 5])
    expect(found.method).toBe('Standardised differences of means (Austin 2009)')
    // Variances 2 and 16; 0.5 and 1.
    expect(found.rows.map(({ varianceRatio }) => varianceRatio).slice(0, 2)).toEqual([0.125, 0.5])
    expect(found.largest.covariate).toBe('w')
    expect(found.warnings[0]?.message).toContain('in z, w, v: a comparison')
  })

  it('names the first of two that differ as much, and one that differs without spread', () => {
    const treated = [1, 1, 0, 0]
    const equal = valueOf(covariateBalance(treated, { a: [2, 4, 1, 3], b: [4, 2, 3, 1] }))
    expect(equal.largest.covariate).toBe('a')
    const still = valueOf(covariateBalance(treated, { a: [2, 9, 1, 3], b: [4, 4, 3, 3] }))
    expect(still.largest).toMatchObject({ covariate: 'b', difference: null, balance: 'far-apart' })
    expect(still.rows[1]?.varianceRatio).toBeNull()
  })
})

describe('a verdict without an interval', () => {
  const evidence: ImpactEvidence = {
    ...{ estimate: 3, se: null, level: 0.95, assumptions: [] },
    ...{ low: 1, high: 5 },
  }
  const none = 'There is no interval for the effect.'

  it('is refused when an end is missing or endless', () => {
    for (const ends of [
      { low: null },
      { high: null },
      { low: null, high: null },
      { low: -Infinity },
      { high: Infinity },
      { low: NaN },
    ]) {
      const found = impactVerdict({ ...evidence, ...ends })
      expect(found).toEqual({
        verdict: 'refused',
        sentence: `No verdict. ${none}`,
        reasons: [none],
        cautions: [],
        assumptions: [],
        detectable: null,
      })
    }
  })
})
