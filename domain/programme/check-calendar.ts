import type { Finding } from '../values/finding.ts'
import { matches, type Draft } from './draft.ts'
import { fault } from './fault.ts'
import { date } from './text-schema.ts'

/** Release days that stand twice in the calendar, or before the day above them. */
export const checkCalendar = (draft: Draft): readonly Finding[] => {
  const days = matches(draft, 'publishing.yaml', 'calendar/*/on').flatMap(({ document, path }) => {
    const on = document.read(path, date)
    return on === undefined ? [] : [{ on, place: document.place(path) }]
  })
  return days.flatMap(({ on, place }, index) => {
    const twin = days.slice(0, index).find((day) => day.on === on)
    if (twin !== undefined) {
      return [
        fault(
          place,
          'duplicate-release-day',
          `${on}, which line ${twin.place.line ?? 1} has too`,
          'each release day once',
          'Remove one of the two, or correct its day.',
        ),
      ]
    }
    const before = days[index - 1]
    if (before === undefined || before.on < on) return []
    return [
      fault(
        place,
        'calendar-order',
        `${on}, after ${before.on}`,
        `a day after ${before.on}`,
        'Put the calendar in order of day.',
      ),
    ]
  })
}
