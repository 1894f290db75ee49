import type { Agreement } from '../agreement/agreement.ts'
import type { TextDigest } from '../agreement/entries.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Reply } from './release.ts'

/** What a municipality had said by a day, in order of the days on which it did. */
export const composeReplies = (
  { replies }: Pick<Agreement, 'replies'>,
  texts: ReadonlyMap<TextDigest, string>,
  on: CalendarDate,
): readonly Reply[] =>
  replies
    .filter((reply) => reply.on <= on)
    // Stable: those of one day stay in order of recording.
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((reply) => ({
      kpi: reply.kpi,
      on: reply.on,
      text: texts.get(reply.text) ?? null,
      language: reply.language,
    }))
