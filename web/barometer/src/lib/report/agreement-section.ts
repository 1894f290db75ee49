import type { AgreementPage, MunicipalityPage } from '@peil/domain/release/release.ts'
import { partiesOf } from '#lib/agreement/agreement-words.ts'
import { moneyRows } from '#lib/agreement/money-rows.ts'
import { stateNote } from '#lib/agreement/state-note.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { kpiSection } from './kpi-section.ts'
import { localPhrase, phrase } from './phrases.ts'
import { replyNotices } from './reply-notices.ts'
import type { Phrase, ReportBlock, ReportSection } from './report-document.ts'
import { targetsTable } from './targets-table.ts'

/** One agreement or application: how far it is, its targets, its money, and what was replied. */
export const agreementSection = (
  place: Place,
  municipality: MunicipalityPage,
  agreement: AgreementPage,
): ReportSection => {
  const period = found(place.index.periods, agreement.period)
  const range = place.format.range(period.firstDay, period.lastDay)
  const parties = partiesOf(place, agreement, municipality)
  const wasSigned = agreement.state === 'signed' || agreement.state === 'ended'
  const agreed = agreement.kpis.filter(
    ({ awardedReach }) => wasSigned && awardedReach !== null && awardedReach > 0,
  )
  return {
    heading: [
      localPhrase(place, period.title),
      phrase(` (${range})${parties === null ? '' : `: ${parties}`}`),
    ],
    blocks: [{ kind: 'paragraph', text: stateText(place, agreement) }],
    sections: [
      ...agreed.map((kpi) => kpiSection(place, agreement, kpi)),
      ...(agreed.length === 0
        ? []
        : [section(m.report_targets_caption(), [targetsTable(place, agreed)])]),
      ...(wasSigned ? moneySection(place, agreement) : []),
      ...repliesSection(place, municipality, agreement),
    ],
  }
}

const section = (heading: string, blocks: readonly ReportBlock[]): ReportSection => ({
  heading: [phrase(heading)],
  blocks,
  sections: [],
})

const stateText = ({ format }: Place, agreement: AgreementPage): readonly Phrase[] => {
  const note = phrase(`${stateNote(agreement, format)} `)
  if (agreement.state !== 'ended') return [note]
  return agreement.endedReason === null
    ? [note, phrase(m.reason_withheld())]
    : [note, phrase(`${m.reason_label()} `), { text: agreement.endedReason, language: 'nl' }]
}

const moneySection = (place: Place, { funding, call }: AgreementPage): readonly ReportSection[] => {
  if (funding === null) return []
  const rows = moneyRows(funding, found(place.index.calls, call)).map(({ label, amount }) => [
    [phrase(label)],
    [phrase(amount === null ? m.missing_not_known() : place.format.euro(amount))],
  ])
  const columns = [
    { label: m.column_figure(), numeric: false },
    { label: m.column_amount(), numeric: true },
  ]
  return [
    section(m.money_heading(), [
      { kind: 'table', caption: m.money_table_caption(), columns, rows },
    ]),
  ]
}

/** Replies to a single KPI stand beside it. */
const repliesSection = (
  place: Place,
  { name }: MunicipalityPage,
  agreement: AgreementPage,
): readonly ReportSection[] => {
  const notices = replyNotices(place, agreement, null)
  return notices.length === 0 ? [] : [section(m.report_replies({ name }), notices)]
}
