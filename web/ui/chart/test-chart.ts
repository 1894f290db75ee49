import { parseCalendarDate, type CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { LinePoint } from './line-geometry.ts'

export const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text)
  if (date === null) throw new Error(`not a day: ${text}`)
  return date
}

/** Figures of the years from 2015 on; null where there is none. */
export const yearly = (
  values: readonly (number | null)[],
  more: Partial<LinePoint> = {},
): readonly LinePoint[] =>
  values.map((value, i) => ({ on: day(`${2015 + i}-12-31`), value, text: `${2015 + i}`, ...more }))
