import type { AgreementPage, KpiAssessment } from '@peil/domain/release/release.ts'
import type { Page } from '../paths.ts'

/** Whether a KPI has a card that others may show: it was agreed. */
export const isEmbedded = ({ state }: AgreementPage, { awardedReach }: KpiAssessment): boolean =>
  (state === 'signed' || state === 'ended') && (awardedReach ?? 0) > 0

/** The page of one KPI's card: `embed/kpi/2022-41002-5/`. */
export const embedPage = ({ call, applicant }: AgreementPage, kpi: string): Page => ({
  kind: 'embed',
  id: 'kpi',
  part: `${call}-${applicant}-${kpi}`,
})

/** All cards of an agreement. */
export const embeddedKpis = (agreement: AgreementPage): readonly Page[] =>
  agreement.kpis.flatMap((kpi) =>
    isEmbedded(agreement, kpi) ? [embedPage(agreement, kpi.kpi)] : [],
  )
