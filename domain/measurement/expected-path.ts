import { targetOf } from '../agreement/agreement.ts'
import type { KpiKind } from '../programme/schema.ts'
import { daysBetween, type CalendarDate } from '../values/calendar-date.ts'
import { addFractions, fraction, multiplyFraction, type Fraction } from '../values/fraction.ts'

interface Days {
  readonly firstDay: CalendarDate
  readonly lastDay: CalendarDate
}

/**
 * Share of the period that has passed at the end of a day: days from the first day to that day,
 * both included, over the days of the period. 0 before the period, 1 from its last day on.
 */
export const shareOfPeriodPassed = (period: Days, day: CalendarDate): Fraction => {
  const length = daysBetween(period.firstDay, period.lastDay) + 1
  const passed = daysBetween(period.firstDay, day) + 1
  return fraction(Math.min(Math.max(passed, 0), length), length)
}

/**
 * What should have been reached at the end of a day, in units of the KPI, exactly.
 *
 * - flow: e × target: reach is counted from the start of the period;
 * - stock: current + e × awarded: what was there stays there;
 * - plan: current until the last day, then the target: a plan is not half there.
 *
 * with e the share of the period passed, and target = current + awarded.
 */
export const expectedReach = (
  kind: KpiKind,
  terms: { readonly currentReach: number; readonly awardedReach: number },
  period: Days,
  day: CalendarDate,
): Fraction => {
  const passed = shareOfPeriodPassed(period, day)
  const target = targetOf(terms)
  switch (kind) {
    case 'flow':
      return multiplyFraction(passed, target)
    case 'stock':
      return addFractions(
        fraction(terms.currentReach, 1),
        multiplyFraction(passed, terms.awardedReach),
      )
    case 'plan':
      return fraction(day < period.lastDay ? terms.currentReach : target, 1)
  }
}
