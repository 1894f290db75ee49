import { describe, expect, it } from 'vitest'
import { allGood, badLevel, nonFinite, unequalLengths } from './check-values.ts'

describe('checks of values', () => {
  it('name the first value of a column that is no finite number, and count the others', () => {
    expect(nonFinite({ outcome: [1, NaN, 2], time: [1, 2, 3] })).toEqual([
      {
        code: 'value-not-finite',
        found: 'outcome, row 2: NaN',
        expected: 'a finite number in every row',
        whatToDo: 'Fill in outcome in row 2, or leave that row out.',
        about: { column: 'outcome', row: '2' },
      },
    ])
    const [first, second, none] = nonFinite({ a: [Infinity, 1, NaN, -Infinity], b: [0, NaN] })
    expect(first?.found).toBe('a, row 1: Infinity, and 2 more')
    expect(second?.about).toEqual({ column: 'b', row: '2' })
    expect(none).toBeUndefined()
    expect(nonFinite({ a: Float64Array.of(0, -1) })).toEqual([])
    expect(nonFinite({})).toEqual([])
  })

  it('want columns of one length with at least a row', () => {
    const [refusal] = unequalLengths({ a: [1, 2], b: ['x', 'y'], c: [1] })
    expect(refusal).toEqual({
      code: 'lengths-differ',
      found: 'c has 1 values, a has 2',
      expected: 'columns of the same length',
      whatToDo: 'Give c a value for each row of a.',
      about: { column: 'c' },
    })
    expect(unequalLengths({ a: [1, 2], b: [3, 4] })).toEqual([])
    const [empty] = unequalLengths({ a: [], b: [1] })
    expect(empty).toEqual({
      code: 'no-rows',
      found: 'no rows',
      expected: 'at least one row',
      whatToDo: 'Give the data: a file with a header and a row per observation.',
      about: { column: 'a' },
    })
    expect(unequalLengths({})[0]?.about).toEqual({ column: '' })
  })

  it('take a level strictly between 0 and 1', () => {
    for (const level of [0.0001, 0.5, 0.9999]) expect(badLevel(level)).toEqual([])
    for (const level of [0, 1, 95, -0.1, NaN]) {
      expect(badLevel(level)).toEqual([
        {
          code: 'level-out-of-range',
          found: `level ${String(level)}`,
          expected: 'a level between 0 and 1, both excluded, such as 0.95',
          whatToDo: 'Give the confidence level as a share: 0.95 for 95 %.',
          about: { option: 'level' },
        },
      ])
    }
  })

  it('refuse everything at once', () => {
    expect(allGood([])).toEqual({ ok: true, value: null })
    const refusals = [...badLevel(0), ...nonFinite({ a: [NaN] })]
    expect(allGood(refusals)).toEqual({ ok: false, refusals })
  })
})
