import { describe, expect, it } from 'vitest'
import { additiveTable, tidy } from './additive-table.ts'
import { codesOf, refusalsOf, valueOf } from './test-tables.ts'

const cells = [
  { id: 'T', value: 10 },
  { id: 'a', value: 4 },
  { id: 'b', value: 6 },
]
const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
const changed = (id: string, value: number) =>
  cells.map((cell) => (cell.id === id ? { id, value } : cell))

describe('a table that adds up', () => {
  it('is given by position', () => {
    const table = valueOf(additiveTable(cells, relations))
    expect(table.ids).toEqual(['T', 'a', 'b'])
    expect([...table.values]).toEqual([10, 4, 6])
    expect(table.indexOf.get('b')).toBe(2)
    expect(table.relations).toEqual([{ name: 'sum', columns: [0, 1, 2], times: [-1, 1, 1] }])
    expect(Object.isFrozen(table)).toBe(true)
  })

  it('may differ by the rounding of its last digits', () => {
    expect(additiveTable(changed('T', 10 + 9e-9), relations).ok).toBe(true)
    expect(codesOf(additiveTable(changed('T', 10 + 2e-8), relations))).toEqual([
      'margins-do-not-add-up',
    ])
    expect(additiveTable(changed('T', 10.4), relations, { tolerance: 0.05 }).ok).toBe(true)
    expect(additiveTable(changed('T', 10.6), relations, { tolerance: 0.05 }).ok).toBe(false)
    const fractions = [
      { id: 'T', value: 0.3 },
      { id: 'a', value: 0.1 },
      { id: 'b', value: 0.2 },
    ]
    expect(additiveTable(fractions, relations).ok).toBe(true)
  })

  it('says which total does not, and by how much', () => {
    const [refusal] = refusalsOf(additiveTable(changed('T', 9), relations))
    expect(refusal).toEqual({
      code: 'margins-do-not-add-up',
      found: 'sum: the total says 9, its parts add up to 10, a difference of -1',
      expected: 'a total that is the sum of its parts',
      whatToDo: 'Correct the total or a part of sum.',
      about: { relation: 'sum' },
    })
  })

  it('refuses no cells, cells twice, and values that are none', () => {
    expect(codesOf(additiveTable([], []))).toEqual(['no-cells'])
    const [twice] = refusalsOf(additiveTable([...cells, { id: 'a', value: 5 }], relations))
    expect(twice).toMatchObject({
      code: 'cell-repeated',
      found: 'cell a more than once',
      about: { cell: 'a' },
    })
    const [infinite] = refusalsOf(additiveTable(changed('a', Infinity), relations))
    expect(infinite).toMatchObject({ code: 'value-not-finite', found: 'cell a: Infinity' })
    expect(codesOf(additiveTable(changed('a', NaN), relations))).toEqual(['value-not-finite'])
    const [negative] = refusalsOf(additiveTable(changed('a', -4), relations))
    expect(negative).toMatchObject({
      code: 'value-negative',
      found: 'cell a: -4',
      about: { cell: 'a' },
    })
    const below = changed('a', -4).map((cell) => (cell.id === 'T' ? { id: 'T', value: 2 } : cell))
    expect(additiveTable(below, relations, { negative: true }).ok).toBe(true)
    expect(additiveTable(below, relations, { negative: false }).ok).toBe(false)
  })

  it('refuses a relation with a cell that is not there, or is there twice', () => {
    const [missing] = refusalsOf(
      additiveTable(cells, [{ name: 'row 1', total: 'T', parts: ['a', 'x', 'x'] }]),
    )
    expect(missing).toMatchObject({
      code: 'margin-missing',
      found: 'row 1: no cell x',
      about: { relation: 'row 1', cell: 'x' },
    })
    const [twice, ...more] = refusalsOf(
      additiveTable(cells, [{ name: 'row 1', total: 'T', parts: ['a', 'a'] }]),
    )
    expect(twice).toMatchObject({
      code: 'relation-repeats-cell',
      found: 'row 1: a more than once',
      about: { relation: 'row 1', cell: 'a' },
    })
    expect(more).toEqual([])
  })

  it('is tidied of the noise of the last digits', () => {
    expect(tidy(24.999999999999)).toBe(25)
    expect(tidy(0.30000000000000004)).toBe(0.3)
    expect(tidy(1 / 3)).toBe(0.3333333333)
    expect(tidy(Infinity)).toBe(Infinity)
  })
})
