import type { KpiAssessment, ReportPage } from '@peil/domain/release/release.ts'
import { kpiFacts } from '#lib/agreement/kpi-facts.ts'
import { momentWord } from '#lib/agreement/kpi-figures.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { statusWord } from '#lib/words.ts'
import { localPhrase, phrase } from './phrases.ts'
import type { ReportTable } from './report-document.ts'

/**
 * Everything that the charts of an agreement draw: targets, where their path begins, every report,
 * what is expected; with the status in words.
 */
export const targetsTable = (place: Place, kpis: readonly KpiAssessment[]): ReportTable => {
  const isSample = place.release.provenance === 'sample'
  return {
    kind: 'table',
    caption: m.report_targets_caption() + (isSample ? ` · ${m.sample_short()}` : ''),
    columns: [
      { label: m.column_action(), numeric: false },
      { label: m.reports_caption(), numeric: false },
      { label: m.fact_reach(), numeric: true },
      { label: m.report_column_expected(), numeric: true },
      { label: m.report_column_target(), numeric: true },
      { label: m.column_status(), numeric: false },
    ],
    rows: kpis.map((kpi) => {
      const facts = new Map(kpiFacts(place, kpi).map(({ id, text }) => [id, text]))
      const { title, unit } = found(place.index.kpis, kpi.kpi)
      return [
        [
          localPhrase(place, title),
          phrase(' ('),
          localPhrase(place, found(place.index.units, unit).plural),
          phrase(')'),
        ],
        [phrase(reportsText(place, kpi.reports))],
        [phrase(facts.get('reach') ?? '')],
        [phrase(facts.get('expected') ?? '')],
        [phrase(targetText(place, kpi, facts.get('target') ?? ''))],
        [phrase(statusWord[kpi.status]())],
      ]
    }),
  }
}

/** A stock begins at what there was; everything else at nothing. */
const targetText = (place: Place, kpi: KpiAssessment, target: string): string =>
  kpi.target !== null && found(place.index.kpis, kpi.kpi).kind === 'stock'
    ? m.report_target_from({ target, start: place.format.number(kpi.currentReach) })
    : target

const reportsText = ({ format }: Place, reports: readonly ReportPage[]): string =>
  reports.length === 0
    ? m.missing_not_reported()
    : reports
        .map(({ moment, referenceDay, reach, late, replaced, hasReason }) =>
          [
            `${momentWord[moment]()} ${format.shortDate(referenceDay)}: ${format.number(reach)}`,
            late ? m.report_late() : m.report_on_time(),
            ...(replaced ? [m.report_replaced()] : []),
            ...(hasReason ? [m.report_reason()] : []),
          ].join(', '),
        )
        .join('; ')
