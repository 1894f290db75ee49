import type { Periodicity } from '../programme/indicator-schema.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

const yearOf = (day: CalendarDate): number => Number(day.slice(0, 4))
const monthOf = (day: CalendarDate): number => Number(day.slice(5, 7))

const four = (year: number): string => String(year).padStart(4, '0')

/** How a period is written in every language; `lastDay` is the day it is kept under. */
export const periodText = (periodicity: Periodicity, lastDay: CalendarDate): string => {
  switch (periodicity) {
    case 'year':
      return lastDay.slice(0, 4)
    case 'school-year':
      return `${four(yearOf(lastDay) - 1)}-${lastDay.slice(0, 4)}`
    case 'reference-day':
      return lastDay
    case 'quarter':
      return `${lastDay.slice(0, 4)}-Q${Math.ceil(monthOf(lastDay) / 3)}`
    case 'month':
      return lastDay.slice(0, 7)
  }
}
