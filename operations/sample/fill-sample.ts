import { versionInForce, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { Moment } from '@peil/domain/agreement/entries.ts'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { cents } from '@peil/domain/values/cents.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { declineOffer, signAgreements } from '../answer-offer.ts'
import { awardCall } from '../award-call.ts'
import { amendAgreement, endAgreement } from '../change-agreement.ts'
import type { Peil } from '../open.ts'
import { recordResidents } from '../record-residents.ts'
import { takeInApplications } from '../take-in-applications.ts'
import { takeInReports } from '../take-in-reports.ts'
import { loadState } from '../transact.ts'
import { formApplicants } from './form-applicants.ts'
import { inventApplications } from './invent-applications.ts'
import { inventFinalReach, inventReport, type FinalReach } from './invent-reports.ts'
import { inventResidents } from './invent-residents.ts'
import type { Random } from './random.ts'
import { randomFrom } from './random.ts'
import type { SamplePlan, SampleRound } from './sample-plan.ts'

export type SampleProgress = (what: string) => void

/**
 * Fills a new data folder with an invented history, through the same operations that people use,
 * each recorded at a plausible past moment. The same seed gives the same ledger, byte for byte.
 */
export const fillSample = async (
  peil: Peil,
  plan: SamplePlan,
  seed: number,
  progress: SampleProgress,
): Promise<void> => {
  const random = randomFrom(seed)
  const saltGenerator = randomFrom(seed + 1)
  const salt = (): string =>
    Array.from({ length: 32 }, () => saltGenerator.integer(0, 15).toString(16)).join('')
  const on = (date: CalendarDate, actor: string): Peil => ({
    ...peil,
    effects: { now: () => `${date}T09:00:00.000Z` as Instant, salt, actor },
  })
  progress('residents')
  const residents = await fillResidents(peil, plan, on, random)
  for (const round of plan.rounds) {
    progress(`call ${round.call}`)
    await fillRound(peil, round, residents, on, random)
  }
}

type On = (date: CalendarDate, actor: string) => Peil

/** The sample's own commands must all be accepted: a refusal is a fault in the sample. */
const must = <Value>(decision: Decision<Value>): Value => {
  if (decision.ok) return decision.value
  throw new Error(`the sample was refused: ${JSON.stringify(decision.refusals, null, 2)}`)
}

const fillResidents = async (
  { programme }: Peil,
  { residents: { aloneEligible, referenceDates } }: SamplePlan,
  on: On,
  random: Random,
): Promise<ReadonlyMap<string, number>> => {
  const [firstDate] = referenceDates
  const [firstCall] = programme.calls
  const set = firstDate === undefined ? null : areaSetOn(programme, firstDate)
  if (firstDate === undefined || firstCall === undefined || set === null) {
    throw new Error('the sample needs a call, a reference date and its municipalities')
  }
  const threshold = firstCall.eligibility.moreThanResidents
  const invented = inventResidents(set, { threshold, aloneEligible }, random)
  for (const [index, referenceDate] of referenceDates.entries()) {
    // Published in autumn; the second year has grown a little everywhere.
    const recorded = `${referenceDate.slice(0, 4)}-11-15` as CalendarDate
    must(
      await recordResidents(
        on(recorded, 'programme-team'),
        [...invented].map(([area, residents]) => ({
          area,
          period: referenceDate,
          value: Math.floor(residents * (1 + 0.03 * index)),
          source: 'invented',
        })),
        { fileName: `sample-residents-${referenceDate}.csv`, provenance: 'sample' },
      ),
    )
  }
  return invented
}

const fillRound = async (
  peil: Peil,
  round: SampleRound,
  residents: ReadonlyMap<string, number>,
  on: On,
  random: Random,
): Promise<void> => {
  const call = peil.programme.calls.find(({ id }) => id === round.call)
  const set = call === undefined ? null : areaSetOn(peil.programme, call.opensOn)
  if (call === undefined || set === null) throw new Error(`no call ${round.call}`)
  const threshold = call.eligibility.moreThanResidents
  const { governments } = round
  const applicants = formApplicants(set, residents, { threshold, governments }, random)
  const applications = inventApplications(
    peil.programme,
    call,
    round,
    applicants,
    residents,
    random,
  )
  for (const [date, batch] of spread(applications, round.appliedOn)) {
    must(await takeInApplications(on(date, 'municipality'), batch))
  }
  must(await awardCall(on(round.awardedOn, 'programme-team'), call.id, round.budgetEuro))
  await signAndDecline(peil, call, round, on)
  await amend(peil, call, round, on)
  await report(peil, call, round, on, random)
}

/** Cuts a list into as many parts as there are dates, in order. */
const spread = <Item>(
  items: readonly Item[],
  dates: readonly CalendarDate[],
): readonly (readonly [CalendarDate, readonly Item[]])[] => {
  const size = Math.ceil(items.length / dates.length)
  return dates
    .map((date, index) => [date, items.slice(index * size, (index + 1) * size)] as const)
    .filter(([, part]) => part.length > 0)
}

const agreementsOf = async (peil: Peil, call: Call): Promise<readonly Agreement[]> =>
  [...(await loadState(peil)).agreements.values()]
    .filter((agreement) => agreement.call === call.id && versionInForce(agreement) !== null)
    .sort((a, b) => (a.applicant < b.applicant ? -1 : 1))

/** Those without any KPI whose published total must come out: free to decline, end or be silent. */
const spareOf = (agreements: readonly Agreement[], { exact }: SampleRound): readonly Agreement[] =>
  agreements.filter(
    (agreement) =>
      !versionInForce(agreement)?.rows.some((row) => exact.some(({ kpi }) => kpi === row.kpi)),
  )

const signAndDecline = async (
  peil: Peil,
  call: Call,
  round: SampleRound,
  on: On,
): Promise<void> => {
  const offered = await agreementsOf(peil, call)
  const [decliner] = spareOf(offered, round)
  const signers = offered.filter((agreement) => agreement !== decliner)
  for (const [date, batch] of spread(signers, round.signedOn)) {
    for (const { applicant } of batch) {
      must(await signAgreements(on(date, 'municipality'), call.id, { applicant }))
    }
  }
  const lastDay = round.signedOn.at(-1)
  if (decliner === undefined || lastDay === undefined) return
  must(
    await declineOffer(
      on(lastDay, 'municipality'),
      call.id,
      decliner.applicant,
      'De gemeenteraad kiest ervoor om dit jaar eigen projecten voort te zetten.',
    ),
  )
}

const amend = async (peil: Peil, call: Call, round: SampleRound, on: On): Promise<void> => {
  const team = on(round.amendedOn, 'programme-team')
  const signed = (await agreementsOf(peil, call)).filter(({ state }) => state === 'signed')
  for (const { kpi, roundingEuro } of round.exact) {
    if (roundingEuro === undefined) continue
    const holder = signed.find((agreement) => rowOf(agreement, kpi) !== undefined)
    const row = holder === undefined ? undefined : rowOf(holder, kpi)
    if (holder === undefined || row === undefined) throw new Error(`nobody holds KPI ${kpi}`)
    const contributionCents = cents(row.contributionCents - roundingEuro)
    const change = { kpi, awardedReach: row.awardedReach, contributionCents }
    const why = 'Afronding in het gepubliceerde cijfer.'
    must(await amendAgreement(team, call.id, holder.applicant, [change], why))
  }
  const exactKpis = new Set(round.exact.map(({ kpi }) => kpi))
  const large = signed.flatMap((agreement) => {
    const row = versionInForce(agreement)?.rows.find(
      ({ kpi, awardedReach }) => !exactKpis.has(kpi) && awardedReach >= 40,
    )
    return row === undefined ? [] : [{ agreement, row }]
  })
  for (const { agreement, row } of large.slice(3, 5)) {
    const awardedReach = Math.floor(row.awardedReach * 0.8)
    const why = 'De partner kan minder begeleiders inzetten dan voorzien; in overleg verlaagd.'
    const change = { kpi: row.kpi, awardedReach }
    must(await amendAgreement(team, call.id, agreement.applicant, [change], why))
  }
  const leaver = spareOf(signed, round)[0]
  if (round.endedOn === undefined || leaver === undefined) return
  const why = 'Op vraag van het bestuur beëindigd, na het vertrek van de projectploeg.'
  const ending = on(round.endedOn, 'programme-team')
  must(await endAgreement(ending, call.id, leaver.applicant, round.endedOn, why))
}

const rowOf = (agreement: Agreement, kpi: string) =>
  versionInForce(agreement)?.rows.find((row) => row.kpi === kpi)

const report = async (
  peil: Peil,
  call: Call,
  round: SampleRound,
  on: On,
  random: Random,
): Promise<void> => {
  const signed = (await agreementsOf(peil, call)).filter(({ state }) => state === 'signed')
  const finalReach = inventFinalReach(signed, round.exact, random)
  const silent = spareOf(signed, round)[0]
  await reportAt(
    peil,
    'interim',
    signed,
    round.interimOn,
    round.interimLateOn,
    finalReach,
    on,
    random,
  )
  if (round.finalOn !== undefined && round.finalLateOn !== undefined) {
    const final = signed.filter((agreement) => agreement !== silent)
    await reportAt(peil, 'final', final, round.finalOn, round.finalLateOn, finalReach, on, random)
  }
  await correct(peil, call, round, on)
}

/** Most report in time; every ninth is late. */
const reportAt = async (
  peil: Peil,
  moment: Moment,
  agreements: readonly Agreement[],
  dates: readonly CalendarDate[],
  lateOn: CalendarDate,
  finalReach: FinalReach,
  on: On,
  random: Random,
): Promise<void> => {
  const isLate = (_: Agreement, index: number): boolean => index % 9 === 4
  const reports = (of: readonly Agreement[]) =>
    of.map((agreement) => inventReport(peil.programme, agreement, moment, finalReach, random))
  const inTime = reports(agreements.filter((agreement, index) => !isLate(agreement, index)))
  for (const [date, batch] of spread(inTime, dates)) {
    must(await takeInReports(on(date, 'municipality'), batch))
  }
  must(await takeInReports(on(lateOn, 'municipality'), reports(agreements.filter(isLate))))
}

/** One municipality counts again and reports a correction. */
const correct = async (
  peil: Peil,
  call: Call,
  { exact, correctedOn }: SampleRound,
  on: On,
): Promise<void> => {
  const exactKpis = new Set(exact.map(({ kpi }) => kpi))
  for (const agreement of await agreementsOf(peil, call)) {
    const last = agreement.reports.at(-1)
    const row = last?.rows.find(({ kpi, reach }) => !exactKpis.has(kpi) && reach > 20)
    if (agreement.state !== 'signed' || last === undefined || row === undefined) continue
    const reason = 'Na controle van de deelnemerslijsten bijgesteld.'
    const rows = [{ kpi: row.kpi, reach: row.reach + 3, sharedWith: row.sharedWith, reason }]
    const { applicant } = agreement
    const corrected = { call: call.id, applicant, moment: last.moment, rows }
    must(await takeInReports(on(correctedOn, 'municipality'), [corrected]))
    return
  }
}
