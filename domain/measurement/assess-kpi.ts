import { targetOf, type Agreement } from '../agreement/agreement.ts'
import type { ApplicationRow, Moment, ReportRow, TermsRow } from '../agreement/entries.ts'
import type { AwardRow } from '../call/entries.ts'
import { awardReason } from '../funding/award-reason.ts'
import type { Call, CallRow, Kpi, Period } from '../programme/programme.ts'
import type { KpiAssessment } from '../release/release.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { timesUnits } from '../values/cents.ts'
import { fraction, toNumber } from '../values/fraction.ts'
import type { Instant } from '../values/instant.ts'
import { expectedReach } from './expected-path.ts'
import { judgedMoment, judgeStatus, type Judged } from './judge-status.ts'
import { listReports } from './list-reports.ts'
import { targetOutlook } from './target-outlook.ts'
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
  /** How much the pace of participants varies beyond chance; undefined where that is not known. */
  readonly paceVariation: number | undefined
  /** Per moment, the row that counts. */
  readonly reported: Readonly<
    Record<Moment, (ReportRow & { readonly recordedAt: Instant }) | undefined>
  >
}

/** Everything about one KPI of one application on one day. */
export const assessKpi = (facts: KpiFacts, on: CalendarDate): KpiAssessment => {
  const judged = judgedOf(facts)
  const status = judgeStatus(judged, on)
  const figures = figuresOf(judged, on)
  const words = wordsOf(facts, judged, figures, on)
  const request = requestOf(facts)
  return {
    kpi: facts.kpi.id,
    action: facts.kpi.action,
    ...request,
    ...awardOf(facts),
    ...figures,
    status,
    outlook: targetOutlook(
      { ...figures, currentReach: request.currentReach, status },
      {
        kind: facts.kpi.kind,
        period: facts.period,
        reporting: facts.call.reporting,
        paceVariation: facts.paceVariation,
      },
    ),
    sentence: {
      nl: statusSentence(status, words, 'nl'),
      en: statusSentence(status, words, 'en'),
      fr: statusSentence(status, words, 'fr'),
      de: statusSentence(status, words, 'de'),
    },
    reports: listReports(facts.agreement, facts.call, facts.kpi.id, on),
  }
}

/** Terms count once the agreement is signed, and as long as they award something. */
export const judgedOf = ({
  call,
  period,
  kpi,
  agreement,
  terms,
  reported,
}: Omit<KpiFacts, 'tariff' | 'award' | 'paceVariation'>): Judged => {
  const signed = agreement.state === 'signed' || agreement.state === 'ended'
  return {
    kind: kpi.kind,
    terms: signed && terms !== undefined && terms.awardedReach > 0 ? terms : null,
    endedOn: agreement.ended?.on ?? null,
    reach: {
      ...(reported.interim && { interim: reported.interim.reach }),
      ...(reported.final && { final: reported.final.reach }),
    },
    period,
    reporting: call.reporting,
  }
}

type Figures = Pick<
  KpiAssessment,
  | 'target'
  | 'reach'
  | 'reachAt'
  | 'achieved'
  | 'additional'
  | 'expected'
  | 'judgedOn'
  | 'expectedNow'
>

/** Nothing is measured without terms. A report is judged at its reference day, not at `on`. */
const figuresOf = (judged: Judged, on: CalendarDate): Figures => {
  const { kind, terms, period, reporting } = judged
  if (terms === null) {
    const none = { target: null, reach: null, reachAt: null, achieved: null, additional: null }
    return { ...none, expected: null, judgedOn: on, expectedNow: null }
  }
  const expectedOn = (day: CalendarDate): number =>
    toNumber(expectedReach(kind, terms, period, day))
  const moment = judgedMoment(judged, on)
  const judgedOn = moment === null ? on : reporting[moment].referenceDay
  const reach = moment === null ? null : (judged.reach[moment] ?? null)
  const target = targetOf(terms)
  return {
    target,
    reach,
    reachAt: moment,
    achieved: reach === null ? null : toNumber(fraction(reach, target)),
    additional:
      reach === null ? null : toNumber(fraction(reach - terms.currentReach, terms.awardedReach)),
    expected: expectedOn(judgedOn),
    judgedOn,
    expectedNow: expectedOn(on),
  }
}

const requestedRow = ({ agreement, kpi }: KpiFacts): ApplicationRow | undefined =>
  agreement.applicationRows.find((row) => row.kpi === kpi.id)

const requestOf = (
  facts: KpiFacts,
): Pick<KpiAssessment, 'priority' | 'currentReach' | 'requestedReach' | 'requestedCents'> => {
  const requested = requestedRow(facts)
  const requestedReach = requested?.plannedReach ?? 0
  return {
    priority: requested?.priority ?? null,
    currentReach: facts.terms?.currentReach ?? requested?.currentReach ?? 0,
    requestedReach,
    requestedCents: timesUnits(facts.tariff.unitPriceEuro, requestedReach),
  }
}

const awardOf = ({
  tariff,
  terms,
  award,
}: KpiFacts): Pick<
  KpiAssessment,
  'awardedReach' | 'awardReason' | 'unitPriceCents' | 'contributionCents'
> => ({
  awardedReach: terms?.awardedReach ?? award?.awarded ?? null,
  awardReason:
    award === undefined
      ? null
      : {
          nl: awardReason(award.basis, 'nl'),
          en: awardReason(award.basis, 'en'),
          fr: awardReason(award.basis, 'fr'),
          de: awardReason(award.basis, 'de'),
        },
  unitPriceCents: terms?.unitPriceCents ?? tariff.unitPriceEuro,
  contributionCents: terms?.contributionCents ?? award?.contributionCents ?? null,
})

const wordsOf = (
  facts: KpiFacts,
  { endedOn, period, reporting }: Judged,
  { target, reach, expected, judgedOn }: Figures,
  on: CalendarDate,
): SentenceFacts => ({
  target,
  reach,
  expected,
  judgedOn,
  periodFirstDay: period.firstDay,
  endedOn,
  dueDay: on > reporting.final.dueDay ? reporting.final.dueDay : reporting.interim.dueDay,
  interimPercent: reporting.interimPercent,
  without: withoutAgreement(facts.agreement, facts.award, requestedRow(facts)?.plannedReach ?? 0),
})

const withoutAgreement = (
  { state }: Agreement,
  award: AwardRow | undefined,
  planned: number,
): SentenceFacts['without'] => {
  if (planned === 0) return null
  if (award !== undefined && award.awarded === 0) return 'not-funded'
  return state === 'applied' || state === 'offered' || state === 'declined' ? state : null
}
