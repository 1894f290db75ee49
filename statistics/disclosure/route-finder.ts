import { openProgramme } from '../numerics/linear-programme.ts'
import { openCellFlow, type CellRoute } from './cell-flow.ts'
import { relationNetwork } from './relation-network.ts'
import type { Need, SuppressionProblem } from './suppression-problem.ts'

/** Finds cells that must be withheld with another to let it move as far as it needs. */
export interface RouteFinder {
  /** Whether the relations are a network: then all searches are fast. */
  readonly isNetwork: boolean
  /**
   * Cells that move when the need is met, as cheap as can be found; null when it cannot be. A
   * `sturdy` route lets each of its cells move both ways, and may not be found though others are.
   */
  readonly route: (need: Need, costs: Float64Array, sturdy: boolean) => CellRoute | null
  readonly close: () => void
}

/** By network flow where the relations are a network, else by linear programming. */
export const openRouteFinder = async (problem: SuppressionProblem): Promise<RouteFinder> => {
  const { table, room } = problem
  const network = relationNetwork(table.relations, table.ids.length)
  if (network === null) return openProgrammeFinder(problem)
  const flow = openCellFlow(network, room)
  return {
    isNetwork: true,
    route: (need, costs, sturdy) =>
      withoutKnown(need, costs, () =>
        flow.route(need.column, need.direction, need.amount, costs, sturdy),
      ),
    close: () => undefined,
  }
}

/** A cell that the attacker knows cannot move, whether it is withheld or not. */
const withoutKnown = <Found>(need: Need, costs: Float64Array, find: () => Found): Found => {
  if (need.known === -1) return find()
  const kept = costs[need.known] ?? NaN
  costs[need.known] = Infinity
  try {
    return find()
  } finally {
    costs[need.known] = kept
  }
}

/**
 * min Σ cost · |change| over the changes that keep every relation and move the one cell as needed.
 * What it costs per unit stands for what it costs at all (Kelly, Golden & Assad 1992).
 */
const openProgrammeFinder = async ({ table, room }: SuppressionProblem): Promise<RouteFinder> => {
  const n = table.ids.length
  const end = 4 * table.values.reduce((all, value) => all + Math.abs(value), 1)
  const zeros = new Float64Array(2 * n)
  const programme = await openProgramme({
    cost: zeros,
    low: zeros,
    high: zeros,
    rows: table.relations.map((relation) => ({
      columns: relation.columns.flatMap((column) => [2 * column, 2 * column + 1]),
      times: relation.times.flatMap((times) => [times, -times]),
      low: 0,
      high: 0,
    })),
  })
  const bounds = (need: Need, costs: Float64Array): readonly [Float64Array, Float64Array] => {
    const low = new Float64Array(2 * n)
    const high = Float64Array.from(room, (free, half) =>
      costs[half >> 1] === Infinity ? 0 : Math.min(free, Math.max(end, 4 * need.amount)),
    )
    const own = need.direction === 1 ? 2 * need.column : 2 * need.column + 1
    low[own] = need.amount
    high[own] = need.amount
    high[own ^ 1] = 0
    return [low, high]
  }
  return {
    isNetwork: false,
    route: (need, costs, sturdy) => {
      if (sturdy) return null
      if (need.amount === 0) return { columns: [], cost: 0 }
      const own = need.direction === 1 ? 2 * need.column : 2 * need.column + 1
      if ((room[own] ?? NaN) < need.amount) return null
      return withoutKnown(need, costs, () => {
        const [low, high] = bounds(need, costs)
        programme.setAllBounds(low, high)
        programme.setCosts(
          Float64Array.from(zeros, (_, half) => {
            const cost = costs[half >> 1] ?? NaN
            return cost === Infinity ? 0 : cost
          }),
        )
        const { status, values } = programme.solve('minimum')
        if (status !== 'optimal') return null
        const least = 1e-7 * need.amount
        const columns = [...costs.keys()].filter(
          (column) =>
            column !== need.column &&
            Math.abs((values[2 * column] ?? NaN) - (values[2 * column + 1] ?? NaN)) > least,
        )
        return { columns, cost: columns.reduce((all, column) => all + (costs[column] ?? NaN), 0) }
      })
    },
    close: () => programme.close(),
  }
}
