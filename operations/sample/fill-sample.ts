import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { awardCall } from '../award-call.ts'
import type { Effects, Peil } from '../open.ts'
import { recordResidents } from '../record-residents.ts'
import { takeInApplications } from '../take-in-applications.ts'
import { agreementSteps } from './agreement-steps.ts'
import { figureSteps } from './figure-steps.ts'
import { formApplicants } from './form-applicants.ts'
import { inventApplications } from './invent-applications.ts'
import { inventResidents } from './invent-residents.ts'
import { randomFrom, type Random } from './random.ts'
import { replySteps } from './reply-steps.ts'
import { reportSteps } from './report-steps.ts'
import type { SamplePlan, SampleRound } from './sample-plan.ts'
import { must, partOf, type SampleStep } from './sample-step.ts'

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
  const residents = residentsOf(peil, plan, random)
  const steps = [
    ...residentsSteps(plan, residents),
    ...plan.rounds.flatMap((round) => roundSteps(peil, round, residents, random)),
    ...(plan.figures === undefined
      ? []
      : figureSteps(peil.programme, plan.figures, residents, seed + 2)),
  ]
  const salt = saltFrom(seed + 1)
  let shown = ''
  for (const { on, actor, take } of steps.toSorted(byDay)) {
    const year = on.slice(0, 4)
    if (year !== shown) progress(`sample: ${year}`)
    shown = year
    // Nine in the morning: an hour at which people work.
    const effects: Effects = { now: () => `${on}T09:00:00.000Z` as Instant, salt, actor }
    await take({ ...peil, effects })
  }
}

const byDay = (a: SampleStep, b: SampleStep): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

const saltFrom = (seed: number): (() => string) => {
  const random = randomFrom(seed)
  return () => Array.from({ length: 32 }, () => random.integer(0, 15).toString(16)).join('')
}

const residentsOf = (
  { programme }: Peil,
  { residents: { aloneEligible, referenceDates } }: SamplePlan,
  random: Random,
): ReadonlyMap<string, number> => {
  const [firstDate] = referenceDates
  const [firstCall] = programme.calls
  const set = firstDate === undefined ? null : areaSetOn(programme, firstDate)
  if (firstCall === undefined || set === null) {
    throw new Error('the sample needs a call, a reference date and its municipalities')
  }
  const threshold = firstCall.eligibility.moreThanResidents
  return inventResidents(set, { threshold, aloneEligible }, random)
}

/** Published in autumn; every later year has grown a little everywhere. */
const residentsSteps = (
  { residents: { referenceDates } }: SamplePlan,
  invented: ReadonlyMap<string, number>,
): readonly SampleStep[] =>
  referenceDates.map((referenceDate, index) => ({
    on: `${referenceDate.slice(0, 4)}-11-15` as CalendarDate,
    actor: 'programme-team',
    take: async (peil) => {
      const figures = [...invented].map(([area, residents]) => ({
        area,
        period: referenceDate,
        value: Math.floor(residents * (1 + 0.03 * index)),
        source: 'invented',
      }))
      const fileName = `sample-residents-${referenceDate}.csv`
      must(await recordResidents(peil, figures, { fileName, provenance: 'sample' }))
    },
  }))

const roundSteps = (
  { programme }: Peil,
  round: SampleRound,
  residents: ReadonlyMap<string, number>,
  random: Random,
): readonly SampleStep[] => {
  const call = programme.calls.find(({ id }) => id === round.call)
  const set = call === undefined ? null : areaSetOn(programme, call.opensOn)
  if (call === undefined || set === null) throw new Error(`no call ${round.call}`)
  const { governments, appliedOn, awardedOn, budgetEuro } = round
  const threshold = call.eligibility.moreThanResidents
  const applicants = formApplicants(set, residents, { threshold, governments }, random)
  const applications = inventApplications(programme, call, round, applicants, residents, random)
  return [
    ...appliedOn.map((on, index): SampleStep => ({
      on,
      actor: 'municipality',
      take: async (peil) => {
        must(await takeInApplications(peil, partOf(applications, index, appliedOn.length)))
      },
    })),
    {
      on: awardedOn,
      actor: 'programme-team',
      take: async (peil) => {
        must(await awardCall(peil, call.id, budgetEuro))
      },
    },
    ...agreementSteps(call, round),
    ...reportSteps(call, round, random),
    ...replySteps(call, round),
  ]
}
