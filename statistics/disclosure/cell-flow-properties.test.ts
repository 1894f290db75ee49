import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCellFlow, type Room } from './cell-flow.ts'
import type { RelationNetwork } from './relation-network.ts'

const networkOf = (
  nodes: number,
  arcs: readonly (readonly [number, number])[],
): RelationNetwork => ({
  nodes,
  from: Int32Array.from(arcs, ([from]) => from),
  to: Int32Array.from(arcs, ([, to]) => to),
})

/** The edges that room leaves, by where they go: [from, to, room, cell]. */
const edgesOf = ({ from, to }: RelationNetwork, room: Room, without: number) =>
  [...from.keys()]
    .filter((cell) => cell !== without && from[cell] !== -1)
    .flatMap((cell) => [
      [from[cell] ?? NaN, to[cell] ?? NaN, room[2 * cell] ?? NaN, cell] as const,
      [to[cell] ?? NaN, from[cell] ?? NaN, room[2 * cell + 1] ?? NaN, cell] as const,
    ])

const endsOf = ({ from, to }: RelationNetwork, cell: number, direction: 1 | -1) =>
  direction === 1
    ? ([to[cell] ?? NaN, from[cell] ?? NaN] as const)
    : ([from[cell] ?? NaN, to[cell] ?? NaN] as const)

/** Most that can flow, by trying every cut (Ford & Fulkerson 1956). */
const leastCut = (network: RelationNetwork, room: Room, cell: number, direction: 1 | -1) => {
  const [source, sink] = endsOf(network, cell, direction)
  let least = room[direction === 1 ? 2 * cell : 2 * cell + 1] ?? NaN
  for (let set = 0; set < 2 ** network.nodes; set += 1) {
    const has = (node: number): boolean => (set >> node) % 2 === 1
    if (!has(source) || has(sink)) continue
    const cut = edgesOf(network, room, cell).filter(([a, b]) => has(a) && !has(b))
    least = Math.min(
      least,
      cut.reduce((all, edge) => all + edge[2], 0),
    )
  }
  return least
}

/** The least cost of one path whose cells pass, by trying every edge as often as there are nodes. */
const shortest = (
  network: RelationNetwork,
  room: Room,
  cell: number,
  direction: 1 | -1,
  costs: readonly number[],
  passes: (up: number, cell: number) => boolean,
): number => {
  const [source, sink] = endsOf(network, cell, direction)
  const distance = Array.from({ length: network.nodes }, (_, node) =>
    node === source ? 0 : Infinity,
  )
  for (let round = 0; round < network.nodes; round += 1) {
    for (const [a, b, up, own] of edgesOf(network, room, cell)) {
      if (!passes(up, own)) continue
      distance[b] = Math.min(distance[b] ?? NaN, (distance[a] ?? NaN) + (costs[own] ?? NaN))
    }
  }
  return distance[sink] ?? NaN
}

const nodes = 6
const drawn = fc.record({
  arcs: fc.array(
    fc
      .tuple(fc.nat(nodes - 1), fc.nat(nodes - 2))
      .map(([from, to]) => [from, to < from ? to : to + 1] as const),
    { minLength: 6, maxLength: 13 },
  ),
  room: fc.array(fc.nat(6), { minLength: 26, maxLength: 26 }),
  costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 13, maxLength: 13 }),
  direction: fc.constantFrom(1 as const, -1 as const),
})

