import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import { additiveTable } from './additive-table.ts'
import { openCellFlow } from './cell-flow.ts'
import { openNodeQueue } from './node-queue.ts'
import { relationNetwork } from './relation-network.ts'
import { flatSide, tableOf, valueOf } from './test-tables.ts'

/** A 2 × 2 table without margins to move: a cycle of four cells. */
const square = () => {
  const network = relationNetwork(
    [
      { columns: [0, 1], times: [1, 1] },
      { columns: [2, 3], times: [1, 1] },
      { columns: [0, 2], times: [1, 1] },
      { columns: [1, 3], times: [1, 1] },
    ],
    5,
  )
  if (network === null) throw new Error('no network')
  return network
}
/** Cell 0 may rise by 9 and fall by 3, and so on; cell 4 is in no relation. */
const room = Float64Array.from([9, 3, 8, 4, 7, 5, 6, 6, 2, 1])

describe('moving a cell of a network', () => {
  it('goes as far as the others make room', () => {
    const flow = openCellFlow(square(), room)
    // Cell 0 rises: 1 and 2 fall, 3 rises.
    expect(flow.most(0, 1)).toBe(4)
    expect(flow.most(0, -1)).toBe(3)
    expect(flow.most(3, 1)).toBe(4)
    expect(flow.most(3, -1)).toBe(3)
    expect(flow.most(1, 1)).toBe(3)
    expect(flow.most(4, 1)).toBe(2)
    expect(flow.most(4, -1)).toBe(1)
    expect(flow.most(0, 1, 2)).toBe(2)
  })

  it('goes without end where all room is endless', () => {
    const endless = openCellFlow(square(), new Float64Array(10).fill(Infinity))
    expect(endless.most(0, 1)).toBe(Infinity)
    const oneEnd = new Float64Array(10).fill(Infinity)
    oneEnd[5] = 12
    expect(openCellFlow(square(), oneEnd).most(0, 1)).toBe(12)
    expect(openCellFlow(square(), oneEnd).most(0, -1)).toBe(Infinity)
  })

  it('finds the cells that must move, and what they cost', () => {
    const flow = openCellFlow(square(), room)
    const costs = [1, 10, 100, 1000, 0]
    const route = flow.route(0, 1, 4, costs)
    expect([...(route?.columns ?? [])].sort()).toEqual([1, 2, 3])
    expect(route?.cost).toBe(1110)
    expect(flow.route(0, 1, 4.5, costs)).toBeNull()
    expect(flow.route(0, 1, 10, costs)).toBeNull()
    expect(flow.route(0, -1, 3.1, costs)).toBeNull()
    expect(flow.route(0, 1, 1, [0, 0, Infinity, 0, 0])).toBeNull()
    expect(flow.route(4, 1, 2, costs)).toEqual({ columns: [], cost: 0 })
    expect(flow.route(4, 1, 2.1, costs)).toBeNull()
    expect(flow.route(0, 1, 0, costs)).toEqual({ columns: [], cost: 0 })
  })

  it('takes a sturdy route only where every cell can move both ways', () => {
    const flow = openCellFlow(square(), room)
    expect(flow.route(0, 1, 4, [0, 1, 1, 1, 0], true)?.cost).toBe(3)
    const stiff = room.slice()
    stiff[6] = 3.9
    expect(openCellFlow(square(), stiff).route(0, -1, 3, [0, 1, 1, 1, 0], true)?.cost).toBe(3)
    stiff[2] = 2.9
    expect(openCellFlow(square(), stiff).route(0, 1, 3, [0, 1, 1, 1, 0], true)).toBeNull()
    expect(openCellFlow(square(), stiff).route(0, 1, 3, [0, 1, 1, 1, 0], false)?.cost).toBe(3)
  })

  it('finds the cheapest of all routes in a table', () => {
    fc.assert(
      fc.property(fc.nat(9999), (seed) => {
        const random = seeded(seed)
        const sides = [flatSide('r', ['1', '2', '3']), flatSide('c', ['A', 'B', 'C'])]
        const table = tableOf(sides, () => 10)
        const { relations } = valueOf(additiveTable(table.cells, table.relations))
        const network = relationNetwork(relations, 16)
        if (network === null) throw new Error('no network')
        const flow = openCellFlow(network, new Float64Array(32).fill(10))
        const costs = Float64Array.from({ length: 16 }, () => 1 + random.index(50))
        const at = (id: string) => table.cells.findIndex((cell) => cell.id === id)
        const route = flow.route(at('1 / A'), 1, 5, costs)
        // Rectangles through 1 / A, longer rings aside, and the margins as a fourth row and column.
        let least = Infinity
        for (const row of ['2', '3', 'Total']) {
          for (const column of ['B', 'C', 'Total']) {
            const ring = [`1 / ${column}`, `${row} / A`, `${row} / ${column}`]
            least = Math.min(
              least,
              ring.reduce((all, id) => all + (costs[at(id)] ?? NaN), 0),
            )
          }
        }
        expect(route?.cost).toBeLessThanOrEqual(least)
        const sum = (route?.columns ?? []).reduce((all, cell) => all + (costs[cell] ?? NaN), 0)
        expect(route?.cost).toBe(sum)
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})

describe('a queue of nodes', () => {
  it('gives the nearest first, also after one was brought forward', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(19), fc.nat(1000)), { minLength: 1, maxLength: 60 }),
        (puts) => {
          const queue = openNodeQueue(20)
          queue.put(7, 5)
          queue.clear()
          expect(queue.take()).toBe(-1)
          const nearest = new Map<number, number>()
          for (const [node, distance] of puts) {
            if (distance > (nearest.get(node) ?? Infinity)) continue
            nearest.set(node, distance)
            queue.put(node, distance)
          }
          const taken: number[] = []
          for (let node = queue.take(); node !== -1; node = queue.take()) taken.push(node)
          const distances = taken.map((node) => nearest.get(node) ?? NaN)
          expect(distances).toEqual([...nearest.values()].sort((a, b) => a - b))
          expect(new Set(taken).size).toBe(nearest.size)
        },
      ),
      { seed: 2 },
    )
  })
})
