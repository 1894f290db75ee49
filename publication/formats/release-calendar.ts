import { textIn, type Release } from '@peil/domain/release/release.ts'
import ical, { ICalEventStatus } from 'ical-generator'
import type { FeedLanguage } from '../data-paths.ts'

/** iCalendar: the days on which releases appear, past and coming; null when no days are known. */
export const releaseCalendar = (release: Release, language: FeedLanguage): string | null => {
  const { publishing, id, title: programme } = release.programme
  if (publishing === null) return null
  const calendar = ical({
    prodId: { company: 'Peil', product: 'release-calendar' },
    name: textIn(programme, language).text,
  })
  const stamp = new Date(release.asOf)
  for (const { on, title, certain } of publishing.calendar)
    calendar.createEvent({
      id: `${id}-${on}-${title.nl.replace(/[^\p{L}\p{N}]+/gu, '-')}@peil`,
      stamp,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: textIn(title, language).text,
      status: certain ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    })
  return `${calendar.toString()}\r\n`
}
