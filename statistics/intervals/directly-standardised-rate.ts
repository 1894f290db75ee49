import { defaultLevel, type Estimate } from '../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { byarFrom, countLimits, type RateOptions } from './rate.ts'
import { checkStrata, standardise, type Strata } from './strata.ts'

/** Of what is known: a missing count is refused at its row, yet it cannot be told whether it helps. */
const tooFewEvents = ({ events }: Strata): Refusal[] => {
  const known = Array.from(events).filter((x) => x >= 0 && x < Infinity)
  const total = known.reduce((sum, x) => sum + x, 0)
  return total >= byarFrom
    ? []
    : [
        {
          code: 'too-few-events',
          found: `${total} events in all strata together`,
          expected: 'at least 10 events',
          whatToDo:
            'Take a longer period or a larger area; below 10 no standardised rate is given.',
          about: { column: 'events' },
        },
      ]
}

/**
 * What would the rate be if the population were made up as the standard one? Σ wᵢ xᵢ ÷ nᵢ with
 * Σ wᵢ = 1. Dobson's limits move those of the total count to it: r + √(v ÷ x) (xₗ - x), with v the
 * Poisson variance of r and Byar's limits of x (at least 10 events, else it is refused, as PHE
 * does). Events are whole, populations above 0, standard weights 0 or more, one row per stratum.
 * Per `per` of the population; `se` is √v; `n` is the number of events.
 * Source: Dobson, Kuulasmaa, Eberle & Scherer (1991), Stat Med 10:457; PHE technical guide.
 */
export const directlyStandardisedRate = (
  strata: Strata,
  { level = defaultLevel, per = 1 }: Omit<RateOptions, 'limits'> = {},
): Outcome<Estimate> => {
  const checked = checkStrata(strata, level, per)
  const few = tooFewEvents(strata)
  if (!checked.ok) return refused(...checked.refusals, ...few)
  if (few.length > 0) return refused(...few)
  const { rate, variance, events } = standardise(strata)
  const limits = countLimits(events, level)
  const perEvent = Math.sqrt(variance / events)
  return given(
    Object.freeze({
      estimate: rate * per,
      se: Math.sqrt(variance) * per,
      low: (rate + perEvent * (limits.low - events)) * per,
      high: (rate + perEvent * (limits.high - events)) * per,
      level,
      method: 'Directly standardised rate with limits of Dobson et al. (1991)',
      n: events,
      warnings: [],
    }),
  )
}
