import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { given, type Outcome, type Refusal } from '../outcome.ts'
import { byarLimits } from './byar.ts'
import { count, denominator as positive } from './check-counts.ts'
import { exactPoissonLimits } from './exact-poisson.ts'
import type { IntervalOptions, Limits } from './limits.ts'

export interface RateOptions extends IntervalOptions {
  /** The rate is that of so many persons or person-years: 100000. One unless given. */
  readonly per?: number
  /** Limits of the count; exact below 10 events and Byar's from there on, unless given. */
  readonly limits?: 'exact' | 'byar'
}

/** From so many events on Byar's approximation is as good as the exact limits (PHE). */
export const byarFrom = 10

/** Both limits of a count as English public health takes them. */
export const countLimits = (events: number, level: number): Limits =>
  events < byarFrom ? exactPoissonLimits(events, level) : byarLimits(events, level)

/** The refusal of a multiplier that is not above zero. */
export const badPer = (per: number): Refusal[] =>
  per > 0 && per < Infinity
    ? []
    : [
        {
          code: 'per-out-of-range',
          found: `per ${String(per)}`,
          expected: 'a number above 0, such as 1000',
          whatToDo: 'Say per how many units of the denominator the rate is to be given.',
          about: { option: 'per' },
        },
      ]

const methods = {
  exact: 'Rate with exact Poisson limits (Garwood 1936)',
  byar: "Rate with Byar's limits (Breslow and Day 1987)",
}

/**
 * How often does it happen per `per` persons or person-years? events ÷ denominator × per; the
 * limits are those of the count, divided likewise, the denominator being known. Exact below 10
 * events, Byar's from 10 on (PHE). Whole events of 0 or more, a denominator above 0, which need not
 * be whole and may be below the events; `n` is the number of events. No standard error.
 * Source: PHE technical guide (Eayres 2008); `byar` and `exactPoisson` for the limits.
 */
export const rate = (
  events: number,
  denominator: number,
  { level = defaultLevel, per = 1, limits }: RateOptions = {},
): Outcome<Estimate> => {
  const checked = allGood([
    ...count({ column: 'numerator' }, events),
    ...positive({ column: 'denominator' }, denominator),
    ...badLevel(level),
    ...badPer(per),
  ])
  if (!checked.ok) return checked
  const kind = limits ?? (events < byarFrom ? 'exact' : 'byar')
  const { low, high } =
    kind === 'exact' ? exactPoissonLimits(events, level) : byarLimits(events, level)
  const scale = per / denominator
  return given(
    Object.freeze({
      estimate: events * scale,
      se: null,
      low: low * scale,
      high: high * scale,
      level,
      method: methods[kind],
      n: events,
      warnings: [],
    }),
  )
}
