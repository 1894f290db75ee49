import { reportedAt, versionInForce, type Agreement } from '../agreement/agreement.ts'
import type { Call } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Cents } from '../values/cents.ts'
import { fundingStatement } from './funding-statement.ts'

/** What one KPI puts at risk on a day, as the funding statement counts it; null when not known. */
export const atRiskOfKpi = (
  call: Call,
  agreement: Agreement,
  kpi: string,
  on: CalendarDate,
): Cents | null =>
  fundingStatement({
    rows: (versionInForce(agreement)?.rows ?? []).filter((row) => row.kpi === kpi),
    incentiveCents: agreement.incentiveCents,
    advancePercent: call.payment.advancePercent,
    flemishPercent: call.coFinancing.flemishPercent,
    finalReach: new Map(
      [...reportedAt(agreement, 'final').values()].map((row) => [row.kpi, row.reach]),
    ),
    finalDue: on > call.reporting.final.dueDay,
  }).atRiskCents
