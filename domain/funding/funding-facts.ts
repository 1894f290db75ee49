import { reportedAt, versionInForce, type Agreement } from '../agreement/agreement.ts'
import type { Call } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { FundingFacts } from './funding-statement.ts'

/** What the funding statement of an agreement is made from, as it stands on a day. */
export const fundingFacts = (
  { payment, coFinancing, reporting: { final } }: Call,
  agreement: Agreement,
  on: CalendarDate,
): FundingFacts => ({
  rows: versionInForce(agreement)?.rows ?? [],
  incentiveCents: agreement.incentiveCents,
  advancePercent: payment.advancePercent,
  flemishPercent: coFinancing.flemishPercent,
  finalReach: new Map(
    on < final.referenceDay
      ? []
      : [...reportedAt(agreement, 'final').values()].map((row) => [row.kpi, row.reach]),
  ),
  finalDue: agreement.state !== 'offered' && on > final.dueDay,
})
