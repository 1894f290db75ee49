import { inverseLowerGamma } from '../numerics/incomplete-gamma.ts'
import { sum } from '../numerics/moments.ts'
import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import type { CountShrinkageOptions } from './beta-binomial-shrinkage.ts'
import type { PlaceCounts } from './check-counts.ts'
import { placeName } from './check-counts.ts'
import { nothingInCommon, shrinkageRefusals } from './check-shrinkage.ts'
import type { GammaPrior } from './fit-gamma-prior.ts'
import { gammaPriorByLikelihood, gammaPriorByMoments } from './fit-gamma-prior.ts'
import type { Shrinkage, ShrunkPlace } from './shrinkage.ts'
import { shrinkageWarnings } from './shrinkage.ts'

export interface GammaShrinkage extends Shrinkage {
  /** Gamma(shape, rate) of true rates; null where places differ no more than chance. */
  readonly prior: { readonly shape: number; readonly rate: number } | null
}

const shrunk = (
  name: string,
  raw: number,
  [shape, rate]: readonly [number, number],
  weight: number,
  level: number,
): ShrunkPlace =>
  Object.freeze({
    name,
    raw,
    estimate: shape / rate,
    se: Math.sqrt(shape) / rate,
    low: inverseLowerGamma((1 - level) / 2, shape) / rate,
    high: inverseLowerGamma((1 + level) / 2, shape) / rate,
    weight,
  })

const placesOf = (
  { names, numerators, denominators }: PlaceCounts,
  { mean, shape }: GammaPrior,
  level: number,
): ShrunkPlace[] => {
  const events = sum(numerators)
  const exposure = sum(denominators)
  return Array.from(numerators, (x, i) => {
    const n = denominators[i] ?? NaN
    const name = placeName(names, i)
    // One rate for all: what is known of it is what all counts together say.
    if (shape === Infinity) return shrunk(name, x / n, [events, exposure], 0, level)
    const rate = shape / mean
    return shrunk(name, x / n, [shape + x, rate + n], n / (n + rate), level)
  })
}

/**
 * Empirical-Bayes shrinkage of rates, or of observed to expected counts: small places are pulled
 * towards what all have in common, by as much as their own counts are uncertain.
 *
 * True rates come from Gamma(shape, rate), fitted to all places by moments (Marshall 1991) or by
 * maximum likelihood of the negative binomial (Clayton & Kaldor 1987); a place with x events in
 * exposure n then has Gamma(shape + x, rate + n): posterior mean, deviation and equal-tailed
 * interval, in events per unit of exposure. The interval takes the distribution as known, and is
 * therefore a little too narrow when places are few.
 *
 * Where places differ no more than chance, each gets the pooled rate. Refused: fewer than three
 * places, counts as in `funnel`, all counts 0.
 */
export const gammaPoissonShrinkage = (
  counts: PlaceCounts,
  { fit = 'moments', level = 0.95, counts: form = 'whole' }: CountShrinkageOptions = {},
): Outcome<GammaShrinkage> => {
  const wrong = shrinkageRefusals(counts, 'rate', form, level)
  if (wrong.length > 0) return refused(...wrong)
  const { numerators, denominators } = counts
  const prior = (fit === 'moments' ? gammaPriorByMoments : gammaPriorByLikelihood)(
    numerators,
    denominators,
  )
  const { mean, shape } = prior
  if (shape === 0) return refused(nothingInCommon)
  const between = mean ** 2 / shape
  return given(
    Object.freeze({
      estimate: mean,
      se: null,
      low: null,
      high: null,
      level,
      method: `Empirical Bayes, gamma-Poisson fitted by ${fit === 'moments' ? 'moments (Marshall 1991)' : 'maximum likelihood (Clayton & Kaldor 1987)'}`,
      n: numerators.length,
      warnings: Object.freeze(shrinkageWarnings(numerators.length, between)),
      between,
      prior: shape === Infinity ? null : Object.freeze({ shape, rate: shape / mean }),
      places: Object.freeze(placesOf(counts, prior, level)),
    }),
  )
}
