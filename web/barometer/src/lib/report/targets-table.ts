import type { KpiAssessment } from '@peil/domain/release/release.ts'
import { kpiFacts } from '#lib/agreement/kpi-facts.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { statusWord } from '#lib/words.ts'
import { localPhrase, phrase } from './phrases.ts'
import type { ReportTable } from './report-document.ts'

/** Agreed targets beside what was reached and expected, with the status in words. */
export const targetsTable = (place: Place, kpis: readonly KpiAssessment[]): ReportTable => ({
  kind: 'table',
  caption: m.report_targets_caption(),
  columns: [
    { label: m.column_action(), numeric: false },
    { label: m.report_column_target(), numeric: true },
    { label: m.fact_reach(), numeric: true },
    { label: m.report_column_expected(), numeric: true },
    { label: m.column_status(), numeric: false },
  ],
  rows: kpis.map((kpi) => {
    const facts = new Map(kpiFacts(place, kpi).map(({ id, text }) => [id, text]))
    const { title } = found(place.index.kpis, kpi.kpi)
    return [
      localPhrase(place, title),
      phrase(facts.get('target') ?? ''),
      phrase(facts.get('reach') ?? ''),
      phrase(facts.get('expected') ?? ''),
      phrase(statusWord[kpi.status]()),
    ]
  }),
})
