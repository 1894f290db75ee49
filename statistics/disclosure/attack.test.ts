import { describe, expect, it } from 'vitest'
import { attack } from './attack.ts'
import { type Release } from './published-knowledge.ts'
import {
  flatSide,
  limits,
  releaseOf,
  tableOf,
  valueOf,
  withValues,
  type TestTable,
} from './test-tables.ts'

const cross = (inner: readonly (readonly number[])[]): TestTable =>
  tableOf(
    [
      flatSide(
        'row',
        inner.map((_, at) => `${at + 1}`),
      ),
      flatSide('column', ['A', 'B', 'C', 'D'].slice(0, inner[0]?.length)),
    ],
    ([row, column]) => inner[Number(row) - 1]?.['ABCD'.indexOf(column ?? '')] ?? NaN,
  )

const fourByFour = cross([
  [3, 8, 20, 31],
  [9, 4, 6, 17],
  [14, 25, 7, 9],
  [11, 16, 5, 8],
])

describe('what an attacker makes of a table', () => {
  it('knows a cell though two are withheld in every row and column', async () => {
    // Rows 1 and 2 less columns A and B leave cell 2 / C alone.
    const withheld = new Set(
      ['1A', '1B', '2A', '2B', '2C', '3C', '3D', '4C', '4D'].map((at) => `${at[0]} / ${at[1]}`),
    )
    const found = valueOf(
      await attack([releaseOf(fourByFour, withheld)], withValues(fourByFour, withheld)),
    )
    expect(limits(found.cells)['2 / C']).toEqual([6, 6])
    expect(found.passes).toBe(false)
    expect(found.cells.filter((cell) => !cell.protected).map((cell) => cell.cell)).toEqual([
      '2 / C',
    ])
    expect(limits(found.cells)['1 / A']).toEqual([0, 11])
    expect(found.n).toBe(9)
  })

  it('knows a cell beside zeros, though two are withheld in every row and column', async () => {
    const table = cross([
      [7, 0, 5],
      [3, 0, 6],
      [2, 4, 9],
    ])
    const withheld = new Set(['1 / A', '1 / B', '2 / A', '2 / B'])
    const found = valueOf(await attack([releaseOf(table, withheld)], withValues(table, withheld)))
    expect(found.cells.every((cell) => cell.low === cell.value && cell.high === cell.value)).toBe(
      true,
    )
    expect(found.passes).toBe(false)
  })

  it('puts two releases together that are each safe alone', async () => {
    const square = (at: readonly string[]) => new Set(at.map((one) => `${one[0]} / ${one[1]}`))
    const first = square(['1A', '1B', '2A', '2B'])
    const second = square(['1A', '1C', '3A', '3C'])
    const target = [{ cell: '1 / A', value: 3, lower: 1, upper: 1 }]
    const alone = [first, second].map((withheld) => releaseOf(fourByFour, withheld))
    for (const release of alone) {
      expect(valueOf(await attack([release], target)).passes).toBe(true)
    }
    const together = valueOf(await attack(alone, target))
    expect(together.passes).toBe(false)
    expect(limits(together.cells)).toEqual({ '1 / A': [3, 3] })
  })

  it('bounds by linear programming what is no network', async () => {
    const sides = [flatSide('a', ['1', '2']), flatSide('b', ['1', '2']), flatSide('c', ['1', '2'])]
    const table = tableOf(sides, (labels) => 1 + (Number(labels.join('')) % 7))
    const inner = table.cells.filter((cell) => !cell.id.includes('Total'))
    const withheld = new Set(inner.map((cell) => cell.id))
    const found = valueOf(await attack([releaseOf(table, withheld)], withValues(table, withheld)))
    // All two-way margins of a 2 × 2 × 2 table leave one degree of freedom: every cell moves by ±t.
    const even = inner.filter((_, at) => [0, 3, 5, 6].includes(at)).map((cell) => cell.value)
    const odd = inner.filter((_, at) => [1, 2, 4, 7].includes(at)).map((cell) => cell.value)
    const [fall, rise] = [Math.min(...even), Math.min(...odd)]
    const expected = inner.map((cell, at) =>
      [0, 3, 5, 6].includes(at)
        ? [cell.value - fall, cell.value + rise]
        : [cell.value - rise, cell.value + fall],
    )
    expect(found.cells.map((cell) => [cell.low, cell.high])).toEqual(expected)
  })

  it('finds no upper bound where there is none, and uses what is known beforehand', async () => {
    const releases: Release[] = [
      { name: 'r', relations: [{ name: 'sum', total: 'T', parts: ['a', 'b'] }] },
    ]
    const withheld = [{ cell: 'T' }, { cell: 'a' }, { cell: 'alone' }]
    const open = valueOf(await attack(releases, withheld))
    expect(open.cells.map((cell) => [cell.low, cell.high])).toEqual([
      [0, Infinity],
      [0, Infinity],
      [0, Infinity],
    ])
    const prior = { a: { low: 2, high: 5 }, b: { high: 7 }, alone: { high: 4 } }
    const known = valueOf(await attack(releases, withheld, { prior }))
    expect(limits(known.cells)).toEqual({ T: [2, 12], a: [2, 5], alone: [0, 4] })
    const free = valueOf(await attack(releases, withheld, { low: -Infinity, prior }))
    expect(limits(free.cells)).toEqual({
      T: [-Infinity, 12],
      a: [2, 5],
      alone: [-Infinity, 4],
    })
  })

  it('knows that counts are whole', async () => {
    const releases: Release[] = [
      {
        name: 'r',
        statements: [
          { kind: 'at-least', name: 'half', terms: [{ cell: 'a', times: 2 }], value: 5 },
          { kind: 'at-most', name: 'third', terms: [{ cell: 'a', times: 3 }], value: 14 },
        ],
      },
    ]
    const cut = valueOf(await attack(releases, [{ cell: 'a' }]))
    expect(limits(cut.cells).a?.[0]).toBeCloseTo(2.5, 9)
    expect(limits(cut.cells).a?.[1]).toBeCloseTo(14 / 3, 8)
    const whole = valueOf(await attack(releases, [{ cell: 'a' }], { whole: true }))
    expect(limits(whole.cells)).toEqual({ a: [3, 4] })
  })

  it('gives a cell that is shown its value', async () => {
    const found = valueOf(
      await attack([{ name: 'r', known: { a: 4 } }], [{ cell: 'a', value: 4, lower: 1, upper: 0 }]),
    )
    expect(found.cells[0]).toEqual({
      ...{ cell: 'a', low: 4, high: 4, value: 4, lower: 1, upper: 0 },
      protected: false,
    })
    expect(found.n).toBe(0)
  })
})
