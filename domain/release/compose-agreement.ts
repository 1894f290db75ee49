import {
  reportedAt,
  targetOf,
  versionInForce,
  type Agreement,
  type AgreementVersion,
} from '../agreement/agreement.ts'
import type { TermsRow, TextDigest } from '../agreement/entries.ts'
import { regionId } from '../area/region-id.ts'
import type { AwardRow } from '../call/entries.ts'
import { fundingStatement } from '../funding/funding-statement.ts'
import { assessKpi } from '../measurement/assess-kpi.ts'
import { peopleReached } from '../measurement/people-reached.ts'
import type { AreaSet, Call, Municipality, Period, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { addCents, zeroCents } from '../values/cents.ts'
import { dateOf, type Instant } from '../values/instant.ts'
import { composeReplies } from './compose-replies.ts'
import type {
  AgreementPage,
  AgreementState,
  AgreementVersionPage,
  KpiAssessment,
} from './release.ts'

export interface AgreementContext {
  readonly programme: Programme
  readonly call: Call
  readonly period: Period
  /** Null before the award; then its rows by applicant. */
  readonly awards: ReadonlyMap<string, readonly AwardRow[]> | null
  /** The municipalities as they were when the call opened, by code. */
  readonly municipalities: ReadonlyMap<string, Municipality>
  /** Reasons that are published and still kept. */
  readonly texts: ReadonlyMap<TextDigest, string>
  /** Per KPI, how much the pace of participants varies beyond chance, where that is known. */
  readonly paceVariations: ReadonlyMap<string, number>
  readonly on: CalendarDate
}

export const municipalitiesByCode = (set: AreaSet): ReadonlyMap<string, Municipality> =>
  new Map(set.municipalities.map((municipality) => [municipality.nis, municipality]))

/** One application, offer or agreement as the public sees it on a day. */
export const composeAgreement = (
  context: AgreementContext,
  agreement: Agreement,
): AgreementPage => {
  const { call, period, municipalities, texts, on } = context
  const nameOf = (nis: string): string => municipalities.get(nis)?.name ?? nis
  const dateOrNull = (at: Instant | null): CalendarDate | null => (at === null ? null : dateOf(at))
  const kpis = assessKpis(context, agreement)
  const ended = agreement.ended !== null && agreement.ended.on <= on ? agreement.ended : null
  const region = municipalities.get(agreement.applicant)?.region
  return {
    key: `${call.id}/${agreement.applicant}`,
    call: call.id,
    period: period.id,
    applicant: agreement.applicant,
    applicantName: nameOf(agreement.applicant),
    region: region === undefined ? '' : regionId(region),
    members: agreement.members.map((nis) => ({ nis, name: nameOf(nis) })),
    state: stateOn(context, agreement),
    appliedOn: dateOf(agreement.appliedAt),
    offeredOn: dateOrNull(agreement.offeredAt),
    signedOn: dateOrNull(agreement.signedAt),
    declinedOn: dateOrNull(agreement.declined?.at ?? null),
    endedOn: ended?.on ?? null,
    endedReason: ended === null ? null : (texts.get(ended.reason) ?? null),
    versions: agreement.versions.map((version, index) =>
      composeVersion(version, agreement.versions[index - 1], texts),
    ),
    kpis,
    funding: composeFunding(context, agreement, kpis),
    people: peopleReached(peopleRows(context.programme, kpis)),
    replies: composeReplies(agreement, texts, on),
  }
}

const stateOn = ({ awards, on }: AgreementContext, { state, ended }: Agreement): AgreementState => {
  if (state === 'applied' && awards !== null) return 'not-funded'
  // An end that is agreed for a later day has not happened yet.
  return state === 'ended' && ended !== null && ended.on > on ? 'signed' : state
}

const assessKpis = (
  { programme, call, period, awards, paceVariations, on }: AgreementContext,
  agreement: Agreement,
): readonly KpiAssessment[] => {
  const terms = new Map(versionInForce(agreement)?.rows.map((row) => [row.kpi, row]))
  const awarded = new Map(awards?.get(agreement.applicant)?.map((row) => [row.kpi, row]))
  const applied = new Set(agreement.applicationRows.map(({ kpi }) => kpi))
  const interim = reportedAt(agreement, 'interim')
  const final = reportedAt(agreement, 'final')
  return programme.kpis.flatMap((kpi) => {
    const tariff = call.rows.find((row) => row.kpi === kpi.id)
    if (tariff === undefined || !(applied.has(kpi.id) || terms.has(kpi.id))) return []
    const facts = {
      call,
      period,
      kpi,
      tariff,
      agreement,
      terms: terms.get(kpi.id),
      award: awarded.get(kpi.id),
      paceVariation: paceVariations.get(kpi.id),
      reported: { interim: interim.get(kpi.id), final: final.get(kpi.id) },
    }
    return [assessKpi(facts, on)]
  })
}

const composeVersion = (
  { version, recordedAt, rows, reason }: AgreementVersion,
  before: AgreementVersion | undefined,
  texts: ReadonlyMap<TextDigest, string>,
): AgreementVersionPage => {
  const target = (row: TermsRow | undefined): number => (row === undefined ? 0 : targetOf(row))
  return {
    version,
    on: dateOf(recordedAt),
    kind: before === undefined ? 'offer' : 'amendment',
    reason: reason === null ? null : (texts.get(reason) ?? null),
    contributionCents: addCents(...rows.map((row) => row.contributionCents)),
    changes: (before?.rows ?? []).flatMap((old) => {
      const row = rows.find(({ kpi }) => kpi === old.kpi)
      const change = {
        kpi: old.kpi,
        fromTarget: target(old),
        toTarget: target(row),
        fromCents: old.contributionCents,
        toCents: row?.contributionCents ?? zeroCents,
      }
      const same = change.fromTarget === change.toTarget && change.fromCents === change.toCents
      return same ? [] : [change]
    }),
  }
}

const composeFunding = (
  { call, on }: AgreementContext,
  agreement: Agreement,
  kpis: readonly KpiAssessment[],
): AgreementPage['funding'] => {
  const version = versionInForce(agreement)
  if (version === null || agreement.state === 'declined') return null
  return fundingStatement({
    rows: version.rows,
    incentiveCents: agreement.incentiveCents,
    advancePercent: call.payment.advancePercent,
    flemishPercent: call.coFinancing.flemishPercent,
    finalReach: new Map(
      kpis.flatMap(({ kpi, reach, reachAt }) =>
        reachAt === 'final' && reach !== null ? [[kpi, reach]] : [],
      ),
    ),
    finalDue: agreement.state !== 'offered' && on > call.reporting.final.dueDay,
  })
}

const peopleRows = (
  programme: Programme,
  kpis: readonly KpiAssessment[],
): Parameters<typeof peopleReached>[0] => {
  const people = new Set(programme.units.filter((unit) => unit.people).map(({ id }) => id))
  const counted = new Set(programme.kpis.filter(({ unit }) => people.has(unit)).map(({ id }) => id))
  return kpis.flatMap(({ kpi, reach, reachAt, reports }) => {
    if (!counted.has(kpi) || reach === null) return []
    // In order of recording: the last one at that moment is the one that counts.
    const judged = reports.findLast(({ moment }) => moment === reachAt)
    return [{ kpi, reach, sharedWith: judged?.sharedWith ?? [] }]
  })
}
