import type { Warning } from '../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import type { Relation } from './additive-table.ts'
import { attack, type Attack } from './attack.ts'
import { openRouteFinder, type RouteFinder } from './route-finder.ts'
import { safeFromSingles } from './safe-from-singles.ts'
import { suppressHeuristic } from './suppress-heuristic.ts'
import { suppressOptimal } from './suppress-optimal.ts'
import {
  suppressionProblem,
  type Need,
  type SuppressionCell,
  type SuppressionOptions,
  type SuppressionProblem,
} from './suppression-problem.ts'

export interface SuppressOptions extends SuppressionOptions {
  /**
   * `optimal`: the cheapest safe pattern; `heuristic`: a cheap one, fast; `auto`, the default:
   * optimal for a two-way table (with a hierarchy on one side at most) of up to 250 cells of which
   * up to 40 are sensitive, and for any other of up to 100 and 20, if it is found soon.
   */
  readonly method?: 'optimal' | 'heuristic' | 'auto'
}

interface SuppressedCell {
  readonly id: string
  readonly value: number
  readonly status: 'published' | 'primary' | 'secondary'
  /** What an attacker can make of it; the value itself for a published cell. */
  readonly low: number
  readonly high: number
  readonly lower: number
  readonly upper: number
  /** Whether the bounds leave the protection of a sensitive cell; true for every other. */
  readonly protected: boolean
}

export interface Suppression {
  readonly cells: readonly SuppressedCell[]
  /** Whether the audit finds every sensitive cell protected. */
  readonly passes: boolean
  readonly primary: number
  readonly secondary: number
  /** What is withheld in all, and for the sake of others, in the unit of the cost. */
  readonly cost: number
  readonly secondaryCost: number
  /** Whether no safe pattern costs less. */
  readonly optimal: boolean
  readonly method: string
  /** Cells of the table. */
  readonly n: number
  readonly warnings: readonly Warning[]
}

/** Above these a cheapest pattern may take too long to wait for. */
const optimalUpTo = {
  network: { cells: 250, sensitive: 40 },
  other: { cells: 100, sensitive: 20 },
}

/** How long to search, in rounds of the search and branches per round; never in seconds. */
const patience = {
  auto: { nodes: 2_000, rounds: 60 },
  optimal: { nodes: 20_000, rounds: 400 },
}

/**
 * Which cells to withhold besides the sensitive ones, so that no sensitive cell can be worked out
 * within its protection from the totals (secondary suppression). The pattern is always audited by
 * the attacker of `attack` and, with `singles`, by every respondent who is alone in a cell.
 *
 * Values in any unit; relations say which cells are totals of which. Without a sensitive cell
 * everything is published.
 *
 * Refusals: those of `suppressionProblem`; `cannot-be-protected`, naming the cell, when even
 * withholding all cells that may be withheld leaves it too narrow.
 */
export const suppress = async (
  cells: readonly SuppressionCell[],
  relations: readonly Relation[],
  options: SuppressOptions = {},
): Promise<Outcome<Suppression>> => {
  const problem = suppressionProblem(cells, relations, options)
  if (!problem.ok) return problem
  const finder = await openRouteFinder(problem.value)
  try {
    const pattern = suppressHeuristic(problem.value, finder)
    if (!pattern.ok) return refused(cannotBeProtected(problem.value, pattern.unmet))
    const method = methodFor(problem.value, finder, options.method ?? 'auto')
    const known = pattern.cost
    const best =
      method === 'heuristic' ? null : await suppressOptimal(problem.value, patience[method], known)
    const withheld = best?.withheld ?? pattern.withheld
    const proved = best?.proved === true
    const audit = await auditOf(problem.value, withheld, options)
    if (!audit.ok) return audit
    const alone = safeFromSingles(problem.value, withheld, finder)
    return given(
      suppressionOf(problem.value, withheld, audit.value, {
        optimal: proved,
        stopped: best !== null && !proved,
        alone,
      }),
    )
  } finally {
    finder.close()
  }
}

