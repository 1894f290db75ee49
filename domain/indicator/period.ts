import { addDays, parseCalendarDate, type CalendarDate } from '../values/calendar-date.ts'
import type { Periodicity } from '../programme/indicator-schema.ts'

/** The years in which a period may end: others are slips of the pen. */
export const firstYear = 1900
export const lastYear = 2100

const dayOf = (year: number, rest: string): CalendarDate | null =>
  year < firstYear || year > lastYear ? null : parseCalendarDate(`${year}-${rest}`)

/** The last day of a month, 1 to 12; null outside the years that are known, or for no month. */
const lastDayOfMonth = (year: number, month: number): CalendarDate | null => {
  const first = dayOf(year, `${String(month).padStart(2, '0')}-01`)
  if (first === null) return null
  const nextMonth = addDays(first, 31).slice(0, 'YYYY-MM'.length)
  return addDays(`${nextMonth}-01` as CalendarDate, -1)
}

const shapes: Readonly<Record<Periodicity, RegExp>> = {
  year: /^(\d{4})$/,
  'school-year': /^(\d{4})-(\d{4})$/,
  'reference-day': /^(\d{4})-(\d{2}-\d{2})$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  month: /^(\d{4})-(\d{2})$/,
}

/** An example of how a period is written, for those who have to write one. */
export const periodExamples: Readonly<Record<Periodicity, string>> = {
  year: '2023',
  'school-year': '2022-2023',
  'reference-day': '2023-01-01',
  quarter: '2023-Q2',
  month: '2023-04',
}

/**
 * The last day of a period that is written as its periodicity asks (`periodExamples`): a school year
 * ends on 31 August. Null for any other text, and outside the years 1900 to 2100.
 */
export const parsePeriod = (text: string, periodicity: Periodicity): CalendarDate | null => {
  const [, first = '', second = ''] = shapes[periodicity].exec(text) ?? []
  if (first === '') return null
  const year = Number(first)
  switch (periodicity) {
    case 'year':
      return dayOf(year, '12-31')
    case 'school-year':
      return Number(second) === year + 1 ? dayOf(year + 1, '08-31') : null
    case 'reference-day':
      return dayOf(year, second)
    case 'quarter':
      return lastDayOfMonth(year, Number(second) * 3)
    case 'month':
      return lastDayOfMonth(year, Number(second))
  }
}

/** How the period in which a day lies is written: what `parsePeriod` reads, for a last day. */
export const formatPeriod = (day: CalendarDate, periodicity: Periodicity): string => {
  const year = Number(day.slice(0, 'YYYY'.length))
  const month = day.slice('YYYY-'.length, 'YYYY-MM'.length)
  switch (periodicity) {
    case 'year':
      return String(year)
    case 'school-year': {
      const from = day.slice('YYYY-'.length) <= '08-31' ? year - 1 : year
      return `${from}-${from + 1}`
    }
    case 'reference-day':
      return day
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`
    case 'month':
      return `${year}-${month}`
  }
}

/** Every period of a periodicity in the years that are known, as written; reference days are not listed. */
export const writtenPeriods = (
  periodicity: Exclude<Periodicity, 'reference-day'>,
): readonly string[] => {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at)
  const inYear = (year: number): readonly string[] => {
    switch (periodicity) {
      case 'year':
        return [String(year)]
      case 'school-year':
        return [`${year - 1}-${year}`]
      case 'quarter':
        return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
      case 'month':
        return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
    }
  }
  return years.flatMap(inYear)
}
