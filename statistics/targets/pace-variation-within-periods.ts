import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { cannotBeSaid, type CannotBeSaid } from './cannot-be-said.ts'
import { outOfRange } from './check-counts.ts'
import { fewestPlaces, type PaceVariation } from './pace-variation-between-places.ts'

/** A finished period of one place: an interim and the final figure. */
export interface FinishedPeriod {
  readonly reached: number
  /** Share of the period that had passed at the interim report, strictly between 0 and 1. */
  readonly elapsed: number
  readonly final: number
}

/**
 * How much the pace within a period varies beyond chance, from finished periods with an interim and
 * a final figure: the better estimate where earlier periods exist, since what lasts cancels out.
 *
 * Of the final figure F, eF would have been there at the share e had the pace been even. R − eF has
 * mean 0 and variance e(1 − e)(F + τ²F²), so that X² = Σ(R − eF)²/(e(1 − e)F) has mean n + τ²ΣF;
 * solved for τ (method of moments), 0 where X² is below n. `mean` is Σ R/Σ eF: above 1 where what
 * comes first is more.
 *
 * Periods in which nothing was reached say nothing and are left out. Cannot be said of fewer than
 * `fewest` periods.
 */
export const paceVariationWithinPeriods = (
  periods: readonly FinishedPeriod[],
  fewest = fewestPlaces,
): Outcome<PaceVariation | CannotBeSaid> => {
  const refusals = periods.flatMap(refusalsOf)
  if (refusals.length > 0) return refused(...refusals)
  const used = periods.filter(({ final }) => final > 0)
  if (used.length < fewest) {
    return given(
      cannotBeSaid(
        'too-few-comparisons',
        `Only ${used.length} finished periods can be compared; ${fewest} are needed.`,
      ),
    )
  }
  let distance = 0
  let finals = 0
  let reached = 0
  let even = 0
  for (const { reached: interim, elapsed, final } of used) {
    distance += (interim - elapsed * final) ** 2 / (elapsed * (1 - elapsed) * final)
    finals += final
    reached += interim
    even += elapsed * final
  }
  return given(
    Object.freeze({
      kind: 'pace-variation',
      mean: reached / even,
      variation: Math.sqrt(Math.max((distance - used.length) / finals, 0)),
      n: used.length,
    }),
  )
}

const refusalsOf = ({ reached, elapsed, final }: FinishedPeriod, index: number): Refusal[] => {
  const row = String(index + 1)
  const range = [
    ...outOfRange({ reached, final }, 0, Number.MAX_SAFE_INTEGER),
    ...outOfRange({ elapsed }, Number.EPSILON, 1 - Number.EPSILON),
  ].map((refusal) => ({
    ...refusal,
    found: `period ${row}: ${refusal.found}`,
    about: { ...refusal.about, row },
  }))
  if (!(reached > final)) return range
  return [
    ...range,
    {
      code: 'interim-above-final',
      found: `period ${row}: ${String(reached)} at the interim report, ${String(final)} at the end`,
      expected: 'a count that does not fall',
      whatToDo: `Correct the figures of period ${row}, or leave it out.`,
      about: { column: 'final', row },
    },
  ]
}
