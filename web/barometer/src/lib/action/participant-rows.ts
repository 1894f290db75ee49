import type { Action } from '@peil/domain/programme/programme.ts'
import type { AgreementPage, KpiAssessment } from '@peil/domain/release/release.ts'
import type { Place } from '#lib/place.ts'

export interface ParticipantRow {
  readonly agreement: AgreementPage
  readonly kpi: KpiAssessment
}

/** The awarded rows of an action in one period, by name of the applicant; signed or ended only. */
export const participantRows = (
  place: Place,
  action: Action,
  period: string,
): readonly ParticipantRow[] =>
  (place.index.participations.get(action.id) ?? [])
    .filter(
      ({ agreement }) =>
        agreement.period === period &&
        (agreement.state === 'signed' || agreement.state === 'ended'),
    )
    .flatMap(({ agreement, kpis }) =>
      kpis.filter(({ awardedReach }) => (awardedReach ?? 0) > 0).map((kpi) => ({ agreement, kpi })),
    )
    .toSorted((a, b) => place.format.compare(a.agreement.applicantName, b.agreement.applicantName))
