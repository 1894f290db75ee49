import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import { attack } from './attack.ts'
import { suppress, type SuppressOptions } from './suppress.ts'
import type { SuppressionCell } from './suppression-problem.ts'
import {
  flatSide,
  groupedSide,
  randomTable,
  releaseOf,
  tableOf,
  valueOf,
  type TestTable,
} from './test-tables.ts'

/** Counts below 4 are sensitive, and must not be known to within `level`. */
const withRule = ({ cells }: TestTable, level: number): readonly SuppressionCell[] =>
  cells.map((cell) => ({
    ...cell,
    respondents: cell.value,
    ...(cell.value > 0 && cell.value < 4 ? { sensitive: { lower: level, upper: level } } : {}),
  }))

const shapes = [
  [flatSide('r', ['1', '2', '3', '4', '5']), flatSide('c', ['A', 'B', 'C', 'D'])],
  [groupedSide('g', 2, 3), flatSide('c', ['A', 'B', 'C'])],
  [groupedSide('g', 2, 2), groupedSide('h', 2, 2)],
  [flatSide('a', ['1', '2', '3']), flatSide('b', ['1', '2', '3']), flatSide('c', ['1', '2'])],
]
const inputs = fc.record({
  shape: fc.nat(shapes.length - 1),
  seed: fc.nat(9999),
  level: fc.integer({ min: 1, max: 6 }),
})

const run = async (table: TestTable, level: number, options: SuppressOptions) =>
  valueOf(await suppress(withRule(table, level), table.relations, options))

