import type { RouteFinder } from './route-finder.ts'
import type { Need, SuppressionProblem } from './suppression-problem.ts'

export type Pattern =
  | {
      readonly ok: true
      readonly withheld: ReadonlySet<number>
      /** Of the cells that are withheld for others. */
      readonly cost: number
    }
  /** The need that no pattern at all can meet. */
  | { readonly ok: false; readonly unmet: Need }

/**
 * Secondary cells for one sensitive cell after the other, the one that needs most first: each is
 * given the cheapest way to move as far as it needs, cells that are withheld already being free
 * (Kelly, Golden & Assad 1992; Cox 1995). Then each secondary cell, the dearest first, is shown
 * again if every need that used it can be met without it. Every need keeps the cells that meet it:
 * the pattern is safe by construction, and its audit does not take its word for it.
 */
export const suppressHeuristic = (problem: SuppressionProblem, finder: RouteFinder): Pattern => {
  const costs = problem.costs.slice()
  const routes: Routes = new Map()
  const withheld = new Set(problem.sensitive)
  const take = (need: Need, columns: readonly number[]): void => {
    routes.set(keyOf(need), { need, columns: new Set(columns) })
    for (const column of columns) {
      withheld.add(column)
      costs[column] = 0
    }
  }
  for (const [upwards, downwards] of pairsByAmount(problem.needs)) {
    const both = meetBoth(upwards, downwards, costs, finder)
    if (!both.ok) return both
    take(upwards, both.upwards)
    take(downwards, both.downwards)
  }
  for (const route of [...routes.values()]) {
    for (const against of singlesToMeet(route, routes, problem.singles)) {
      const found = finder.route(against, costs, false)
      if (found === null) return { ok: false, unmet: against }
      take(against, found.columns)
    }
  }
  showAgain(problem, withheld, routes, finder)
  const cost = [...withheld].reduce((all, column) => all + (problem.costs[column] ?? NaN), 0)
  return { ok: true, withheld, cost }
}

interface Route {
  readonly need: Need
  readonly columns: ReadonlySet<number>
}

type Routes = Map<string, Route>

const keyOf = ({ column, direction, known }: Need): string => `${column} ${direction} ${known}`

/**
 * Whoever is the only respondent of a cell knows it. A need of the public that is met over such a
 * cell must be met once more without it.
 */
const singlesToMeet = (
  { need, columns }: Route,
  routes: ReadonlyMap<string, Route>,
  singles: ReadonlySet<number>,
): readonly Need[] =>
  need.known === -1
    ? [...columns]
        .filter((column) => singles.has(column))
        .map((known): Need => ({ ...need, known }))
        .filter((against) => !routes.has(keyOf(against)))
    : []

/** Needs come in pairs, up and down; of the cell that needs most first, then as they came. */
const pairsByAmount = (needs: readonly Need[]): readonly (readonly [Need, Need])[] => {
  const pairs: (readonly [Need, Need])[] = []
  needs.forEach((need, at) => {
    const next = needs[at + 1]
    if (need.direction === 1 && next !== undefined) pairs.push([need, next])
  })
  const most = ([up, down]: readonly [Need, Need]): number => Math.max(up.amount, down.amount)
  return pairs.sort((a, b) => most(b) - most(a))
}

type Both =
  | {
      readonly ok: true
      readonly upwards: readonly number[]
      readonly downwards: readonly number[]
    }
  | { readonly ok: false; readonly unmet: Need }

/** One route that serves both directions, or one for each, whichever costs less. */
const meetBoth = (
  upwards: Need,
  downwards: Need,
  costs: Float64Array,
  finder: RouteFinder,
): Both => {
  const amount = Math.max(upwards.amount, downwards.amount)
  const sturdy = downwards.amount > 0 ? finder.route({ ...upwards, amount }, costs, true) : null
  if (sturdy?.cost === 0) return { ok: true, upwards: sturdy.columns, downwards: sturdy.columns }
  const up = finder.route(upwards, costs, false)
  if (up === null) return { ok: false, unmet: upwards }
  const further = costs.slice()
  for (const column of up.columns) further[column] = 0
  const down = finder.route(downwards, further, false)
  if (down === null) return { ok: false, unmet: downwards }
  return sturdy !== null && sturdy.cost <= up.cost + down.cost
    ? { ok: true, upwards: sturdy.columns, downwards: sturdy.columns }
    : { ok: true, upwards: up.columns, downwards: down.columns }
}

const showAgain = (
  problem: SuppressionProblem,
  withheld: Set<number>,
  routes: Routes,
  finder: RouteFinder,
): void => {
  const sensitive = new Set(problem.sensitive)
  const { price } = problem
  const secondary = [...withheld]
    .filter((column) => !sensitive.has(column))
    .sort((a, b) => (price[b] ?? NaN) - (price[a] ?? NaN) || a - b)
  const closed = new Float64Array(price.length).fill(Infinity)
  for (const column of withheld) closed[column] = 0
  for (const column of secondary) {
    closed[column] = Infinity
    const instead = meetAgain(column, closed, routes, problem.singles, finder)
    if (instead === null) {
      closed[column] = 0
      continue
    }
    withheld.delete(column)
    for (const [key, route] of instead) routes.set(key, route)
  }
}

/** Other routes for the needs that used a cell; null when one has none. */
const meetAgain = (
  column: number,
  closed: Float64Array,
  routes: ReadonlyMap<string, Route>,
  singles: ReadonlySet<number>,
  finder: RouteFinder,
): ReadonlyMap<string, Route> | null => {
  const instead = new Map<string, Route>()
  const open = [...routes.values()].filter((route) => route.columns.has(column))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = finder.route(next.need, closed, false)
    if (found === null) return null
    const route = { need: next.need, columns: new Set(found.columns) }
    instead.set(keyOf(next.need), route)
    for (const need of singlesToMeet(route, routes, singles))
      open.push({ need, columns: new Set() })
  }
  return instead
}
