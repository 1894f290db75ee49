import type { CalendarDate } from './calendar-date.ts'

/**
 * A moment in UTC, written `YYYY-MM-DDTHH:MM:SS.mmmZ`. Always 24 characters, so that text order is
 * time order, in the database too.
 */
export type Instant = string & { readonly brand: 'instant' }

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

export const instantOf = (date: Date): Instant => date.toISOString() as Instant

/** The instant, or null when the text is not an existing moment in the 24-character form. */
export const parseInstant = (text: string): Instant | null => {
  if (!shape.test(text)) return null
  const date = new Date(text)
  return Number.isNaN(date.getTime()) || date.toISOString() !== text ? null : (text as Instant)
}

/**
 * The calendar date of an instant. UTC is used, not local time: the same entry must fall on the
 * same day on every machine.
 */
export const dateOf = (instant: Instant): CalendarDate => instant.slice(0, 10) as CalendarDate

/** The last moment of a day, so that the whole day is counted in. */
export const endOf = (day: CalendarDate): Instant => `${day}T23:59:59.999Z` as Instant
