import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { headMarks } from '#lib/release-head.ts'

/** Who publishes; not stated is said, never guessed. */
export const publisherText = (place: Place): string => {
  const { publishing } = place.release.programme
  return publishing === null ? m.missing_not_stated() : place.text(publishing.publisher.name)
}

/** Tells releases of one day apart: the day and the beginning of the ledger's fingerprint. */
export const versionText = ({ release }: Place): string => `${release.on}-${headMarks.fingerprint}`

interface CalendarDay {
  readonly on: CalendarDate
  readonly title: string
  readonly certain: boolean
  readonly state: 'earlier' | 'this' | 'coming'
}

/** The days of the calendar; this release's own day too, when the calendar does not have it. */
export const calendarDays = (place: Place): readonly CalendarDay[] => {
  const { on, programme } = place.release
  const days = (programme.publishing?.calendar ?? []).map((day) => ({
    on: day.on,
    title: place.text(day.title),
    certain: day.certain,
    state:
      day.on === on ? ('this' as const) : day.on < on ? ('earlier' as const) : ('coming' as const),
  }))
  if (days.some(({ state }) => state === 'this')) return days
  const own = { on, title: m.calendar_this(), certain: true, state: 'this' as const }
  return [...days, own].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** When the next release appears, in words. */
export const nextReleaseText = (place: Place): string => {
  const next = calendarDays(place).find(({ state }) => state === 'coming')
  if (next === undefined) return m.missing_not_stated()
  const date = place.format.date(next.on)
  return next.certain ? date : m.footer_next_uncertain({ date })
}
