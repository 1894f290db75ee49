import { allGood, badLevel, unequalLengths } from '../check-values.ts'
import { sum } from '../numerics/moments.ts'
import type { Outcome, Refusal } from '../outcome.ts'
import { count, denominator, finite } from './check-counts.ts'
import { badPer } from './rate.ts'

/** Events, population and standard population per stratum, such as an age band. */
export interface Strata {
  readonly events: ArrayLike<number>
  readonly populations: ArrayLike<number>
  /** Any unit: only their proportions count. */
  readonly weights: ArrayLike<number>
}

/** The weighted rate and what its intervals are made of, per one unit of the populations. */
export interface StandardisedRate {
  readonly rate: number
  /** Σ (wᵢ ÷ nᵢ)² xᵢ: its Poisson variance. */
  readonly variance: number
  readonly events: number
  /** Largest wᵢ ÷ nᵢ: what one more event could add at most. */
  readonly largestWeight: number
}

const weightRefusals = (weights: ArrayLike<number>): Refusal[] => {
  const own = Array.from(weights).flatMap((weight, index): Refusal[] => {
    const place = { column: 'weights', row: index + 1 }
    if (!Number.isFinite(weight)) return finite(place, weight)
    return weight < 0 ? denominator(place, weight) : []
  })
  if (own.length > 0 || Array.from(weights).some((weight) => weight > 0)) return own
  return [
    {
      code: 'weights-zero',
      found: 'no weight above 0',
      expected: 'a standard population with people in it',
      whatToDo: 'Name the column with the standard population.',
      about: { column: 'weights' },
    },
  ]
}

/** Every reason why such strata cannot be standardised. */
export const checkStrata = (
  { events, populations, weights }: Strata,
  level: number,
  per: number,
): Outcome<null> => {
  const shape = unequalLengths({ events, populations, weights })
  if (shape.length > 0) return allGood(shape)
  return allGood([
    ...Array.from(events).flatMap((x, i) => count({ column: 'events', row: i + 1 }, x)),
    ...Array.from(populations).flatMap((n, i) =>
      denominator({ column: 'populations', row: i + 1 }, n),
    ),
    ...weightRefusals(weights),
    ...badLevel(level),
    ...badPer(per),
  ])
}

/** Of strata that were checked. */
export const standardise = ({ events, populations, weights }: Strata): StandardisedRate => {
  const all = sum(weights)
  const perEvent = Float64Array.from(weights, (weight, i) => weight / all / (populations[i] ?? NaN))
  return {
    rate: sum(perEvent.map((w, i) => w * (events[i] ?? NaN))),
    variance: sum(perEvent.map((w, i) => w * w * (events[i] ?? NaN))),
    events: sum(events),
    largestWeight: Math.max(...perEvent),
  }
}
