import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { count, denominator } from './check-counts.ts'
import { clopperPearsonLimits } from './clopper-pearson.ts'
import type { Proportion } from './newcombe-difference.ts'
import type { IntervalOptions } from './limits.ts'

const noEvents: Refusal = {
  code: 'ratio-undefined',
  found: 'other numerator 0: nothing to divide by',
  expected: 'at least one event in the rate that is compared with',
  whatToDo: 'Give both rates with their own intervals, or take a longer period.',
  about: { column: 'other numerator' },
}

const odds = (share: number): number => share / (1 - share)

/**
 * How many times as often does it happen here as there? (x₁ ÷ t₁) ÷ (x₂ ÷ t₂) of two independent
 * Poisson counts. Exact: given all x₁ + x₂ events, x₁ is binomial with chance φt₁ ÷ (φt₁ + t₂), so
 * the limits of Clopper & Pearson for it are turned into limits of φ. Whole events, denominators
 * above 0; undefined when the second count is 0; `n` is the number of events.
 * Source: Przyborowski & Wilenski (1940); as `poisson.test` of R.
 */
export const rateRatio = (
  first: Proportion,
  second: Proportion,
  { level = defaultLevel }: IntervalOptions = {},
): Outcome<Estimate> => {
  const checked = allGood([
    ...count({ column: 'numerator' }, first.numerator),
    ...denominator({ column: 'denominator' }, first.denominator),
    ...count({ column: 'other numerator' }, second.numerator),
    ...denominator({ column: 'other denominator' }, second.denominator),
    ...badLevel(level),
  ])
  if (!checked.ok) return checked
  if (second.numerator === 0) return refused(noEvents)
  const events = first.numerator + second.numerator
  const times = second.denominator / first.denominator
  const limits = clopperPearsonLimits(first.numerator, events, level)
  return given(
    Object.freeze({
      estimate: (first.numerator / second.numerator) * times,
      se: null,
      low: odds(limits.low) * times,
      high: odds(limits.high) * times,
      level,
      method: 'Ratio of two rates, exact conditional interval (Przyborowski and Wilenski 1940)',
      n: events,
      warnings: [],
    }),
  )
}
