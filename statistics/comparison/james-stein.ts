import { mean } from '../numerics/moments.ts'
import { twoSidedZ } from '../numerics/normal.ts'
import type { Outcome, Refusal } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import { placeName } from './check-counts.ts'
import type { PlaceEstimates } from './check-estimates.ts'
import { estimateRefusals } from './check-estimates.ts'
import type { Shrinkage } from './shrinkage.ts'
import { shrinkageWarnings } from './shrinkage.ts'

export interface JamesStein extends Shrinkage {
  /** B: how far each place is pulled towards the mean, 0..1. */
  readonly shrinkage: number
}

const unequalErrors = ({ names, standardErrors }: PlaceEstimates): Refusal[] => {
  const first = standardErrors[0] ?? NaN
  const row = Array.from(standardErrors).findIndex(
    (error) => Math.abs(error - first) > 1e-9 * Math.abs(first),
  )
  return row < 0
    ? []
    : [
        {
          code: 'standard-errors-differ',
          found: `standard error ${standardErrors[row] ?? NaN} in row ${row + 1} (${placeName(names, row)}), ${first} in row 1`,
          expected: 'one standard error for all places',
          whatToDo: 'Use random effects, which takes a standard error per place.',
          about: { column: 'standard error', row: String(row + 1) },
        },
      ]
}

/**
 * The estimator of James & Stein towards the mean (Efron & Morris 1975, JASA 70:311), for places
 * with one known standard error σ: ȳ + (1 - B)(y - ȳ), B = min(1, (k - 3) σ² ÷ Σ(y - ȳ)²). Its
 * squared error over all places together is below that of the places' own values, whatever the
 * truth, from four places on.
 *
 * Intervals: Morris (1983, JASA 78:47), variance σ²(1 - B(k - 1) ÷ k) + 2B²(y - ȳ)² ÷ (k - 3), which
 * also holds that B is estimated.
 *
 * Refused: fewer than four places, errors that differ, values that are not finite, a place named
 * twice, a level outside 0..1.
 */
export const jamesStein = (
  places: PlaceEstimates,
  { level = 0.95 }: { readonly level?: number } = {},
): Outcome<JamesStein> => {
  const wrong = estimateRefusals(places, level, 4)
  if (wrong.length > 0) return refused(...wrong)
  const unequal = unequalErrors(places)
  if (unequal.length > 0) return refused(...unequal)
  const { names, estimates } = places
  const k = estimates.length
  const variance = (places.standardErrors[0] ?? NaN) ** 2
  const centre = mean(estimates)
  const squares = Array.from(estimates, (y) => (y - centre) ** 2).reduce((a, b) => a + b, 0)
  const pull = Math.min(1, ((k - 3) * variance) / squares)
  const between = Math.max(0, squares / (k - 1) - variance)
  const z = twoSidedZ(level)
  return given(
    Object.freeze({
      estimate: centre,
      se: null,
      low: null,
      high: null,
      level,
      method: 'James–Stein towards the mean (Efron & Morris 1975), intervals of Morris (1983)',
      n: k,
      warnings: Object.freeze(shrinkageWarnings(k, between)),
      between,
      shrinkage: pull,
      places: Object.freeze(
        Array.from(estimates, (raw, i) => {
          const estimate = centre + (1 - pull) * (raw - centre)
          const own = variance * (1 - (pull * (k - 1)) / k)
          const se = Math.sqrt(own + (2 * pull ** 2 * (raw - centre) ** 2) / (k - 3))
          return Object.freeze({
            name: placeName(names, i),
            raw,
            estimate,
            se,
            low: estimate - z * se,
            high: estimate + z * se,
            weight: 1 - pull,
          })
        }),
      ),
    }),
  )
}
