import { describe, expect, it } from 'vitest'
import { additiveTable } from './additive-table.ts'
import { cellKeyRounding } from './cell-key-rounding.ts'
import { controlledRounding } from './controlled-rounding.ts'
import { dominanceRule } from './dominance-rule.ts'
import { frequencyRule } from './frequency-rule.ts'
import { pPercentRule } from './p-percent-rule.ts'
import { suppress } from './suppress.ts'
import { refusalsOf } from './test-tables.ts'

const cells = [
  { id: 'T', value: 10 },
  { id: 'a', value: 4 },
  { id: 'b', value: 6 },
]
const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
const changed = (id: string, more: object) =>
  cells.map((cell) => (cell.id === id ? { ...cell, ...more } : cell))

describe('what a refused rule says', () => {
  it('of a threshold and of counts', () => {
    expect(refusalsOf(frequencyRule([2, -1], { threshold: 0 }))).toEqual([
      {
        code: 'threshold-not-whole',
        found: 'threshold 0',
        expected: 'a whole number of 1 or more',
        whatToDo: 'Give the fewest respondents that a cell may show, such as 3.',
        about: { option: 'threshold' },
      },
      {
        code: 'count-not-whole',
        found: 'cell 2: a count of -1',
        expected: 'a whole number of 0 or more',
        whatToDo: 'Give the number of respondents of cell 2.',
        about: { cell: '2' },
      },
    ])
  })

  it('of numbers of contributors, percentages and contributions', () => {
    expect(refusalsOf(dominanceRule([[1], [3, NaN]], { n: 0.5, k: 100.5 }))).toEqual([
      {
        code: 'dominance-count-not-whole',
        found: 'n 0.5',
        expected: 'a whole number of 1 or more',
        whatToDo: 'Give how many of the largest contributors to look at, such as 1 or 2.',
        about: { option: 'n' },
      },
      {
        code: 'percentage-out-of-range',
        found: 'k 100.5',
        expected: 'more than 0 and at most 100, in per cent',
        whatToDo: 'Give k as a percentage, such as 10 for 10 %.',
        about: { option: 'k' },
      },
      {
        code: 'contribution-not-positive',
        found: 'cell 2, contribution 2: NaN',
        expected: 'finite contributions of 0 or more',
        whatToDo:
          'Correct contribution 2 of cell 2; this rule has no meaning for negative amounts.',
        about: { cell: '2', contribution: '2' },
      },
    ])
    expect(refusalsOf(pPercentRule([[1]], { p: -1, q: 0 }))).toEqual([
      {
        code: 'percentage-out-of-range',
        found: 'p -1',
        expected: 'more than 0, in per cent',
        whatToDo: 'Give p as a percentage, such as 10 for 10 %.',
        about: { option: 'p' },
      },
      {
        code: 'percentage-out-of-range',
        found: 'q 0',
        expected: 'more than 0 and at most 100, in per cent',
        whatToDo: 'Give q as a percentage, such as 10 for 10 %.',
        about: { option: 'q' },
      },
    ])
    expect(pPercentRule([[0]], { p: 10, q: 100 }).ok).toBe(true)
    expect(dominanceRule([[0]], { n: 1, k: 100 }).ok).toBe(true)
  })
})

