import type { AgreementPage, KpiAssessment } from '@peil/domain/release/release.ts'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { localPhrase } from './phrases.ts'
import { replyNotices } from './reply-notices.ts'
import type { ReportSection } from './report-document.ts'
import { targetDrawing } from './target-drawing.ts'

/** One agreed KPI: its sentence, its chart, and what was replied to it. */
export const kpiSection = (
  place: Place,
  agreement: AgreementPage,
  kpi: KpiAssessment,
): ReportSection => {
  const drawing = targetDrawing(place, kpi, found(place.index.calls, agreement.call))
  return {
    heading: [localPhrase(place, found(place.index.kpis, kpi.kpi).title)],
    blocks: [
      { kind: 'paragraph', text: [localPhrase(place, kpi.sentence)] },
      ...(drawing === null ? [] : [drawing]),
      ...replyNotices(place, agreement, kpi.kpi),
    ],
    sections: [],
  }
}
