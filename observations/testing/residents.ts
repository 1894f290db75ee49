import { parseCalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Observation } from '../dataset.ts'

/** An observation of residents; throws for a day that does not exist. */
export const residents = (
  area: string,
  day: string,
  value: number,
  source = 'register',
): Observation => {
  const period = parseCalendarDate(day)
  if (period === null) throw new Error(`no day: ${day}`)
  return { indicator: 'residents', area, period, value, source }
}
