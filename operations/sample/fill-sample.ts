import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { awardCall } from '../award-call.ts'
import type { Peil } from '../open.ts'
import { recordResidents } from '../record-residents.ts'
import { takeInApplications } from '../take-in-applications.ts'
import { amend, signAndDecline } from './fill-agreements.ts'
import { report } from './fill-reports.ts'
import { formApplicants } from './form-applicants.ts'
import { inventApplications } from './invent-applications.ts'
import { inventResidents } from './invent-residents.ts'
import { randomFrom, type Random } from './random.ts'
import type { SamplePlan, SampleRound } from './sample-plan.ts'
import { must, spread, type On } from './sample-step.ts'

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
