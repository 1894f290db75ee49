import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Format } from '#lib/format.ts'
import { m } from '#lib/paraglide/messages.js'

/** A period as readers write it; a period is kept as its last day. */
export const periodWords = (
  format: Format,
  { periodicity }: Pick<Indicator, 'periodicity'>,
  lastDay: CalendarDate,
): string => {
  const year = Number(lastDay.slice(0, 4))
  switch (periodicity) {
    case 'year':
      return String(year)
    case 'school-year':
      return `${year - 1}-${year}`
    case 'reference-day':
      return format.date(lastDay)
    case 'quarter':
      return m.period_quarter({ n: Math.ceil(Number(lastDay.slice(5, 7)) / 3), year })
    case 'month':
      return format.month(lastDay)
  }
}
