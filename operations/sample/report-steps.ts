import type { Agreement } from '@peil/domain/agreement/agreement.ts'
import type { Moment } from '@peil/domain/agreement/entries.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Peil } from '../open.ts'
import { takeInReports } from '../take-in-reports.ts'
import { inventFinalReach, inventReport, type FinalReach } from './invent-reports.ts'
import type { Random } from './random.ts'
import type { SampleRound } from './sample-plan.ts'
import { agreementsOf, must, partOf, signedOf, spareOf, type SampleStep } from './sample-step.ts'

/**
 * Interim and, when the period is over, final reports: most in time, every ninth late, and one
 * applicant stays silent at the end.
 */
export const reportSteps = (
  call: Call,
  round: SampleRound,
  random: Random,
): readonly SampleStep[] => {
  let reach: FinalReach | null = null
  const report = async (
    peil: Peil,
    moment: Moment,
    which: (agreements: readonly Agreement[]) => readonly Agreement[],
  ): Promise<void> => {
    const signed = await signedOf(peil, call)
    const finalReach = (reach ??= inventFinalReach(signed, round.exact, random))
    const silent = moment === 'final' ? spareOf(signed, round)[0] : undefined
    const batch = which(signed.filter((agreement) => agreement !== silent))
    const reports = batch.map((agreement) =>
      inventReport(peil.programme, agreement, moment, finalReach, random),
    )
    if (reports.length > 0) must(await takeInReports(peil, reports))
  }
  const steps = (
    moment: Moment,
    dates: readonly CalendarDate[],
    lateOn: CalendarDate,
  ): readonly SampleStep[] => [
    ...dates.map((on, index): SampleStep => ({
      on,
      actor: 'municipality',
      take: (peil) =>
        report(peil, moment, (all) =>
          partOf(
            all.filter((_, place) => !isLate(place)),
            index,
            dates.length,
          ),
        ),
    })),
    {
      on: lateOn,
      actor: 'municipality',
      take: (peil) => report(peil, moment, (all) => all.filter((_, place) => isLate(place))),
    },
  ]
  const { interimOn, interimLateOn, finalOn, finalLateOn } = round
  return [
    ...steps('interim', interimOn, interimLateOn),
    ...(finalOn === undefined || finalLateOn === undefined
      ? []
      : steps('final', finalOn, finalLateOn)),
    { on: round.correctedOn, actor: 'municipality', take: (peil) => correct(peil, call, round) },
  ]
}

const isLate = (place: number): boolean => place % 9 === 4

/** One municipality counts again and reports a correction. */
const correct = async (peil: Peil, call: Call, { exact }: SampleRound): Promise<void> => {
  const exactKpis = new Set(exact.map(({ kpi }) => kpi))
  for (const agreement of await agreementsOf(peil, call)) {
    const last = agreement.reports.at(-1)
    const row = last?.rows.find(({ kpi, reach }) => !exactKpis.has(kpi) && reach > 20)
    if (agreement.state !== 'signed' || last === undefined || row === undefined) continue
    const reason = 'Na controle van de deelnemerslijsten bijgesteld.'
    const rows = [{ kpi: row.kpi, reach: row.reach + 3, sharedWith: row.sharedWith, reason }]
    const { applicant } = agreement
    const corrected = { call: call.id, applicant, moment: last.moment, rows }
    must(await takeInReports(peil, [corrected]))
    return
  }
}
