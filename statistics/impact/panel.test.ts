import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { arrangePanel, listed, panelColumn } from './panel.ts'
import {
  startsFromColumn,
  startsFromIndicator,
  withoutControls,
  withoutGroups,
} from './panel-treatment.ts'

const small = {
  unit: ['b', 'a', 'a', 'b'],
  time: [2001, 2002, 2001, 2002],
  outcome: [3, 2, 1, 4],
}
const names = { unit: 'county', time: 'year', outcome: 'jobs' }

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code)

const only = (outcome: Outcome<unknown>) => {
  if (outcome.ok) throw new Error('not refused')
  expect(outcome.refusals).toHaveLength(1)
  return outcome.refusals[0]
}

describe('a panel', () => {
  it('is ordered by unit and time, and says which row each cell came from', () => {
    const panel = valueOf(arrangePanel(small))
    expect(panel.units).toEqual(['a', 'b'])
    expect(panel.times).toEqual([2001, 2002])
    expect(Array.from(panel.outcome)).toEqual([1, 2, 3, 4])
    expect(Array.from(panel.rows)).toEqual([2, 1, 0, 3])
    expect(Array.from(panelColumn(panel, [10, 20, 30, 40]))).toEqual([30, 20, 10, 40])
    expect(Object.isFrozen(panel)).toBe(true)
  })

  it('orders units by value when all are numbers, else by characters', () => {
    const at = (unit: (string | number)[]) =>
      valueOf(
        arrangePanel({
          unit: [...unit, ...unit],
          time: [...unit.map(() => 1), ...unit.map(() => 2)],
          outcome: [...unit, ...unit].map((_, i) => i),
        }),
      ).units
    expect(at([10, 9, 100])).toEqual(['9', '10', '100'])
    expect(at(['10', '9', 'x'])).toEqual(['10', '9', 'x'])
  })

  it('does not depend on the order of the rows', () => {
    const cells = [0, 1, 2, 3, 4, 5].flatMap((u) => [1, 2, 3].map((t) => ({ u, t, y: u * 7 + t })))
    fc.assert(
      fc.property(fc.shuffledSubarray(cells, { minLength: 18, maxLength: 18 }), (rows) => {
        const panel = valueOf(
          arrangePanel({
            unit: rows.map(({ u }) => u),
            time: rows.map(({ t }) => t),
            outcome: rows.map(({ y }) => y),
          }),
        )
        expect(Array.from(panel.outcome)).toEqual(cells.map(({ y }) => y))
      }),
      { seed: 1, numRuns: 30 },
    )
  })

  it('refuses no rows and columns of different length', () => {
    expect(codes(arrangePanel({ unit: [], time: [], outcome: [] }))).toEqual(['no-rows'])
    expect(codes(arrangePanel({ unit: ['a'], time: [1, 2], outcome: [1] }))).toEqual([
      'lengths-differ',
    ])
  })

  it('refuses a unit without name and values that are no numbers, and names column and row', () => {
    const refusal = only(arrangePanel({ ...small, unit: ['b', ' ', 'a', 'b'] }, names))
    expect(refusal).toMatchObject({ code: 'unit-missing', about: { column: 'county', row: '2' } })
    expect(refusal?.found).toBe('county, row 2: nothing')
    const missing = only(arrangePanel({ ...small, outcome: [3, 2, NaN, 4] }, names))
    expect(missing).toMatchObject({
      code: 'value-not-finite',
      about: { column: 'jobs', row: '3' },
    })
    expect(codes(arrangePanel({ ...small, time: [2001, Infinity, 2001, 2002] }))).toEqual([
      'value-not-finite',
    ])
  })

  it('refuses a unit twice at one time, and names both rows', () => {
    const refusal = only(
      arrangePanel({ unit: ['a', 'b', 'a'], time: [1, 1, 1], outcome: [1, 2, 3] }, names),
    )
    expect(refusal).toMatchObject({
      code: 'unit-time-twice',
      found: 'county a at 1 in row 1 and in row 3',
      about: { column: 'county', unit: 'a', row: '3' },
    })
  })

  it('refuses an unbalanced panel, and names the units and the times they lack', () => {
    const refusal = only(
      arrangePanel(
        { unit: ['a', 'a', 'b', 'c'], time: [1, 2, 1, 2], outcome: [1, 2, 3, 4] },
        names,
      ),
    )
    expect(refusal).toMatchObject({
      code: 'panel-unbalanced',
      found: 'county b (not at 2), c (not at 1)',
      expected: 'each unit at each of the 2 times',
      about: { column: 'county', unit: 'b' },
    })
    expect(refusal?.whatToDo).toContain('b, c.')
  })

  it('refuses one unit and one time', () => {
    expect(only(arrangePanel({ unit: ['a', 'a'], time: [1, 2], outcome: [1, 2] }, names))).toEqual({
      code: 'one-unit',
      found: 'one unit in county',
      expected: 'two or more units',
      whatToDo: 'Give the data of more units: with one there is nothing to compare.',
      about: { column: 'county' },
    })
    expect(codes(arrangePanel({ unit: ['a', 'b'], time: [1, 1], outcome: [1, 2] }))).toEqual([
      'one-time',
    ])
  })

  it('names five of many, and counts the others', () => {
    expect(listed([1, 2, 3, 4, 5])).toBe('1, 2, 3, 4, 5')
    expect(listed([1, 2, 3, 4, 5, 6, 7])).toBe('1, 2, 3, 4, 5 and 2 more')
  })
})

