import type { RelationNetwork } from './relation-network.ts'
import { openNodeQueue } from './node-queue.ts'

/**
 * How far each cell may move: at 2 · cell upwards, at 2 · cell + 1 downwards. 0 for a cell that is
 * published.
 */
export type Room = Float64Array

export interface CellRoute {
  /** The cells that move, without the one they move for. */
  readonly columns: readonly number[]
  readonly cost: number
}

/** Movements of cells in a network of relations. */
export interface CellFlow {
  /**
   * The most by which a cell can rise (1) or fall (-1) with every relation kept, by augmenting
   * along shortest paths (Dinic 1970). Stops as soon as it is `enough`.
   */
  readonly most: (column: number, direction: 1 | -1, enough?: number) => number
  /**
   * Cells that let a cell move by `amount`, cheap ones if possible: cheapest path after cheapest
   * path (Dijkstra 1959), a cell that moves costing `costs` once. Closed cells cost Infinity. With
   * `sturdy`, one path of cells that can all move by `amount` both ways. Null where there is none.
   */
  readonly route: (
    column: number,
    direction: 1 | -1,
    amount: number,
    costs: ArrayLike<number>,
    sturdy?: boolean,
  ) => CellRoute | null
}

export const openCellFlow = (network: RelationNetwork, room: Room): CellFlow => {
  const tolerance = noise(room)
  const { nodes, from, to } = network
  const arcs = from.length
  const [starts, half] = adjacency(network)
  const left: Room = new Float64Array(2 * arcs)
  const level = new Int32Array(nodes)
  const next = new Int32Array(nodes)
  const via = new Int32Array(nodes)
  const distance = new Float64Array(nodes)
  const waiting = new Int32Array(nodes)
  const queue = openNodeQueue(nodes)

  const headOf = (edge: number): number =>
    ((edge & 1) === 0 ? to[edge >> 1] : from[edge >> 1]) ?? NaN

  /** Sets the room that is left, without the cell that is moved, and gives where to go from. */
  const begin = (column: number, direction: 1 | -1): readonly [number, number] => {
    left.set(room)
    left[2 * column] = 0
    left[2 * column + 1] = 0
    const tail = from[column] ?? NaN
    const head = to[column] ?? NaN
    return direction === 1 ? [head, tail] : [tail, head]
  }

  const levelNodes = (source: number, sink: number, least: number): boolean => {
    level.fill(-1)
    level[source] = 0
    waiting[0] = source
    let count = 1
    for (let at = 0; at < count; at += 1) {
      const node = waiting[at] ?? NaN
      for (let k = starts[node] ?? NaN; k < (starts[node + 1] ?? NaN); k += 1) {
        const edge = half[k] ?? NaN
        const head = headOf(edge)
        if ((left[edge] ?? NaN) <= least || level[head] !== -1) continue
        level[head] = (level[node] ?? NaN) + 1
        if (head === sink) return true
        waiting[count] = head
        count += 1
      }
    }
    return false
  }

  /** Moves along one path of the levels, depth first; 0 when none is left. */
  const push = (node: number, sink: number, amount: number, least: number): number => {
    if (node === sink) return amount
    for (; (next[node] ?? NaN) < (starts[node + 1] ?? NaN); next[node] = (next[node] ?? NaN) + 1) {
      const edge = half[next[node] ?? NaN] ?? NaN
      const room = left[edge] ?? NaN
      const head = headOf(edge)
      if (room <= least || level[head] !== (level[node] ?? NaN) + 1) continue
      const moved = push(head, sink, Math.min(amount, room), least)
      if (moved > 0) {
        move(edge, moved)
        return moved
      }
    }
    return 0
  }

  const move = (edge: number, amount: number): void => {
    left[edge] = (left[edge] ?? NaN) - amount
    left[edge ^ 1] = (left[edge ^ 1] ?? NaN) + amount
  }

  const most: CellFlow['most'] = (column, direction, enough = Infinity) => {
    const own = room[direction === 1 ? 2 * column : 2 * column + 1] ?? NaN
    if (from[column] === -1) return own
    const target = Math.min(own, enough)
    const [source, sink] = begin(column, direction)
    let total = 0
    while (total < target && levelNodes(source, sink, tolerance)) {
      next.set(starts.subarray(0, nodes))
      let moved = push(source, sink, target - total, tolerance)
      for (; moved > 0; moved = push(source, sink, target - total, tolerance)) {
        total += moved
        if (total >= target) return total
      }
    }
    return total
  }

  /** Offers a path over the node to each of its neighbours that it still can move to. */
  const relax = (node: number, least: number, costs: ArrayLike<number>, sturdy: boolean): void => {
    const so = distance[node] ?? NaN
    for (let k = starts[node] ?? NaN; k < (starts[node + 1] ?? NaN); k += 1) {
      const edge = half[k] ?? NaN
      if ((left[edge] ?? NaN) <= least || (sturdy && (left[edge ^ 1] ?? NaN) <= least)) continue
      const head = headOf(edge)
      const reached = so + (costs[edge >> 1] ?? NaN)
      if (reached >= (distance[head] ?? NaN)) continue
      distance[head] = reached
      via[head] = edge
      queue.put(head, reached)
    }
  }

  /** The cheapest path by Dijkstra, `via` telling the edge to each node; Infinity if none. */
  const cheapestPath = (
    source: number,
    sink: number,
    least: number,
    costs: ArrayLike<number>,
    sturdy: boolean,
  ): number => {
    distance.fill(Infinity)
    distance[source] = 0
    queue.clear()
    queue.put(source, 0)
    for (let node = queue.take(); node !== -1 && node !== sink; node = queue.take()) {
      relax(node, least, costs, sturdy)
    }
    return distance[sink] ?? NaN
  }

  /** The edges of the path that was found last, from the sink back. */
  const pathTo = (sink: number, source: number): readonly number[] => {
    const edges: number[] = []
    for (let node = sink; node !== source;) {
      const edge = via[node] ?? NaN
      edges.push(edge)
      node = headOf(edge ^ 1)
    }
    return edges
  }

  /** Moves along the path that was found last, as far as it can; its cells cost nothing more. */
  const movePath = (
    path: readonly number[],
    missing: number,
    costs: Float64Array,
    used: Set<number>,
  ): number => {
    const moved = path.reduce((least, edge) => Math.min(least, left[edge] ?? NaN), missing)
    for (const edge of path) {
      move(edge, moved)
      costs[edge >> 1] = 0
      used.add(edge >> 1)
    }
    return moved
  }

  const route: CellFlow['route'] = (column, direction, amount, costs, sturdy = false) => {
    const own = room[direction === 1 ? 2 * column : 2 * column + 1] ?? NaN
    if (own < amount - tolerance) return null
    if (from[column] === -1) return { columns: [], cost: 0 }
    const [source, sink] = begin(column, direction)
    const least = sturdy ? amount - tolerance : tolerance
    const now = Float64Array.from(costs)
    const used = new Set<number>()
    let cost = 0
    for (let missing = amount; missing > tolerance;) {
      const reached = cheapestPath(source, sink, least, now, sturdy)
      if (reached === Infinity) return null
      cost += reached
      missing -= movePath(pathTo(sink, source), missing, now, used)
    }
    return { columns: [...used], cost }
  }

  return { most, route }
}

