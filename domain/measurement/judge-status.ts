import { targetOf } from '../agreement/agreement.ts'
import type { Moment } from '../agreement/entries.ts'
import type { Call, Period } from '../programme/programme.ts'
import type { KpiKind } from '../programme/schema.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { compareFractions, fraction, multiplyFraction } from '../values/fraction.ts'
import { expectedReach } from './expected-path.ts'
import type { Status } from './status.ts'

export interface Judged {
  readonly kind: KpiKind
  /** Null when no signed agreement (ended ones count as signed) holds this KPI. */
  readonly terms: { readonly currentReach: number; readonly awardedReach: number } | null
  readonly endedOn: CalendarDate | null
  /** Reported reach per moment; absent when nothing was reported. */
  readonly reach: Readonly<Partial<Record<Moment, number>>>
  readonly period: Pick<Period, 'firstDay' | 'lastDay'>
  readonly reporting: Pick<Call['reporting'], 'interim' | 'final' | 'interimPercent'>
}

/**
 * The report that counts on a day: the latest moment whose reference day is not after the day.
 * Null when there is none.
 */
export const judgedMoment = (
  { reach, reporting }: Pick<Judged, 'reach' | 'reporting'>,
  on: CalendarDate,
): Moment | null => {
  if (reach.final !== undefined && reporting.final.referenceDay <= on) return 'final'
  if (reach.interim !== undefined && reporting.interim.referenceDay <= on) return 'interim'
  return null
}

/**
 * The one status of a KPI on a day: the first that fits, in the order of `statuses`. A report is
 * judged at its reference day, not at the day of asking.
 */
export const judgeStatus = (judged: Judged, on: CalendarDate): Status => {
  const { terms, endedOn, period, reporting } = judged
  if (terms === null || terms.awardedReach === 0) return 'not-applicable'
  if (endedOn !== null && endedOn <= on) return 'withdrawn'
  if (on < period.firstDay) return 'not-started'
  const moment = judgedMoment(judged, on)
  if (moment === 'final') return (judged.reach.final ?? 0) >= targetOf(terms) ? 'met' : 'missed'
  if (on > reporting.final.dueDay) return 'overdue'
  if (moment === 'interim') return judgeInterim(judged, terms, judged.reach.interim ?? 0)
  return on > reporting.interim.dueDay ? 'overdue' : 'not-due'
}

const judgeInterim = (
  { kind, period, reporting }: Judged,
  terms: NonNullable<Judged['terms']>,
  reach: number,
): Status => {
  const reached = fraction(reach, 1)
  const least = multiplyFraction(fraction(reporting.interimPercent, 100), targetOf(terms))
  if (kind !== 'plan' && compareFractions(reached, least) < 0) return 'below-interim'
  const expected = expectedReach(kind, terms, period, reporting.interim.referenceDay)
  return compareFractions(reached, expected) < 0 ? 'behind' : 'on-course'
}