describe('properties of a suppression', () => {
  it('the attacker never beats its claim, by either method', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ shape, seed, level }) => {
        const table = randomTable(shapes[shape] ?? [], seed)
        for (const method of ['optimal', 'heuristic'] as const) {
          const found = await run(table, level, { method })
          expect(found.passes).toBe(true)
          const withheld = new Set(
            found.cells.filter((cell) => cell.status !== 'published').map((cell) => cell.id),
          )
          // Told nothing of the true values, so by another way than the audit.
          const attacked = valueOf(
            await attack(
              [releaseOf(table, withheld)],
              [...withheld].map((cell) => ({ cell })),
            ),
          )
          const claims = new Map(found.cells.map((cell) => [cell.id, cell]))
          for (const { cell, low, high } of attacked.cells) {
            const claim = claims.get(cell)
            expect([low, high]).toEqual([claim?.low, claim?.high])
            if (claim?.status !== 'primary') continue
            expect(low).toBeLessThanOrEqual(Math.max(0, claim.value - level))
            expect(high).toBeGreaterThanOrEqual(claim.value + level)
          }
        }
      }),
      { seed: 7, numRuns: 4 },
    )
  })

  it('the optimum never costs more than the heuristic, and no cell of either is in vain', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ shape, seed, level }) => {
        const table = randomTable(shapes[shape] ?? [], seed)
        const best = await run(table, level, { method: 'optimal' })
        const quick = await run(table, level, { method: 'heuristic' })
        expect(best.optimal).toBe(true)
        expect(quick.optimal).toBe(false)
        expect(best.cost).toBeLessThanOrEqual(quick.cost)
        expect(best.primary).toBe(quick.primary)
        for (const found of [best, quick]) {
          for (const { id } of found.cells.filter((cell) => cell.status === 'secondary')) {
            expect(await isSafeWithout(table, level, found.cells, id)).toBe(false)
          }
        }
      }),
      { seed: 8, numRuns: 5 },
    )
  })

  const isSafeWithout = async (
    table: TestTable,
    level: number,
    cells: readonly { readonly id: string; readonly status: string }[],
    shown: string,
  ): Promise<boolean> => {
    const withheld = new Set(
      cells.filter((cell) => cell.status !== 'published' && cell.id !== shown).map(({ id }) => id),
    )
    const rules = withRule(table, level).filter((cell) => withheld.has(cell.id))
    const told = rules.map(({ id, value, sensitive }) => ({ cell: id, value, ...sensitive }))
    return valueOf(await attack([releaseOf(table, withheld)], told)).passes
  }

  it('no pattern of a small table costs less than the optimum', async () => {
    const sides = [flatSide('r', ['1', '2', '3']), flatSide('c', ['A', 'B'])]
    await fc.assert(
      fc.asyncProperty(fc.nat(9999), fc.constantFrom(1, 3), async (seed, level) => {
        const table = randomTable(sides, seed)
        const best = await run(table, level, { method: 'optimal' })
        expect(best.cost).toBe(await cheapestOfAll(table, level))
      }),
      { seed: 9, numRuns: 3 },
    )
  })

  /** Tries every set of cells. */
  const cheapestOfAll = async (table: TestTable, level: number): Promise<number> => {
    const rules = withRule(table, level)
    const sensitive = rules.filter((cell) => cell.sensitive !== undefined)
    const others = rules.filter((cell) => cell.sensitive === undefined && cell.value > 0)
    let cheapest = Infinity
    for (let set = 0; set < 2 ** others.length; set += 1) {
      const chosen = [...sensitive, ...others.filter((_, at) => (set >> at) % 2 === 1)]
      const cost = chosen.reduce((all, cell) => all + cell.value, 0)
      if (cost >= cheapest) continue
      const withheld = new Set(chosen.map((cell) => cell.id))
      const told = chosen.map(({ id, value, sensitive: s }) => ({ cell: id, value, ...s }))
      if (valueOf(await attack([releaseOf(table, withheld)], told)).passes) cheapest = cost
    }
    return cheapest
  }

  it('is the same for cells and relations in another order, and for another unit', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ shape, seed, level }) => {
        const table = randomTable(shapes[shape] ?? [], seed)
        const cells = withRule(table, level)
        const first = valueOf(await suppress(cells, table.relations, { method: 'optimal' }))
        const turned = cells
          .map(({ id, value, sensitive }) => ({
            id,
            value: value / 8,
            ...(sensitive === undefined
              ? {}
              : { sensitive: { lower: level / 8, upper: level / 8 } }),
          }))
          .reverse()
        const second = valueOf(
          await suppress(turned, [...table.relations].reverse(), { method: 'optimal' }),
        )
        expect(second.cost * 8).toBeCloseTo(first.cost, 6)
      }),
      { seed: 10, numRuns: 5 },
    )
  })

  it('leaves no respondent who is alone in a cell able to work out another', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ shape, seed, level }) => {
        const table = randomTable(shapes[shape] ?? [], seed)
        for (const method of ['optimal', 'heuristic'] as const) {
          const found = await run(table, level, { method, singles: true })
          expect(found.passes).toBe(true)
          const withheld = found.cells.filter((cell) => cell.status !== 'published')
          const release = releaseOf(table, new Set(withheld.map((cell) => cell.id)))
          for (const single of withheld.filter((cell) => cell.value === 1)) {
            const others = withheld.filter((cell) => cell.id !== single.id)
            const own = { name: 'own value', known: { [single.id]: 1 } }
            const attacked = await attack(
              [release, own],
              others.map(({ id, value, lower, upper }) => ({ cell: id, value, lower, upper })),
            )
            expect(valueOf(attacked).passes).toBe(true)
          }
        }
      }),
      { seed: 11, numRuns: 6 },
    )
  })
})

describe('large tables', () => {
  it('protects 120 × 20 cells with margins', async () => {
    const labels = (n: number) => Array.from({ length: n }, (_, at) => `${at}`)
    const random = seeded(12)
    const table = tableOf([flatSide('r', labels(120)), flatSide('c', labels(20))], () => {
      const kind = random.uniform()
      return kind < 0.08 ? 1 + random.index(3) : 4 + random.index(kind < 0.7 ? 20 : 300)
    })
    const found = await run(table, 3, {})
    expect(found.passes).toBe(true)
    expect(found.optimal).toBe(false)
    expect(found.primary).toBe(
      table.cells.filter((cell) => cell.value > 0 && cell.value < 4).length,
    )
    expect(found.secondary).toBeLessThan(found.primary)
  })
})
