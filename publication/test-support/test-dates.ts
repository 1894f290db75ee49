import { parseCalendarDate, type CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { parseInstant, type Instant } from '@peil/domain/values/instant.ts'

export const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text)
  if (date === null) throw new Error(`no day: ${text}`)
  return date
}

export const moment = (text: string): Instant => {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`no moment: ${text}`)
  return instant
}
