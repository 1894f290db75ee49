import type { ApplicationRow } from '@peil/domain/agreement/entries.ts'
import type { Call, Kpi, Programme } from '@peil/domain/programme/programme.ts'
import { cents } from '@peil/domain/values/cents.ts'
import type { CallApplication } from '../take-in-applications.ts'
import { chooseExactly } from './choose-exactly.ts'
import type { SampleApplicant } from './form-applicants.ts'
import type { Random } from './random.ts'
import type { ExactTotal, SampleRound } from './sample-plan.ts'
import { splitExactly } from './split-exactly.ts'

/** Planned and current reach of one row, before priorities. */
interface Wish {
  readonly applicant: string
  readonly kpi: string
  readonly current: number
  readonly planned: number
  readonly exact: boolean
}

/** Those that must not carry an exact total, since they will decline, end or stay silent. */
const spareApplicants = 3

/** More is asked than the budget holds, so that the award has something to decide. */
const demandOverBudget = 1.08

/**
 * Invents the applications of a round: five to ten actions each, as the record announces; the KPIs
 * with published totals first in priority, so that they are funded in full and their totals come
 * out exactly.
 */
export const inventApplications = (
  programme: Programme,
  call: Call,
  round: SampleRound,
  applicants: readonly SampleApplicant[],
  residents: ReadonlyMap<string, number>,
  random: Random,
): readonly CallApplication[] => {
  const shuffled = random.shuffled(applicants)
  const bySize = shuffled.toSorted((a, b) => a.members.length - b.members.length)
  const spare = new Set(bySize.slice(0, spareApplicants).map(({ lead }) => lead))
  const open = shuffled.filter(({ lead }) => !spare.has(lead))
  const weightOf = ({ members }: SampleApplicant): number =>
    members.reduce((total, nis) => total + (residents.get(nis) ?? 0), 0) *
    (0.4 + 1.2 * random.share())
  const exact = round.exact.flatMap((total) => wishExactly(total, call, open, weightOf, random))
  const free = shuffled.flatMap(({ lead }) =>
    chooseFreely(programme, call, lead, exact, round, random),
  )
  const budgetLeft = round.budgetEuro - costOf(exact, call)
  const wishes = [...exact, ...scaleTo(budgetLeft * demandOverBudget, free, call)]
  const byApplicant = Map.groupBy(wishes, ({ applicant }) => applicant)
  return shuffled.map(({ lead, members }) => ({
    call: call.id,
    applicant: lead,
    members,
    rows: formRows(byApplicant.get(lead) ?? [], call, random),
  }))
}

/** Splits a published total over applicants whose members add up to the governments named. */
const wishExactly = (
  total: ExactTotal,
  call: Call,
  applicants: readonly SampleApplicant[],
  weightOf: (applicant: SampleApplicant) => number,
  random: Random,
): readonly Wish[] => {
  const chosen = chooseExactly(
    random.shuffled(applicants),
    ({ members }) => members.length,
    total.governments,
    total.applications,
  )
  if (chosen === null) {
    throw new Error(`call ${call.id}, KPI ${total.kpi}: no applicants for ${total.governments}`)
  }
  const maximum = tariffOf(call, total.kpi).maximumReach
  const weights = chosen.map(weightOf)
  const planned = splitExactly(total.awarded, weights, { least: () => 1, most: () => maximum })
  const current = splitExactly(total.current, weights, {
    least: () => 0,
    most: () => Infinity,
  })
  return chosen.map(({ lead }, index) => ({
    applicant: lead,
    kpi: total.kpi,
    current: current[index] ?? 0,
    planned: planned[index] ?? 0,
    exact: true,
  }))
}

const chooseFreely = (
  { kpis, actions }: Programme,
  call: Call,
  applicant: string,
  exact: readonly Wish[],
  round: SampleRound,
  random: Random,
): readonly Wish[] => {
  const already = exact.filter((wish) => wish.applicant === applicant).length
  const exactKpis = new Set(round.exact.map(({ kpi }) => kpi))
  const open = kpis.filter(
    ({ id }) => call.rows.some(({ kpi }) => kpi === id) && !exactKpis.has(id),
  )
  const choices = actions.filter(({ id }) => open.some(({ action }) => action === id))
  const chosen = random.shuffled(choices).slice(0, random.integer(5, 10) - already)
  return chosen.flatMap(({ id }) =>
    open
      .filter(({ action }) => action === id)
      .map((kpi) => wishFreely(kpi, call, applicant, random)),
  )
}

const wishFreely = (kpi: Kpi, call: Call, applicant: string, random: Random): Wish => {
  const { maximumReach } = tariffOf(call, kpi.id)
  const planned = Math.max(1, Math.round(maximumReach * (0.15 + 0.7 * random.share())))
  const current = kpi.kind === 'plan' ? 0 : random.integer(0, Math.floor(planned / 3))
  return { applicant, kpi: kpi.id, current, planned, exact: false }
}

/** Scales planned reach, within the maxima, until the rows cost about what is asked. */
const scaleTo = (costCents: number, wishes: readonly Wish[], call: Call): readonly Wish[] => {
  const scaled = (factor: number): readonly Wish[] =>
    wishes.map((wish) => ({
      ...wish,
      planned: Math.min(
        Math.max(1, Math.round(wish.planned * factor)),
        tariffOf(call, wish.kpi).maximumReach,
      ),
    }))
  let low = 0
  let high = 8
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2
    if (costOf(scaled(middle), call) < costCents) low = middle
    else high = middle
  }
  return scaled(high)
}

const costOf = (wishes: readonly Wish[], call: Call): number =>
  wishes.reduce((sum, { kpi, planned }) => sum + planned * tariffOf(call, kpi).unitPriceEuro, 0)

const tariffOf = (call: Call, kpi: string): Call['rows'][number] => {
  const tariff = call.rows.find((row) => row.kpi === kpi)
  if (tariff === undefined) throw new Error(`KPI ${kpi} is not in call ${call.id}`)
  return tariff
}

const formRows = (
  wishes: readonly Wish[],
  call: Call,
  random: Random,
): readonly ApplicationRow[] => {
  const ranked = [
    ...wishes.filter(({ exact }) => exact),
    ...random.shuffled(wishes.filter(({ exact }) => !exact)),
  ]
  // Most show half and half; some show less, which is told and not refused.
  const generosity = 0.85 + 0.3 * random.share()
  return ranked.map(({ kpi, current, planned }, index) => {
    const ownEuro = Math.round((planned * tariffOf(call, kpi).unitPriceEuro * generosity) / 100)
    const inKindEuro = Math.round(ownEuro * random.share() * 0.6)
    return {
      kpi,
      currentReach: current,
      plannedReach: planned,
      priority: index + 1,
      ownCashCents: cents((ownEuro - inKindEuro) * 100),
      ownInKindCents: cents(inKindEuro * 100),
    }
  })
}