describe('the start of a treatment', () => {
  const panel = valueOf(
    arrangePanel({
      unit: ['a', 'a', 'a', 'b', 'b', 'b'],
      time: [1, 2, 3, 1, 2, 3],
      outcome: [1, 2, 3, 4, 5, 6],
    }),
  )

  it('is the first time with a 1; never is infinite', () => {
    const starts = valueOf(startsFromIndicator(panel, [0, 1, 1, 0, 0, 0]))
    expect(Array.from(starts)).toEqual([2, Infinity])
  })

  it('refuses a treatment that switches off, and names unit and time', () => {
    expect(only(startsFromIndicator(panel, [0, 1, 0, 0, 0, 0], 'on'))).toEqual({
      code: 'treatment-switches-off',
      found: 'unit a: on is 1 and then 0 at 3',
      expected: 'a treatment that stays on once it has begun',
      whatToDo: 'Leave unit a out, or end the data before 3.',
      about: { column: 'on', unit: 'a' },
    })
  })

  it('refuses anything but 0 and 1', () => {
    expect(only(startsFromIndicator(panel, [0, 2, 1, 0, 0, 0], 'on'))).toMatchObject({
      code: 'treated-not-0-or-1',
      found: 'on, row 2: 2',
      about: { column: 'on', row: '2' },
    })
    expect(codes(startsFromIndicator(panel, [0, 1, 1, 0, NaN, 0]))).toEqual(['treated-not-0-or-1'])
  })

  it('reads 0, infinite and missing as never', () => {
    for (const never of [0, Infinity, -Infinity, NaN]) {
      expect(Array.from(valueOf(startsFromColumn(panel, [2, 2, 2, never, never, never])))).toEqual([
        2,
        Infinity,
      ])
    }
  })

  it('refuses a unit whose rows disagree', () => {
    expect(only(startsFromColumn(panel, [2, 2, 2, 3, 3, 2], 'g'))).toEqual({
      code: 'first-treated-changes',
      found: 'g differs between the rows of unit b',
      expected: 'one first time of treatment per unit, in each of its rows',
      whatToDo: 'Give each of these units one value of g in all rows.',
      about: { column: 'g', unit: 'b' },
    })
  })

  it('needs somebody treated, somebody or some time without, and controls where asked', () => {
    const starts = (...values: number[]) => Float64Array.from(values)
    expect(withoutGroups(panel, starts(3, Infinity))).toEqual([])
    expect(withoutGroups(panel, starts(4, Infinity), 'g')).toMatchObject([
      { code: 'nobody-treated', found: 'g: none of the 2 units is treated by 3' },
    ])
    expect(withoutGroups(panel, starts(1, 0), 'g')).toMatchObject([
      { code: 'everybody-treated', found: 'g: all 2 units are treated from 1 on' },
    ])
    expect(withoutGroups(panel, starts(1, 2))).toEqual([])
    expect(withoutControls(panel, starts(2, 3), 'g')).toMatchObject([
      { code: 'no-controls', found: 'g: all 2 units are treated by 3' },
    ])
    expect(withoutControls(panel, starts(2, 4))).toEqual([])
  })
})
