import { given, refused, type Outcome } from '../outcome.ts'
import { badContributions, badPercentage, ranked, type Sensitivity } from './contributions.ts'

export interface PPercentRuleOptions {
  /** How closely, in per cent of the largest contribution, nobody may come to know it. */
  readonly p: number
  /**
   * How closely, in per cent, contributors are assumed to know each other's amounts beforehand
   * (prior–posterior or p–q rule). 100, nothing known beforehand, is the p % rule.
   */
  readonly q?: number
}

/**
 * Which cells of a magnitude table are sensitive by the p % rule: those in which the second largest
 * contributor, who subtracts its own amount from the total, knows the largest to within p %:
 * (q/100) · (total − x₁ − x₂) < (p/100) · x₁ (Hundepool et al. 2012, §4.2.2). Takes the
 * contributions of each cell; with one contributor x₂ is 0 and the cell is sensitive.
 *
 * The upper protection is (p/q) · x₁ − (total − x₁ − x₂).
 *
 * Refusals: `percentage-out-of-range` (q above 100, p or q not above 0),
 * `contribution-not-positive`.
 */
export const pPercentRule = (
  cells: readonly ArrayLike<number>[],
  options: PPercentRuleOptions,
): Outcome<readonly Sensitivity[]> => {
  const { p, q = 100 } = options
  const refusals = [
    ...badPercentage('p', p, Infinity),
    ...badPercentage('q', q, 100),
    ...badContributions(cells),
  ]
  if (refusals.length > 0) return refused(...refusals)
  return given(
    Object.freeze(
      cells.map((contributions) => {
        const [[first = 0, second = 0], total] = ranked(contributions)
        const needed = (p / q) * first - (total - first - second)
        const sensitive = needed > 0
        return { sensitive, upperProtection: sensitive ? needed : 0 }
      }),
    ),
  )
}
