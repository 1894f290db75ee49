import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { cannotBeSaid, type CannotBeSaid } from './cannot-be-said.ts'
import { outOfRange } from './check-counts.ts'

/** One place's report: what was reached, of what target, when what share of the period had passed. */
export interface PlaceReport {
  readonly reached: number
  readonly target: number
  readonly elapsed: number
}

/** How places went, compared with what they planned. */
export interface PaceVariation {
  readonly kind: 'pace-variation'
  /** Reached ÷ expected by now, over all places. */
  readonly mean: number
  /** Coefficient of variation of the pace over a whole period, beyond chance; 0 or more. */
  readonly variation: number
  /** Places it rests on. */
  readonly n: number
}

/** With fewer places a spread is little more than a guess. */
export const fewestPlaces = 10

/**
 * How much the pace varies beyond chance, from what other places reached at one moment.
 *
 * With E = elapsed × target and the common pace μ = ΣR/ΣE, the count R has variance
 * μE + τ²μ²E²/e. X² = Σ(R − μE)²/(μE) then has mean
 * (n − 1) + τ²μ(ΣE/e − Σ(E²/e)/ΣE); solved for τ, 0 where X² is below n − 1. It is the moment
 * estimator of DerSimonian & Laird (1986, formula 8) with the variances of counts.
 *
 * One report per place cannot tell lasting differences between places from passing ones. Used as
 * the pace variation of a place, all of it counts as passing: intervals are right if places differ
 * by luck and too wide if they differ for good, never too narrow. Used as `others`, all of it
 * counts as lasting.
 *
 * Places whose period has not begun are left out. Cannot be said of fewer than `fewest` places, or
 * when none has reached anything. Negative counts and targets of 0 or less are refused.
 */
export const paceVariationBetweenPlaces = (
  places: readonly PlaceReport[],
  fewest = fewestPlaces,
): Outcome<PaceVariation | CannotBeSaid> => {
  const refusals = places.flatMap(refusalsOf)
  if (refusals.length > 0) return refused(...refusals)
  const begun = places.filter(({ elapsed }) => elapsed > 0)
  if (begun.length < fewest) {
    return given(
      cannotBeSaid(
        'too-few-comparisons',
        `Only ${begun.length} places can be compared; ${fewest} are needed.`,
      ),
    )
  }
  const reached = begun.reduce((total, place) => total + place.reached, 0)
  if (reached === 0) {
    return given(cannotBeSaid('nothing-counted-yet', 'No place has reached anything yet.'))
  }
  const expected = begun.reduce((total, place) => total + place.elapsed * place.target, 0)
  const mean = reached / expected
  let distance = 0
  let targets = 0
  let overlap = 0
  for (const place of begun) {
    const own = place.elapsed * place.target
    distance += (place.reached - mean * own) ** 2 / (mean * own)
    targets += place.target
    overlap += (place.target * own) / expected
  }
  const excess = (distance - (begun.length - 1)) / (mean * (targets - overlap))
  return given(
    Object.freeze({
      kind: 'pace-variation',
      mean,
      variation: Math.sqrt(Math.max(excess, 0)),
      n: begun.length,
    }),
  )
}

const refusalsOf = ({ reached, target, elapsed }: PlaceReport, index: number): Refusal[] =>
  [
    ...outOfRange({ reached }, 0, Number.MAX_SAFE_INTEGER),
    ...outOfRange({ target }, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER),
    ...outOfRange({ elapsed }, 0, 1),
  ].map((refusal) => ({
    ...refusal,
    found: `place ${index + 1}: ${refusal.found}`,
    about: { ...refusal.about, row: String(index + 1) },
  }))
