import { defaultLevel, type Estimate } from '../estimate.ts'
import { sum } from '../numerics/moments.ts'
import { given, type Outcome } from '../outcome.ts'
import type { RateOptions } from './rate.ts'
import { expectedEvents, standardisedRatio, type ReferenceStrata } from './standardised-ratio.ts'

/**
 * What rate would the standard have if all its strata were as much above or below their own rates as
 * this place is? observed ÷ expected × crude rate of the standard × `per`, with the limits of
 * `standardisedRatio`. Input as there and in `expectedEvents`; undefined where the standard has no
 * events. Not comparable between places of different make-up.
 * Source: Breslow & Day (1987), ch. 2; PHE technical guide.
 */
export const indirectlyStandardisedRate = (
  observed: number,
  strata: ReferenceStrata,
  { level = defaultLevel, per = 1 }: Omit<RateOptions, 'limits'> = {},
): Outcome<Estimate> => {
  const expected = expectedEvents(strata)
  if (!expected.ok) return expected
  const ratio = standardisedRatio(observed, expected.value, { level, per })
  if (!ratio.ok) return ratio
  const crude = sum(strata.referenceEvents) / sum(strata.referencePopulations)
  const { estimate, low, high } = ratio.value
  return given(
    Object.freeze({
      ...ratio.value,
      estimate: estimate * crude,
      low: (low ?? NaN) * crude,
      high: (high ?? NaN) * crude,
      method: "Indirectly standardised rate with exact (below 10 events) or Byar's limits",
    }),
  )
}
