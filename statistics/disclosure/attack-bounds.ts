import { openProgramme, type OpenProgramme } from '../numerics/linear-programme.ts'
import type { CountRow, SystemRow } from './attacker-system.ts'
import { openCellFlow } from './cell-flow.ts'
import { relationNetwork, type RelationNetwork } from './relation-network.ts'
import type { SystemPart } from './system-parts.ts'

/** By cell of a part: what an attacker can make of it. */
export interface Bounds {
  readonly low: Float64Array
  readonly high: Float64Array
}

/**
 * The least and the greatest value of every cell of a part, given what was known beforehand; null
 * when no table fits.
 */
export const attackBounds = async (part: SystemPart, prior: Bounds): Promise<Bounds | null> => {
  const network = networkOf(part)
  const programme = await openProgramme({ ...prior, cost: prior.low.map(() => 0), rows: part.rows })
  try {
    const first = programme.solve('minimum')
    if (first.status === 'infeasible') return null
    if (network !== null) return boundsByFlow(network, prior, first.values)
    const linear = boundsByProgramme(programme, prior)
    return part.counts.length === 0 ? linear : await boundsWithCounts(part, linear)
  } finally {
    programme.close()
  }
}

/** Only equations can be a network; an inequality would be a cell more. */
const networkOf = ({ cells, rows, counts }: SystemPart): RelationNetwork | null =>
  counts.length === 0 && rows.every((row) => row.low === row.high)
    ? relationNetwork(rows, cells.length)
    : null

/** From a table that fits, each cell can move as far as the others make room for it. */
const boundsByFlow = (network: RelationNetwork, prior: Bounds, start: Float64Array): Bounds => {
  const room = new Float64Array(2 * start.length)
  start.forEach((value, cell) => {
    room[2 * cell] = Math.max(0, (prior.high[cell] ?? NaN) - value)
    room[2 * cell + 1] = Math.max(0, value - (prior.low[cell] ?? NaN))
  })
  const flow = openCellFlow(network, room)
  return {
    low: start.map((value, cell) => value - flow.most(cell, -1)),
    high: start.map((value, cell) => value + flow.most(cell, 1)),
  }
}

const boundsByProgramme = (programme: OpenProgramme, prior: Bounds): Bounds => {
  const low = new Float64Array(prior.low.length)
  const high = new Float64Array(prior.low.length)
  prior.low.forEach((_, cell) => {
    programme.setCost(cell, 1)
    const least = programme.solve('minimum')
    const most = programme.solve('maximum')
    low[cell] = least.status === 'unbounded' ? -Infinity : least.objective
    high[cell] = most.status === 'unbounded' ? Infinity : most.objective
    programme.setCost(cell, 0)
  })
  return { low, high }
}

/**
 * Which cells are the ones at or beyond a limit is a choice of the table's: a whole number of 0 or 1
 * per cell of a count. What has no end is cut far outside everything that is known, and said to have
 * none when a bound lies out there.
 */
const boundsWithCounts = async (part: SystemPart, linear: Bounds): Promise<Bounds | null> => {
  const end = farAway(part, linear)
  const cells = part.cells.length
  const choices = part.counts.reduce((all, count) => all + count.columns.length, 0)
  const low = Float64Array.from(linear.low, (value) => Math.max(value, -end))
  const high = Float64Array.from(linear.high, (value) => Math.min(value, end))
  const programme = await openProgramme({
    cost: new Float64Array(cells + choices),
    low: [...low, ...new Float64Array(choices)],
    high: [...high, ...new Float64Array(choices).fill(1)],
    rows: [...part.rows, ...countRows(part.counts, cells, { low, high })],
    whole: [...low.map(() => 0), ...new Float64Array(choices).fill(1)].map((one) => one === 1),
  })
  try {
    if (programme.solve('minimum').status === 'infeasible') return null
    const found = boundsByProgramme(programme, { low, high })
    return {
      low: found.low.map((value) => (value < -end / 2 ? -Infinity : value)),
      high: found.high.map((value) => (value > end / 2 ? Infinity : value)),
    }
  } finally {
    programme.close()
  }
}

const farAway = (part: SystemPart, linear: Bounds): number => {
  const sizes = [
    ...linear.low,
    ...linear.high,
    ...part.rows.flatMap((row) => [row.low, row.high]),
    ...part.counts.map((count) => count.value),
  ].filter(Number.isFinite)
  return 1000 * sizes.reduce((most, size) => Math.max(most, Math.abs(size)), 1)
}

/** times · cell ≤ value where its choice is 1 (≥ for `at least`), and enough choices are 1. */
const countRows = (
  counts: readonly CountRow[],
  cells: number,
  { low, high }: Bounds,
): readonly SystemRow[] => {
  let choice = cells
  return counts.flatMap((count) => {
    const own = count.columns.map((_, at) => choice + at)
    choice += own.length
    const enough = {
      name: count.name,
      columns: own,
      times: own.map(() => 1),
      low: count.count,
      high: Infinity,
    }
    const each = count.columns.map((column, at) => {
      const times = (count.times[at] ?? NaN) * (count.atMost ? 1 : -1)
      const value = count.value * (count.atMost ? 1 : -1)
      const most = times * ((times > 0 ? high[column] : low[column]) ?? NaN)
      const excess = Math.max(0, most - value)
      return {
        name: count.name,
        columns: [column, own[at] ?? NaN],
        times: [times, excess],
        low: -Infinity,
        high: value + excess,
      }
    })
    return [enough, ...each]
  })
}