describe('what a refused table says', () => {
  it('that has no cells, or one twice', () => {
    expect(refusalsOf(additiveTable([], relations))[0]).toEqual({
      code: 'no-cells',
      found: 'no cells',
      expected: 'a table with at least one cell',
      whatToDo: 'Give the table: its cells with their values, and which totals they add up to.',
    })
    expect(refusalsOf(additiveTable([...cells, { id: 'a', value: 4 }], relations))).toEqual([
      {
        code: 'cell-repeated',
        found: 'cell a more than once',
        expected: 'each cell once',
        whatToDo: 'Keep one value for a, or add up its rows before.',
        about: { cell: 'a' },
      },
    ])
  })

  it('with values that are none', () => {
    expect(refusalsOf(additiveTable(changed('a', { value: NaN }), relations))).toEqual([
      {
        code: 'value-not-finite',
        found: 'cell a: NaN',
        expected: 'a finite number in every cell',
        whatToDo: 'Fill in a. A cell that nobody may see still needs its value here.',
        about: { cell: 'a' },
      },
    ])
    expect(refusalsOf(additiveTable(changed('b', { value: -6 }), relations))).toEqual([
      {
        code: 'value-negative',
        found: 'cell b: -6',
        expected: 'values of 0 or more',
        whatToDo: 'Correct b, or say that cells of this table may be negative.',
        about: { cell: 'b' },
      },
    ])
    const infinite = additiveTable(changed('a', { value: -Infinity }), relations, {
      negative: true,
    })
    expect(refusalsOf(infinite).map((refusal) => refusal.code)).toEqual(['value-not-finite'])
  })

  it('whose relations name what is not there, or the same twice', () => {
    const wrong = [
      { name: 'sum', total: 'S', parts: ['a', 'b'] },
      { name: 'more', total: 'T', parts: ['b', 'b'] },
    ]
    expect(refusalsOf(additiveTable(cells, wrong))).toEqual([
      {
        code: 'margin-missing',
        found: 'sum: no cell S',
        expected: 'a value for the total and each of its parts',
        whatToDo: 'Add S, or leave the relation sum out.',
        about: { relation: 'sum', cell: 'S' },
      },
      {
        code: 'relation-repeats-cell',
        found: 'more: b more than once',
        expected: 'each cell once in a relation',
        whatToDo: 'Name b once in more.',
        about: { relation: 'more', cell: 'b' },
      },
    ])
  })

  it('that is not to be suppressed', async () => {
    const sensitive = { lower: 1, upper: -1 }
    const wrong = changed('a', { sensitive }).map((cell) =>
      cell.id === 'b' ? { ...cell, sensitive: { lower: 0, upper: 1 }, mustShow: true } : cell,
    )
    const options = { prior: { T: { high: 9 } }, singles: true }
    const counted = wrong.map((cell) => ({ ...cell, respondents: cell.id === 'T' ? NaN : 3 }))
    expect(refusalsOf(await suppress(counted, relations, options))).toEqual([
      {
        code: 'value-outside-prior',
        found: 'cell T: 10, known beforehand to lie between 0 and 9',
        expected: 'a value within what is known beforehand',
        whatToDo: 'Correct T, or what is known of it.',
        about: { cell: 'T' },
      },
      {
        code: 'respondents-missing',
        found: 'cell T: NaN respondents',
        expected: 'the number of respondents of every cell',
        whatToDo: 'Give the respondents of T, or choose another cost and leave out singles.',
        about: { cell: 'T' },
      },
      {
        code: 'protection-negative',
        found: 'cell a: protection 1 below and -1 above',
        expected: 'protection of 0 or more in both directions',
        whatToDo: "Say how far from the value of a an attacker's bounds must stay.",
        about: { cell: 'a' },
      },
      {
        code: 'sensitive-must-show',
        found: 'cell b is sensitive and must be shown',
        expected: 'sensitive cells that may be withheld',
        whatToDo: 'Decide for b: withhold it, or take it out of the rule.',
        about: { cell: 'b' },
      },
    ])
  })

  it('that cannot be protected', async () => {
    const held = changed('a', { sensitive: { lower: 1, upper: 2 } }).map((cell) => ({
      ...cell,
      respondents: cell.id === 'b' ? 1 : 5,
      ...(cell.id === 'T' ? { mustShow: true } : {}),
    }))
    expect(refusalsOf(await suppress(held, relations, { singles: true }))).toEqual([
      {
        code: 'cannot-be-protected',
        found:
          'cell a: with everything withheld that may be, the respondent of b still knows it to less than 2 above its value',
        expected: 'a table in which other cells leave room for the sensitive ones',
        whatToDo:
          'Ask less protection for a, join categories, or publish a table with fewer totals.',
        about: { cell: 'a' },
      },
    ])
  })
})

describe('what a refused rounding says', () => {
  const badBase = {
    code: 'base-not-positive',
    found: 'base -5',
    expected: 'a number above 0',
    whatToDo: 'Give the base to round to, such as 5.',
    about: { option: 'base' },
  }

  it('of the base and of values', async () => {
    expect(refusalsOf(await controlledRounding(cells, relations, { base: -5 }))).toEqual([badBase])
    const wrong = [{ id: 'x', value: Infinity }]
    expect(refusalsOf(cellKeyRounding(wrong, { base: -5, seed: 1 }))).toEqual([
      badBase,
      {
        code: 'value-not-finite',
        found: 'cell x: Infinity',
        expected: 'a finite number in every cell',
        whatToDo: 'Fill in x, or leave it out.',
        about: { cell: 'x' },
      },
    ])
  })
})