const methodFor = (
  { table, sensitive }: SuppressionProblem,
  { isNetwork }: RouteFinder,
  method: 'optimal' | 'heuristic' | 'auto',
): 'optimal' | 'heuristic' | 'auto' => {
  if (method !== 'auto') return method
  const most = isNetwork ? optimalUpTo.network : optimalUpTo.other
  const isSmall = table.ids.length <= most.cells && sensitive.length <= most.sensitive
  return isSmall ? 'auto' : 'heuristic'
}

const cannotBeProtected = ({ table }: SuppressionProblem, need: Need): Refusal => {
  const cell = table.ids[need.column] ?? ''
  const way = need.direction === 1 ? 'above' : 'below'
  const who = need.known === -1 ? 'anyone' : `the respondent of ${table.ids[need.known] ?? ''}`
  return {
    code: 'cannot-be-protected',
    found: `cell ${cell}: with everything withheld that may be, ${who} still knows it to less than ${need.amount} ${way} its value`,
    expected: 'a table in which other cells leave room for the sensitive ones',
    whatToDo: `Ask less protection for ${cell}, join categories, or publish a table with fewer totals.`,
    about: { cell },
  }
}

/**
 * The attack on the table as it would be published, by someone who knows even by how much each
 * total differs from its parts, where rounding is tolerated.
 */
const auditOf = (
  { table, lower, upper }: SuppressionProblem,
  withheld: ReadonlySet<number>,
  options: SuppressOptions,
): Promise<Outcome<Attack>> => {
  const known: Record<string, number> = {}
  table.ids.forEach((id, column) => {
    if (!withheld.has(column)) known[id] = table.values[column] ?? NaN
  })
  const statements = table.relations.map(({ name, columns, times }) => ({
    kind: 'equals' as const,
    name,
    terms: columns.map((column, at) => ({
      cell: table.ids[column] ?? '',
      times: times[at] ?? NaN,
    })),
    value: columns.reduce(
      (all, column, at) => all + (times[at] ?? NaN) * (table.values[column] ?? NaN),
      0,
    ),
  }))
  return attack(
    [{ name: 'this table', known, statements }],
    [...withheld]
      .sort((a, b) => a - b)
      .map((column) => ({
        cell: table.ids[column] ?? '',
        value: table.values[column] ?? NaN,
        lower: lower[column] ?? NaN,
        upper: upper[column] ?? NaN,
      })),
    { low: options.low ?? 0, prior: options.prior ?? {} },
  )
}

const suppressionOf = (
  problem: SuppressionProblem,
  withheld: ReadonlySet<number>,
  audit: Attack,
  found: { readonly optimal: boolean; readonly stopped: boolean; readonly alone: boolean },
): Suppression => {
  const { table, price } = problem
  const attacked = new Map(audit.cells.map((cell) => [cell.cell, cell]))
  const sensitive = new Set(problem.sensitive)
  const sum = (columns: readonly number[]): number =>
    columns.reduce((all, column) => all + (price[column] ?? NaN), 0)
  const secondary = [...withheld].filter((column) => !sensitive.has(column))
  const cells = table.ids.map((id, column): SuppressedCell => {
    const value = table.values[column] ?? NaN
    const bounds = attacked.get(id)
    const hidden = sensitive.has(column) ? 'primary' : 'secondary'
    return Object.freeze({
      id,
      value,
      status: bounds === undefined ? 'published' : hidden,
      low: bounds?.low ?? value,
      high: bounds?.high ?? value,
      lower: bounds?.lower ?? 0,
      upper: bounds?.upper ?? 0,
      protected: bounds?.protected ?? true,
    })
  })
  return Object.freeze({
    cells: Object.freeze(cells),
    passes: audit.passes && found.alone,
    primary: sensitive.size,
    secondary: secondary.length,
    cost: sum([...withheld]),
    secondaryCost: sum(secondary),
    optimal: found.optimal,
    method: found.optimal
      ? 'cheapest safe pattern by integer programming (Fischetti & Salazar 2001), audited'
      : 'routes and pruning (Kelly, Golden & Assad 1992), audited by linear programming',
    n: table.ids.length,
    warnings: Object.freeze(found.stopped ? [notProved] : []),
  })
}

const notProved: Warning = {
  code: 'optimum-not-proved',
  message:
    'The search for the cheapest pattern was stopped at its limit; a safe pattern found by routes is given, and a cheaper one may exist.',
}
