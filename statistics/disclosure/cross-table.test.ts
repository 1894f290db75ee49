import { describe, expect, it } from 'vitest'
import { additiveTable } from './additive-table.ts'
import { combinations, crossRelations, labelsOf, leavesOf, topOf } from './cross-table.ts'
import { relationNetwork } from './relation-network.ts'
import { flatSide, groupedSide, randomTable, valueOf } from './test-tables.ts'

describe('the relations of a table', () => {
  it('are its rows, its columns and the margins', () => {
    const sides = [flatSide('r', ['1', '2']), flatSide('c', ['A', 'B'])]
    const names = crossRelations(sides).map((relation) => relation.name)
    expect(names).toEqual([
      ...['r Total, * / Total', 'r Total, * / A', 'r Total, * / B'],
      ...['c Total, 1 / *', 'c Total, 2 / *'],
    ])
    expect(crossRelations(sides)[3]).toEqual({
      name: 'c Total, 1 / *',
      total: '1 / Total',
      parts: ['1 / A', '1 / B'],
    })
  })

  it('follow a hierarchy', () => {
    const side = groupedSide('g', 2, 2)
    expect(topOf(side)).toBe('Total')
    expect(labelsOf(side)).toEqual(['Total', 'g0', 'g00', 'g01', 'g1', 'g10', 'g11'])
    expect(leavesOf(side)).toEqual(['g00', 'g01', 'g10', 'g11'])
    const relations = crossRelations([side])
    expect(relations).toEqual([
      { name: 'g g0, *', total: 'g0', parts: ['g00', 'g01'] },
      { name: 'g Total, *', total: 'Total', parts: ['g0', 'g1'] },
      { name: 'g g1, *', total: 'g1', parts: ['g10', 'g11'] },
    ])
  })

  it('hold for tables of any number of ways, and find every wrong cell', () => {
    const shapes = [
      [flatSide('r', ['1', '2', '3']), flatSide('c', ['A', 'B'])],
      [groupedSide('g', 2, 2), flatSide('c', ['A', 'B'])],
      [groupedSide('g', 2, 2), groupedSide('h', 2, 2)],
      [flatSide('a', ['1', '2']), flatSide('b', ['1', '2']), flatSide('c', ['1', '2'])],
    ]
    for (const [at, shape] of shapes.entries()) {
      const table = randomTable(shape, at)
      expect(additiveTable(table.cells, table.relations).ok).toBe(true)
      for (const wrong of table.cells) {
        const cells = table.cells.map((cell) =>
          cell === wrong ? { ...cell, value: cell.value + 1 } : cell,
        )
        expect(additiveTable(cells, table.relations).ok).toBe(false)
      }
    }
  })

  it('are a network for two ways, with a hierarchy on one of them at most', () => {
    const isNetwork = (...sides: Parameters<typeof crossRelations>[0]) => {
      const { cells, relations } = randomTable(sides, 1)
      const table = valueOf(additiveTable(cells, relations))
      return relationNetwork(table.relations, cells.length) !== null
    }
    const flat = flatSide('c', ['A', 'B', 'C'])
    expect(isNetwork(flatSide('r', ['1', '2']), flat)).toBe(true)
    expect(isNetwork(groupedSide('g', 2, 2), flat)).toBe(true)
    expect(isNetwork(flat, groupedSide('g', 2, 2))).toBe(true)
    expect(isNetwork(groupedSide('g', 2, 2))).toBe(true)
    expect(isNetwork(groupedSide('g', 2, 2), groupedSide('h', 2, 2))).toBe(false)
    expect(isNetwork(flat, flatSide('d', ['1', '2']), flatSide('e', ['1', '2']))).toBe(false)
  })

  it('combine labels, the last changing fastest', () => {
    expect(
      combinations([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toEqual([
      ...[
        ['a', '1'],
        ['a', '2'],
      ],
      ...[
        ['b', '1'],
        ['b', '2'],
      ],
    ])
    expect(combinations([])).toEqual([[]])
  })
})

describe('a network of relations', () => {
  const row = (columns: readonly number[], times: readonly number[]) => ({ columns, times })

  it('lets each cell enter one relation and leave another', () => {
    const network = relationNetwork([row([0, 1], [1, 1]), row([1, 2], [1, 1])], 4)
    expect(network).not.toBeNull()
    expect(network?.nodes).toBe(3)
    // Cell 0 only in the first relation, cell 2 only in the second, cell 3 in none.
    expect([network?.from[0], network?.to[0]]).toEqual([2, 0])
    expect([network?.from[1], network?.to[1]]).toEqual([1, 0])
    expect([network?.from[2], network?.to[2]]).toEqual([1, 2])
    expect([network?.from[3], network?.to[3]]).toEqual([-1, -1])
  })

  it('is none with other factors, three relations at a cell, or signs that cannot be turned', () => {
    expect(relationNetwork([row([0, 1], [2, 1])], 2)).toBeNull()
    const thrice = [row([0, 1], [1, 1]), row([0, 2], [1, 1]), row([0, 3], [1, 1])]
    expect(relationNetwork(thrice, 4)).toBeNull()
    const triangle = [row([0, 1], [1, 1]), row([1, 2], [1, 1]), row([2, 0], [1, 1])]
    expect(relationNetwork(triangle, 3)).toBeNull()
    const turned = [row([0, 1], [1, 1]), row([1, 2], [1, 1]), row([2, 0], [1, -1])]
    expect(relationNetwork(turned, 3)).not.toBeNull()
  })
})
