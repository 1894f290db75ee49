import type { Agreement } from '../agreement/agreement.ts'
import type { Moment, ReportRow, TermsRow } from '../agreement/entries.ts'
import type { AwardRow } from '../call/entries.ts'
import type { Call, CallRow, Kpi, Period } from '../programme/programme.ts'
import type { KpiAssessment } from '../release/release.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { timesUnits } from '../values/cents.ts'
import { fraction, toNumber } from '../values/fraction.ts'
import type { Instant } from '../values/instant.ts'
import { expectedReach } from './expected-path.ts'
import { judgedMoment, judgeStatus, type Judged } from './judge-status.ts'
import { listReports } from './list-reports.ts'
import { statusSentence, type SentenceFacts } from './status-sentence.ts'

export interface KpiFacts {
  readonly call: Call
  readonly period: Period
  readonly kpi: Kpi
  readonly tariff: CallRow
  readonly agreement: Agreement
  /** In the version in force; undefined when nothing is agreed or offered on this KPI. */
  readonly terms: TermsRow | undefined
  readonly award: AwardRow | undefined
  /** Per moment, the row that counts. */
  readonly reported: Readonly<
    Record<Moment, (ReportRow & { readonly recordedAt: Instant }) | undefined>
  >
}

/** Everything about one KPI of one application on one day. */
export const assessKpi = (facts: KpiFacts, on: CalendarDate): KpiAssessment => {
  const { call, period, kpi, tariff, agreement, terms, award } = facts
  const { reporting } = call
  const signed = agreement.state === 'signed' || agreement.state === 'ended'
  const agreed = signed && terms !== undefined && terms.awardedReach > 0 ? terms : null
  const judged: Judged = {
    kind: kpi.kind,
    terms: agreed,
    endedOn: agreement.ended?.on ?? null,
    reach: {
      ...(facts.reported.interim && { interim: facts.reported.interim.reach }),
      ...(facts.reported.final && { final: facts.reported.final.reach }),
    },
    period,
    reporting: reporting,
  }
  const moment = agreed === null ? null : judgedMoment(judged, on)
  const judgedOn = moment === null ? on : reporting[moment].referenceDay
  const reach = moment === null ? null : (judged.reach[moment] ?? null)
  const target = agreed === null ? null : agreed.currentReach + agreed.awardedReach
  const expectedOn = (day: CalendarDate): number | null =>
    agreed === null ? null : toNumber(expectedReach(kpi.kind, agreed, period, day))
  const expected = expectedOn(judgedOn)
  const status = judgeStatus(judged, on)
  const requested = agreement.applicationRows.find((row) => row.kpi === kpi.id)
  const words: SentenceFacts = {
    target,
    reach,
    expected,
    judgedOn,
    periodFirstDay: period.firstDay,
    endedOn: agreement.ended?.on ?? null,
    dueDay:
      on > reporting.final.dueDay || moment === 'interim'
        ? reporting.final.dueDay
        : reporting.interim.dueDay,
    interimPercent: reporting.interimPercent,
    without: withoutAgreement(agreement, award, requested?.plannedReach ?? 0),
  }
  return {
    kpi: kpi.id,
    action: kpi.action,
    priority: requested?.priority ?? null,
    currentReach: terms?.currentReach ?? requested?.currentReach ?? 0,
    requestedReach: requested?.plannedReach ?? 0,
    requestedCents: timesUnits(tariff.unitPriceEuro, requested?.plannedReach ?? 0),
    awardedReach: terms?.awardedReach ?? award?.awarded ?? null,
    awardReason: award?.reason ?? null,
    unitPriceCents: terms?.unitPriceCents ?? tariff.unitPriceEuro,
    contributionCents: terms?.contributionCents ?? award?.contributionCents ?? null,
    target,
    reach,
    reachAt: moment,
    achieved: reach === null || target === null ? null : toNumber(fraction(reach, target)),
    additional:
      reach === null || agreed === null
        ? null
        : toNumber(fraction(reach - agreed.currentReach, agreed.awardedReach)),
    expected,
    judgedOn,
    expectedNow: expectedOn(on),
    status,
    sentence: {
      nl: statusSentence(status, words, 'nl'),
      en: statusSentence(status, words, 'en'),
    },
    reports: listReports(agreement, call, kpi.id, on),
  }
}

const withoutAgreement = (
  { state }: Agreement,
  award: AwardRow | undefined,
  planned: number,
): SentenceFacts['without'] => {
  if (planned === 0) return null
  if (award !== undefined && award.awarded === 0) return 'not-funded'
  return state === 'applied' || state === 'offered' || state === 'declined' ? state : null
}
