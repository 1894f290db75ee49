/** A day in the proleptic Gregorian calendar, written `YYYY-MM-DD`, without a time zone. */
export type CalendarDate = string & { readonly brand: 'calendar-date' }

const shape = /^\d{4}-\d{2}-\d{2}$/

/** The date, or null when the text is not an existing day written `YYYY-MM-DD`. */
export const parseCalendarDate = (text: string): CalendarDate | null => {
  if (!shape.test(text)) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time)) return null
  return new Date(time).toISOString().slice(0, 10) === text ? (text as CalendarDate) : null
}

/** Whole days from `from` to `to`; negative when `to` comes first. Same day: 0. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** The date `days` days later (earlier when negative). Throws outside the years 0000 to 9999. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => {
  const time = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000
  const later = parseCalendarDate(new Date(time).toISOString().slice(0, -'T00:00:00.000Z'.length))
  if (later === null) throw new RangeError(`${days} days from ${date} has no four-digit year`)
  return later
}
