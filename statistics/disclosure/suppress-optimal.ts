import {
  openProgramme,
  type OpenProgramme,
  type ProgrammeRow,
} from '../numerics/linear-programme.ts'
import type { Need, SuppressionProblem } from './suppression-problem.ts'

export interface OptimalPattern {
  /** Null when nothing cheaper than what is known was found, or the search reached its limits. */
  readonly withheld: ReadonlySet<number> | null
  /** No safe pattern costs less than this, besides the sensitive cells. */
  readonly bound: number
  /** Whether nothing costs less than the pattern that was found, or than what was known. */
  readonly proved: boolean
}

interface SearchLimits {
  /** Branches that may be visited in one programme. */
  readonly nodes: number
  /** Programmes that may be solved, with fractions and with whole choices each. */
  readonly rounds: number
}

/**
 * The cheapest safe pattern, by the cutting planes of Fischetti & Salazar (2001, §4). A choice of 0
 * or 1 per cell; for a pattern in which some need is not met, the attacker's dual solution tells
 * which cells could help: Σ min(room · dual, amount) · choice ≥ amount, one more row for the
 * choices. First with fractions, which is quick and finds most rows, then with whole choices. It
 * ends as soon as nothing can cost less than `known`, the cost of a pattern that is safe.
 */
export const suppressOptimal = async (
  problem: SuppressionProblem,
  limits: SearchLimits,
  known: number,
): Promise<OptimalPattern> => {
  const attacker = await openAttacker(problem)
  const cuts: ProgrammeRow[] = []
  try {
    const relaxed = await cutUntilSafe(problem, attacker, cuts, false, limits, known)
    if (relaxed.withheld === null) return relaxed
    return await cutUntilSafe(problem, attacker, cuts, true, limits, known)
  } finally {
    attacker.close()
  }
}

const cutUntilSafe = async (
  problem: SuppressionProblem,
  attacker: Attacker,
  cuts: ProgrammeRow[],
  whole: boolean,
  limits: SearchLimits,
  known: number,
): Promise<OptimalPattern> => {
  const lift = liftOf(problem)
  const master = await openMaster(problem, cuts, whole, limits.nodes)
  let bound = 0
  try {
    for (let round = 0; round < limits.rounds; round += 1) {
      const { status, objective, values } = master.solve('minimum')
      if (status !== 'optimal') break
      bound = lift(objective)
      if (isAtLeast(bound, known)) return { withheld: null, bound, proved: true }
      const choice = whole ? values.map(Math.round) : values
      const found = attacker.cuts(choice)
      if (found.length === 0) return { withheld: chosen(choice), bound, proved: true }
      for (const cut of found) master.addRow(cut)
      cuts.push(...found)
    }
    return { withheld: null, bound, proved: false }
  } finally {
    master.close()
  }
}

/** Where all costs are whole, so is the cost of every pattern. */
const liftOf = ({ costs }: SuppressionProblem): ((bound: number) => number) =>
  costs.every((cost) => cost === Infinity || Number.isInteger(cost))
    ? (bound) => Math.ceil(bound - 1e-6)
    : (bound) => bound

/** Whether a bound says that nothing costs less. */
const isAtLeast = (bound: number, cost: number): boolean => bound >= cost - 1e-7 * Math.max(1, cost)

const chosen = (choice: Float64Array): ReadonlySet<number> =>
  new Set([...choice.keys()].filter((column) => choice[column] === 1))

const openMaster = (
  { costs, sensitive }: SuppressionProblem,
  cuts: readonly ProgrammeRow[],
  whole: boolean,
  nodes: number,
): Promise<OpenProgramme> => {
  const always = new Set(sensitive)
  return openProgramme(
    {
      cost: costs.map((cost) => (cost === Infinity ? 0 : cost)),
      low: Array.from(costs, (_, column) => (always.has(column) ? 1 : 0)),
      high: Array.from(costs, (cost) => (cost === Infinity ? 0 : 1)),
      rows: cuts,
      ...(whole ? { whole: Array.from(costs, () => true) } : {}),
    },
    nodes,
  )
}

interface Attacker {
  /** The rows that a choice breaks; none when every need is met. */
  readonly cuts: (choice: Float64Array) => readonly ProgrammeRow[]
  readonly close: () => void
}

/** max ± change of a cell, over changes that keep every relation within room · choice. */
const openAttacker = async ({
  table,
  room,
  needs,
  singles,
}: SuppressionProblem): Promise<Attacker> => {
  const n = table.ids.length
  const most = needs.reduce((all, need) => Math.max(all, need.amount), 0)
  const end = table.values.reduce((all, value) => all + Math.abs(value), most)
  const finite = room.map((free) => Math.min(free, end))
  const programme = await openProgramme({
    cost: new Float64Array(n),
    low: new Float64Array(n),
    high: new Float64Array(n),
    rows: table.relations.map((relation) => ({ ...relation, low: 0, high: 0 })),
  })
  const setRoom = (choice: Float64Array, known: number): void =>
    programme.setAllBounds(
      choice.map((share, c) => (c === known ? 0 : -share * (finite[2 * c + 1] ?? NaN))),
      choice.map((share, c) => (c === known ? 0 : share * (finite[2 * c] ?? NaN))),
    )
  const cutOf = (need: Need): ProgrammeRow | null => {
    const { column, direction, amount } = need
    programme.setCost(column, -direction)
    const { objective, reducedCosts } = programme.solve('minimum')
    programme.setCost(column, 0)
    if (-objective >= amount * (1 - 1e-7)) return null
    const columns: number[] = []
    const times: number[] = []
    reducedCosts.forEach((dual, c) => {
      if (c === need.known || Math.abs(dual) < 1e-9) return
      const free = dual > 0 ? dual * (finite[2 * c + 1] ?? NaN) : -dual * (finite[2 * c] ?? NaN)
      if (free <= 0) return
      columns.push(c)
      times.push(Math.min(free, amount) / amount)
    })
    return { columns, times, low: 1, high: Infinity }
  }
  return {
    cuts: (choice) => {
      const found: ProgrammeRow[] = []
      setRoom(choice, -1)
      for (const need of needs) {
        const cut = need.amount === 0 ? null : cutOf(need)
        if (cut !== null) found.push(cut)
      }
      for (const known of singles) {
        setRoom(choice, known)
        for (const need of needs) {
          if (need.column === known || need.amount === 0) continue
          const cut = cutOf({ ...need, known })
          if (cut !== null) found.push(cut)
        }
      }
      return found
    },
    close: () => programme.close(),
  }
}
