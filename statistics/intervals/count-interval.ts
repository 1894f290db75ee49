import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { given, type Outcome } from '../outcome.ts'
import { count } from './check-counts.ts'
import type { IntervalOptions, Limits } from './limits.ts'

/** A count with its interval: a whole number of 0 or more. */
export type CountInterval = (events: number, options?: IntervalOptions) => Outcome<Estimate>

/** The interval of a count whose limits a method gives for checked counts; no standard error. */
export const countInterval =
  (limits: (events: number, level: number) => Limits, method: string): CountInterval =>
  (events, { level = defaultLevel } = {}) => {
    const checked = allGood([...count({ column: 'numerator' }, events), ...badLevel(level)])
    if (!checked.ok) return checked
    return given(
      Object.freeze({
        estimate: events,
        se: null,
        ...limits(events, level),
        level,
        method,
        n: events,
        warnings: [],
      }),
    )
  }