/** Room below this is rounding. */
const noise = (room: Room): number => {
  let largest = 0
  for (const value of room) if (value > largest && value < Infinity) largest = value
  return largest * 1e-11
}

/** The half edges that leave each node: `half` from starts[node] to starts[node + 1]. */
const adjacency = ({ nodes, from, to }: RelationNetwork): readonly [Int32Array, Int32Array] => {
  const starts = new Int32Array(nodes + 1)
  const ends = (arc: number): readonly [number, number] => [from[arc] ?? NaN, to[arc] ?? NaN]
  for (let arc = 0; arc < from.length; arc += 1) {
    if (from[arc] === -1) continue
    for (const node of ends(arc)) starts[node + 1] = (starts[node + 1] ?? NaN) + 1
  }
  for (let node = 0; node < nodes; node += 1) {
    starts[node + 1] = (starts[node + 1] ?? NaN) + (starts[node] ?? NaN)
  }
  const half = new Int32Array(starts[nodes] ?? NaN)
  const fill = starts.slice()
  for (let arc = 0; arc < from.length; arc += 1) {
    if (from[arc] === -1) continue
    ends(arc).forEach((node, side) => {
      half[fill[node] ?? NaN] = 2 * arc + side
      fill[node] = (fill[node] ?? NaN) + 1
    })
  }
  return [starts, half]
}
