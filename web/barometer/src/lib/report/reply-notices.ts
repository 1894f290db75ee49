import type { AgreementPage, Reply } from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { phrase } from './phrases.ts'
import type { Phrase, ReportBlock } from './report-document.ts'

/** What was replied about a KPI, or with null about the agreement as a whole; latest first. */
export const replyNotices = (
  place: Place,
  { replies, applicantName }: AgreementPage,
  kpi: string | null,
): readonly ReportBlock[] =>
  replies
    .filter((reply) => reply.kpi === kpi)
    .toReversed()
    .map((reply) => ({ kind: 'notice', text: replyText(place, applicantName, reply) }))

const replyText = (
  place: Place,
  name: string,
  { on, text, language }: Reply,
): readonly Phrase[] => {
  const said = phrase(`${m.report_reply({ name, date: place.format.date(on) })} `)
  if (text === null) return [said, phrase(m.report_reply_erased())]
  return [said, { text, ...(language === place.language ? {} : { language }) }]
}
