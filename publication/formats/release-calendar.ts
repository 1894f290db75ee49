import type { Release } from '@peil/domain/release/release.ts'
import ical, { ICalEventStatus } from 'ical-generator'
import type { ReleaseFacts } from './release-facts.ts'

/** iCalendar: the days on which releases appear, past and coming; null when no days are known. */
export const releaseCalendar = (
  release: Release,
  facts: ReleaseFacts,
  language: 'nl' | 'en',
): string | null => {
  const { publishing, id } = release.programme
  if (publishing === null) return null
  const calendar = ical({
    prodId: { company: 'Peil', product: 'release-calendar' },
    name: facts.title[language],
  })
  const stamp = new Date(release.asOf)
  for (const { on, title, certain } of publishing.calendar)
    calendar.createEvent({
      id: `${id}-${on}-${title.nl.replace(/[^\p{L}\p{N}]+/gu, '-')}@peil`,
      stamp,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: title[language] ?? title.nl,
      status: certain ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    })
  return `${calendar.toString()}\r\n`
}
