import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import { attack } from './attack.ts'
import {
  flatSide,
  groupedSide,
  limits,
  randomTable,
  releaseOf,
  valueOf,
  withValues,
  type TestTable,
} from './test-tables.ts'

describe('properties of an attack', () => {
  const shapes = [
    [flatSide('r', ['1', '2', '3', '4']), flatSide('c', ['A', 'B', 'C'])],
    [groupedSide('g', 2, 3), flatSide('c', ['A', 'B', 'C'])],
    [groupedSide('g', 2, 2), groupedSide('h', 2, 2)],
    [flatSide('a', ['1', '2']), flatSide('b', ['1', '2', '3']), flatSide('c', ['1', '2'])],
  ]
  const inputs = fc.record({ shape: fc.nat(shapes.length - 1), seed: fc.nat(9999) })
  const drawn = (shape: number, seed: number) => {
    const table = randomTable(shapes[shape] ?? [], seed)
    const random = seeded(seed + 1)
    const withheld = new Set(
      table.cells.filter(() => random.uniform() < 0.45).map((cell) => cell.id),
    )
    return { table, withheld }
  }

  it('bounds hold the true value, whether or not the true value is told', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ shape, seed }) => {
        const { table, withheld } = drawn(shape, seed)
        const release = releaseOf(table, withheld)
        const told = withValues(table, withheld)
        const found = valueOf(await attack([release], told))
        for (const cell of found.cells) {
          expect(cell.low).toBeLessThanOrEqual(cell.value ?? NaN)
          expect(cell.high).toBeGreaterThanOrEqual(cell.value ?? NaN)
        }
        const blind = valueOf(
          await attack(
            [release],
            told.map(({ cell }) => ({ cell })),
          ),
        )
        expect(limits(blind.cells)).toEqual(limits(found.cells))
      }),
      { seed: 3, numRuns: 14 },
    )
  })

  it('one more cell shown never widens a bound', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ shape, seed }) => {
        const { table, withheld } = drawn(shape, seed)
        const [shown, ...rest] = withheld
        if (shown === undefined) return
        const told = rest.map((cell) => ({ cell }))
        const before = valueOf(await attack([releaseOf(table, withheld)], told))
        const after = valueOf(await attack([releaseOf(table, new Set(rest))], told))
        after.cells.forEach((cell, at) => {
          expect(cell.low).toBeGreaterThanOrEqual(before.cells[at]?.low ?? NaN)
          expect(cell.high).toBeLessThanOrEqual(before.cells[at]?.high ?? NaN)
        })
      }),
      { seed: 4, numRuns: 14 },
    )
  })

  it('the order of cells and relations, and the unit, do not matter', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ shape, seed }) => {
        const { table, withheld } = drawn(shape, seed)
        const told = withValues(table, withheld)
        const first = valueOf(await attack([releaseOf(table, withheld)], told))
        const turned: TestTable = {
          cells: table.cells.map((cell) => ({ ...cell, value: cell.value * 1000 })).reverse(),
          relations: [...table.relations].reverse(),
        }
        const second = valueOf(
          await attack([releaseOf(turned, withheld)], [...told.map(({ cell }) => ({ cell }))]),
        )
        expect(limits(second.cells)).toEqual(
          Object.fromEntries(
            first.cells.map((cell) => [cell.cell, [cell.low * 1000, cell.high * 1000]]),
          ),
        )
      }),
      { seed: 6, numRuns: 10 },
    )
  })
})
