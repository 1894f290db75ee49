import type { Agreement } from '../agreement/agreement.ts'
import type { Call } from '../programme/programme.ts'
import type { ReportPage } from '../release/release.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dateOf } from '../values/instant.ts'

/**
 * Every report on one KPI whose reference day is not after `on`, in order of recording. Late is the
 * first one at a moment, when it came after the due day; a correction replaces it and is not late.
 */
export const listReports = (
  { reports }: Pick<Agreement, 'reports'>,
  { reporting }: Pick<Call, 'reporting'>,
  kpi: string,
  on: CalendarDate,
): readonly ReportPage[] => {
  const all = reports.flatMap(({ moment, recordedAt, rows }) =>
    rows.filter((row) => row.kpi === kpi).map((row) => ({ moment, recordedAt, row })),
  )
  return all
    .filter(({ moment }) => reporting[moment].referenceDay <= on)
    .map(({ moment, recordedAt, row }, index, counted) => {
      const { referenceDay, dueDay } = reporting[moment]
      const receivedOn = dateOf(recordedAt)
      const first = counted.findIndex((other) => other.moment === moment) === index
      return {
        moment,
        referenceDay,
        dueDay,
        receivedOn,
        late: first && receivedOn > dueDay,
        reach: row.reach,
        sharedWith: row.sharedWith,
        hasReason: row.reason !== null,
        replaced: counted.slice(index + 1).some((later) => later.moment === moment),
      }
    })
}
