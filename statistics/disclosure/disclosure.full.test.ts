import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import { attack } from './attack.ts'
import { suppress } from './suppress.ts'
import type { TableSide } from './cross-table.ts'
import { flatSide, groupedSide, randomTable, releaseOf, tableOf, valueOf } from './test-tables.ts'

const labels = (n: number): readonly string[] => Array.from({ length: n }, (_, at) => `${at}`)

const protect = async (
  table: ReturnType<typeof tableOf>,
  level: number,
  method: 'optimal' | 'heuristic' | 'auto',
) => {
  const found = valueOf(
    await suppress(
      table.cells.map((cell) => ({
        ...cell,
        ...(cell.value > 0 && cell.value < 4 ? { sensitive: { lower: level, upper: level } } : {}),
      })),
      table.relations,
      { method },
    ),
  )
  const withheld = found.cells.filter((cell) => cell.status !== 'published')
  const release = releaseOf(table, new Set(withheld.map((cell) => cell.id)))
  const blind = valueOf(
    await attack(
      [release],
      withheld.map(({ id }) => ({ cell: id })),
    ),
  )
  const bounds = new Map(blind.cells.map((cell) => [cell.cell, cell]))
  for (const { id, value, status } of withheld) {
    const { low = NaN, high = NaN } = bounds.get(id) ?? {}
    expect(low).toBeLessThanOrEqual(value)
    expect(high).toBeGreaterThanOrEqual(value)
    if (status !== 'primary') continue
    expect(low).toBeLessThanOrEqual(Math.max(0, value - level))
    expect(high).toBeGreaterThanOrEqual(value + level)
  }
  return found
}

describe('the attacker never beats the claim of the suppressor', () => {
  const shapes: readonly (readonly TableSide[])[] = [
    [flatSide('r', labels(6)), flatSide('c', labels(5))],
    [groupedSide('g', 3, 3), flatSide('c', labels(4))],
    [groupedSide('g', 2, 3), groupedSide('h', 2, 2)],
    [flatSide('a', labels(3)), flatSide('b', labels(3)), flatSide('c', labels(3))],
  ]

  it.each(shapes.map((sides, at) => ({ sides, at })))(
    'in 100 tables of shape $at, by the heuristic, and in 10 by the optimum, which costs no more',
    async ({ sides, at }) => {
      for (let seed = 0; seed < 100; seed += 1) {
        const table = randomTable(sides, 1000 * at + seed)
        const level = 1 + (seed % 6)
        const quick = await protect(table, level, 'heuristic')
        expect(quick.passes).toBe(true)
        if (seed >= 10) continue
        const best = await protect(table, level, 'optimal')
        expect(best.passes).toBe(true)
        expect(best.cost).toBeLessThanOrEqual(quick.cost)
      }
    },
  )

  it.each([0.05, 0.1])('in a table of 300 × 25 with a share of %d sensitive', async (share) => {
    const random = seeded(Math.round(share * 1000))
    const table = tableOf([flatSide('r', labels(300)), flatSide('c', labels(25))], () => {
      const kind = random.uniform()
      return kind < share ? 1 + random.index(3) : 4 + random.index(kind < 0.7 ? 20 : 300)
    })
    const found = await protect(table, 3, 'auto')
    expect(found.passes).toBe(true)
    expect(found.optimal).toBe(false)
  })
})
