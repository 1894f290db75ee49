import type { Agreement } from '@peil/domain/agreement/agreement.ts'
import type { Moment } from '@peil/domain/agreement/entries.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Peil } from '../open.ts'
import { takeInReports } from '../take-in-reports.ts'
import { inventFinalReach, inventReport, type FinalReach } from './invent-reports.ts'
import type { Random } from './random.ts'
import type { SampleRound } from './sample-plan.ts'
import { agreementsOf, must, spareOf, spread, type On } from './sample-step.ts'

/** Interim and, when the period is over, final reports; one applicant stays silent. */
export const report = async (
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
