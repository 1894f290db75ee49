import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { badContributions, badPercentage, ranked, type Sensitivity } from './contributions.ts'

export interface DominanceRuleOptions {
  /** Number of largest contributors looked at together. */
  readonly n: number
  /** Share of the cell that they may have at most, in per cent, below 100. */
  readonly k: number
}

/**
 * Which cells of a magnitude table are sensitive by the (n, k) dominance rule: those in which the n
 * largest contributions are more than k % of the total (Hundepool et al. 2012, §4.2.2). Takes the
 * contributions of each cell. A cell of total zero has no dominant contributor.
 *
 * The upper protection is (100/k) · Σ n largest − total: at that value they would be k % of it.
 *
 * Refusals: `dominance-count-not-whole`, `percentage-out-of-range`, `contribution-not-positive`.
 */
export const dominanceRule = (
  cells: readonly ArrayLike<number>[],
  options: DominanceRuleOptions,
): Outcome<readonly Sensitivity[]> => {
  const { n, k } = options
  const refusals = [...badN(n), ...badPercentage('k', k, 100), ...badContributions(cells)]
  if (refusals.length > 0) return refused(...refusals)
  return given(
    Object.freeze(
      cells.map((contributions) => {
        const [descending, total] = ranked(contributions)
        const largest = descending.slice(0, n).reduce((all, part) => all + part, 0)
        const sensitive = largest > (k / 100) * total
        return { sensitive, upperProtection: sensitive ? (100 / k) * largest - total : 0 }
      }),
    ),
  )
}

const badN = (n: number): readonly Refusal[] =>
  Number.isInteger(n) && n >= 1
    ? []
    : [
        {
          code: 'dominance-count-not-whole',
          found: `n ${n}`,
          expected: 'a whole number of 1 or more',
          whatToDo: 'Give how many of the largest contributors to look at, such as 1 or 2.',
          about: { option: 'n' },
        },
      ]