describe('movements in any network', () => {
  it('are as large as the least cut, or as what is enough', () => {
    fc.assert(
      fc.property(drawn, fc.nat(8), ({ arcs, room, direction }, enough) => {
        const network = networkOf(nodes, arcs)
        const own = Float64Array.from(room.slice(0, 2 * arcs.length))
        const flow = openCellFlow(network, own)
        for (const cell of arcs.keys()) {
          const most = leastCut(network, own, cell, direction)
          expect(flow.most(cell, direction)).toBe(most)
          expect(flow.most(cell, direction, enough)).toBe(Math.min(most, enough))
        }
      }),
      { seed: 21, numRuns: 60 },
    )
  })

  it('of one unit cost as little as the cheapest path, and open cells only', () => {
    fc.assert(
      fc.property(drawn, fc.nat(12), ({ arcs, room, costs, direction }, closed) => {
        const network = networkOf(nodes, arcs)
        const own = Float64Array.from(room.slice(0, 2 * arcs.length))
        const prices = costs.map((cost, cell) => (cell === closed ? Infinity : cost))
        const flow = openCellFlow(network, own)
        for (const cell of arcs.keys()) {
          const least = shortest(network, own, cell, direction, prices, (up) => up > 0)
          const room1 = own[direction === 1 ? 2 * cell : 2 * cell + 1] ?? NaN
          const found = flow.route(cell, direction, 1, prices)
          if (room1 < 1 || least === Infinity) expect(found).toBeNull()
          else expect(found?.cost).toBe(least)
        }
      }),
      { seed: 22, numRuns: 60 },
    )
  })

  it('of more are found wherever there are any, and need no cell but those', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 2, max: 5 }),
        ({ arcs, room, costs, direction }, amount) => {
          const network = networkOf(nodes, arcs)
          const own = Float64Array.from(room.slice(0, 2 * arcs.length))
          const flow = openCellFlow(network, own)
          for (const cell of arcs.keys()) {
            const found = flow.route(cell, direction, amount, costs)
            expect(found !== null).toBe(leastCut(network, own, cell, direction) >= amount)
            if (found === null) continue
            const open = new Set([...found.columns, cell])
            expect(found.columns).not.toContain(cell)
            const only = own.map((free, half) => (open.has(half >> 1) ? free : 0))
            expect(leastCut(network, only, cell, direction)).toBeGreaterThanOrEqual(amount)
            const cost = found.columns.reduce((all, column) => all + (costs[column] ?? NaN), 0)
            expect(found.cost).toBe(cost)
            expect(new Set(found.columns).size).toBe(found.columns.length)
          }
        },
      ),
      { seed: 23, numRuns: 60 },
    )
  })

  it('that are sturdy take the cheapest path of cells that can move both ways', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 1, max: 5 }),
        ({ arcs, room, costs, direction }, amount) => {
          const network = networkOf(nodes, arcs)
          const own = Float64Array.from(room.slice(0, 2 * arcs.length))
          const flow = openCellFlow(network, own)
          for (const cell of arcs.keys()) {
            const least = shortest(
              network,
              own,
              cell,
              direction,
              costs,
              (_, other) => Math.min(own[2 * other] ?? NaN, own[2 * other + 1] ?? NaN) >= amount,
            )
            const room1 = own[direction === 1 ? 2 * cell : 2 * cell + 1] ?? NaN
            const found = flow.route(cell, direction, amount, costs, true)
            if (room1 < amount || least === Infinity) expect(found).toBeNull()
            else expect(found?.cost).toBe(least)
          }
        },
      ),
      { seed: 24, numRuns: 60 },
    )
  })
})

describe('movements to the last unit', () => {
  /** Cell 0 runs from node 3 to node 0; to rise it needs a way from 0 to 3. */
  const crossing = networkOf(8, [
    [3, 0],
    [0, 1],
    [1, 2],
    [2, 3],
    [1, 4],
    [4, 5],
    [5, 3],
    [0, 6],
    [6, 7],
    [7, 2],
  ])

  it('take back what went the short way before', () => {
    const room = new Float64Array(20)
    for (let cell = 0; cell < 10; cell += 1) room[2 * cell] = 3
    room[0] = 9
    const flow = openCellFlow(crossing, room)
    // The short way 1, 2, 3 fills first; the second three units run against cell 2.
    expect(flow.most(0, 1)).toBe(6)
    const route = flow.route(0, 1, 6, [0, 1, 1, 1, 9, 9, 9, 9, 9, 9])
    expect(route?.columns.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(flow.route(0, 1, 6.1, new Float64Array(10))).toBeNull()
  })

  it('are without end only over cells that have none', () => {
    const room = new Float64Array(20).fill(Infinity)
    const flow = openCellFlow(crossing, room)
    expect(flow.most(0, 1)).toBe(Infinity)
    expect(flow.most(0, 1, 7)).toBe(7)
    expect(flow.route(0, 1, Infinity, [0, 1, 1, 1, 9, 9, 9, 9, 9, 9])).toEqual({
      columns: [3, 2, 1],
      cost: 3,
    })
    room[4] = 5
    room[8] = 4
    expect(openCellFlow(crossing, room).most(0, 1)).toBe(Infinity)
    room[18] = 2
    expect(openCellFlow(crossing, room).most(0, 1)).toBe(11)
  })

  it('leave out room that is only rounding beside the largest', () => {
    const room = new Float64Array(20)
    for (let cell = 0; cell < 4; cell += 1) room[2 * cell] = 1e9
    expect(openCellFlow(crossing, room).most(0, 1)).toBe(1e9)
    room[4] = 0.009
    expect(openCellFlow(crossing, room).most(0, 1)).toBe(0)
    room[4] = 0.011
    expect(openCellFlow(crossing, room).most(0, 1)).toBe(0.011)
    room[19] = Infinity
    expect(openCellFlow(crossing, room).most(0, 1)).toBe(0.011)
    expect(openCellFlow(crossing, room).route(0, 1, 0.02, new Float64Array(10))?.columns).toEqual([
      ...[3, 2, 1],
    ])
    expect(openCellFlow(crossing, room).route(0, 1, 0.03, new Float64Array(10))).toBeNull()
    const missing = openCellFlow(crossing, room).route(0, 1, 0.009, new Float64Array(10))
    expect(missing).toEqual({ columns: [], cost: 0 })
  })
})
