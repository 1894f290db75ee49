import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { addDays } from '@peil/domain/values/calendar-date.ts'

const daySeconds = 86_400
const lastSerial = 2_958_465

const dayOf = (days: number, from1904: boolean): string => {
  if (from1904) return addDays('1904-01-01' as CalendarDate, days)
  // Excel counts a 29 February 1900 that never was, to agree with a program of 1983.
  if (days === 60) return '1900-02-29'
  return addDays((days < 60 ? '1899-12-31' : '1899-12-30') as CalendarDate, days)
}

/**
 * A spreadsheet's day number as `YYYY-MM-DD`; with a time of day behind it if it has one, so that
 * it is not silently dropped; a time alone below day 1. Null for numbers that are no date (negative,
 * after 9999, and 0 in the 1900 system).
 */
export const excelDate = (serial: number, from1904: boolean): string | null => {
  const seconds = Math.round(serial * daySeconds)
  const days = Math.floor(seconds / daySeconds)
  const rest = seconds - days * daySeconds
  if (days < 0 || days + (from1904 ? 1462 : 0) > lastSerial) return null
  const time = new Date(rest * 1000).toISOString().slice(11, 19)
  if (days === 0 && rest > 0) return time
  if (days === 0 && !from1904) return null
  return rest === 0 ? dayOf(days, from1904) : `${dayOf(days, from1904)} ${time}`
}
