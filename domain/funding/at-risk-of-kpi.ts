import type { Agreement } from '../agreement/agreement.ts'
import type { Call } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Cents } from '../values/cents.ts'
import { fundingFacts } from './funding-facts.ts'
import { fundingStatement } from './funding-statement.ts'

/** What one KPI puts at risk on a day, as the funding statement counts it; null when not known. */
export const atRiskOfKpi = (
  call: Call,
  agreement: Agreement,
  kpi: string,
  on: CalendarDate,
): Cents | null => {
  const facts = fundingFacts(call, agreement, on)
  return fundingStatement({ ...facts, rows: facts.rows.filter((row) => row.kpi === kpi) })
    .atRiskCents
}
