import { betaQuantile } from '../numerics/beta.ts'
import { sum } from '../numerics/moments.ts'
import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import type { CountForm, PlaceCounts } from './check-counts.ts'
import { placeName } from './check-counts.ts'
import { nothingInCommon, shrinkageRefusals } from './check-shrinkage.ts'
import type { BetaPrior } from './fit-beta-prior.ts'
import { betaPriorByLikelihood, betaPriorByMoments } from './fit-beta-prior.ts'
import type { Shrinkage, ShrunkPlace } from './shrinkage.ts'
import { shrinkageWarnings } from './shrinkage.ts'

export interface CountShrinkageOptions {
  /** How the distribution of true values is fitted; default `moments`. */
  readonly fit?: 'moments' | 'likelihood'
  /** Default 0.95. */
  readonly level?: number
  /** Default `whole`. */
  readonly counts?: CountForm
}

export interface BetaShrinkage extends Shrinkage {
  /** Beta(a, b) of true shares; null where places differ no more than chance. */
  readonly prior: { readonly a: number; readonly b: number } | null
}

const shrunk = (
  name: string,
  [x, n]: readonly [number, number],
  [a, b]: readonly [number, number],
  worth: number,
  level: number,
): ShrunkPlace => {
  const estimate = a / (a + b)
  return Object.freeze({
    name,
    raw: x / n,
    estimate,
    se: Math.sqrt((estimate * (1 - estimate)) / (a + b + 1)),
    low: betaQuantile((1 - level) / 2, a, b),
    high: betaQuantile((1 + level) / 2, a, b),
    weight: n / (n + worth),
  })
}

const placesOf = (
  { names, numerators, denominators }: PlaceCounts,
  { mean, worth }: BetaPrior,
  level: number,
): ShrunkPlace[] => {
  const events = sum(numerators)
  const trials = sum(denominators)
  return Array.from(numerators, (x, i) => {
    const n = denominators[i] ?? NaN
    const name = placeName(names, i)
    // One share for all: what is known of it is what all counts together say.
    if (worth === Infinity) {
      return shrunk(name, [x, n], [events, trials - events], worth, level)
    }
    const [a, b] = [mean * worth + x, (1 - mean) * worth + n - x]
    return shrunk(name, [x, n], [a, b], worth, level)
  })
}

/**
 * Empirical-Bayes shrinkage of shares: small places are pulled towards what all have in common, by
 * as much as their own counts are uncertain.
 *
 * True shares come from Beta(a, b), fitted to all places by moments (Marshall 1991, for shares as in
 * spdep's EBest) or by maximum likelihood of the beta-binomial; a place with x of n then has
 * Beta(a + x, b + n - x): posterior mean, deviation and equal-tailed interval. The interval takes
 * a and b as known, and is therefore a little too narrow when places are few.
 *
 * Where places differ no more than chance, each gets the pooled share. Refused: fewer than three
 * places, counts as in `funnel`, all counts 0 or full, places that are all or nothing.
 */
export const betaBinomialShrinkage = (
  counts: PlaceCounts,
  { fit = 'moments', level = 0.95, counts: form = 'whole' }: CountShrinkageOptions = {},
): Outcome<BetaShrinkage> => {
  const wrong = shrinkageRefusals(counts, 'proportion', form, level)
  if (wrong.length > 0) return refused(...wrong)
  const { numerators, denominators } = counts
  const prior = (fit === 'moments' ? betaPriorByMoments : betaPriorByLikelihood)(
    numerators,
    denominators,
  )
  const { mean, worth } = prior
  if (worth === 0) return refused(nothingInCommon)
  const between = (mean * (1 - mean)) / (worth + 1)
  return given(
    Object.freeze({
      estimate: mean,
      se: null,
      low: null,
      high: null,
      level,
      method: `Empirical Bayes, beta-binomial fitted by ${fit === 'moments' ? 'moments (Marshall 1991)' : 'maximum likelihood'}`,
      n: numerators.length,
      warnings: Object.freeze(shrinkageWarnings(numerators.length, between)),
      between,
      prior: worth === Infinity ? null : Object.freeze({ a: mean * worth, b: (1 - mean) * worth }),
      places: Object.freeze(placesOf(counts, prior, level)),
    }),
  )
}
