import type { RouteFinder } from './route-finder.ts'
import type { SuppressionProblem } from './suppression-problem.ts'

/**
 * Whether every need is still met in the eyes of every respondent who is alone in a cell. Only who
 * sits in a cell on the way of a need can stand in its way.
 */
export const safeFromSingles = (
  { singles, needs, costs }: SuppressionProblem,
  withheld: ReadonlySet<number>,
  finder: RouteFinder,
): boolean => {
  if (singles.size === 0) return true
  const open = costs.map((_, column) => (withheld.has(column) ? 0 : Infinity))
  return needs.every((need) =>
    (finder.route(need, open, false)?.columns ?? [])
      .filter((column) => singles.has(column))
      .every((known) => finder.route({ ...need, known }, open, false) !== null),
  )
}
