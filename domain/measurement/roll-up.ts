import type { Kpi, Period, Programme } from '../programme/programme.ts'
import type {
  ActionTotals,
  AgreementPage,
  AreaTotals,
  GoalTotals,
  KpiAssessment,
} from '../release/release.ts'
import { addCents, zeroCents, type Cents } from '../values/cents.ts'
import { euroPerResult } from './euro-per-result.ts'
import { statuses, type Status } from './status.ts'

/**
 * Totals. Numbers add only within one unit; money and distinct members add everywhere. Agreements
 * count when they are signed and not ended. Over all periods flows add, while stocks and plans take
 * the latest period in which somebody signed for them: nineteen plans in three years are not 54.
 */
interface Row extends KpiAssessment {
  readonly period: string
  readonly applicant: string
  readonly inForce: boolean
  readonly members: readonly string[]
}

const allPeriods = 'all'

/** Per action and period, and over all periods; in programme order. */
export const rollUpActions = (
  programme: Pick<Programme, 'actions' | 'kpis' | 'periods'>,
  agreements: readonly AgreementPage[],
): readonly ActionTotals[] => {
  const byAction = Map.groupBy(rowsOf(agreements), (row) => row.action)
  return programme.actions.flatMap(({ id }) => {
    const kpis = programme.kpis.filter((kpi) => kpi.action === id)
    const rows = byAction.get(id) ?? []
    return periodsAndAll(programme.periods).map((period) =>
      actionTotals(id, period, kpis, rows, programme.periods),
    )
  })
}

const actionTotals = (
  action: string,
  period: string,
  kpis: readonly Kpi[],
  rows: readonly Row[],
  periods: readonly Period[],
): ActionTotals => {
  const inPeriod = rows.filter((row) => period === allPeriods || row.period === period)
  const awarded = inPeriod.filter(isAwarded)
  const units = new Set(
    kpis.filter(({ id }) => awarded.some((row) => row.kpi === id)).map((kpi) => kpi.unit),
  )
  const counted = kpis.flatMap((kpi) => countedRows(kpi, awarded, period, periods))
  const final = counted.filter((row) => row.reachAt === 'final')
  const oneUnit = units.size === 1
  return {
    action,
    period,
    governments: distinctMembers(awarded),
    agreed: oneUnit ? sum(counted.map((row) => row.target ?? 0)) : null,
    realised: oneUnit && final.length > 0 ? sum(final.map((row) => row.reach ?? 0)) : null,
    reported: { n: final.length, of: counted.length },
    budgetCents: budgetOf(awarded),
    euroPerResult: euroPerResult(kpis, awarded),
    statuses: countStatuses(inPeriod),
  }
}

/** The rows of one KPI whose numbers add up over the periods asked for. */
const countedRows = (
  kpi: Kpi,
  awarded: readonly Row[],
  period: string,
  periods: readonly Period[],
): readonly Row[] => {
  const rows = awarded.filter((row) => row.kpi === kpi.id)
  if (period !== allPeriods || kpi.kind === 'flow') return rows
  const latest = periods.findLast(({ id }) => rows.some((row) => row.period === id))
  return rows.filter((row) => row.period === latest?.id)
}

/** Per goal and period, and over all periods: counts and money, since units differ. */
export const rollUpGoals = (
  programme: Pick<Programme, 'goals' | 'actions' | 'periods'>,
  agreements: readonly AgreementPage[],
): readonly GoalTotals[] => {
  const goalOf = new Map(programme.actions.map(({ id, goal }) => [id, goal]))
  const byGoal = Map.groupBy(rowsOf(agreements), (row) => goalOf.get(row.action))
  return programme.goals.flatMap(({ id }) =>
    periodsAndAll(programme.periods).map((period) => {
      const rows = (byGoal.get(id) ?? []).filter(
        (row) => period === allPeriods || row.period === period,
      )
      const awarded = rows.filter(isAwarded)
      return {
        goal: id,
        period,
        governments: distinctMembers(awarded),
        budgetCents: budgetOf(awarded),
        statuses: countStatuses(rows),
      }
    }),
  )
}

/** Of a region, or of everything: counts and money per period, and over all periods. */
export const rollUpArea = (
  programme: Pick<Programme, 'periods'>,
  agreements: readonly AgreementPage[],
): readonly AreaTotals[] =>
  periodsAndAll(programme.periods).map((period) => {
    const inPeriod = agreements.filter((page) => period === allPeriods || page.period === period)
    const signed = inPeriod.filter(({ state }) => state === 'signed')
    const rows = rowsOf(inPeriod)
    return {
      period,
      governments: new Set(signed.flatMap(({ members }) => members.map(({ nis }) => nis))).size,
      agreements: signed.length,
      budgetCents: budgetOf(rows.filter(isAwarded)),
      incentiveCents: sumCents(signed.map(({ funding }) => funding?.incentiveCents)),
      statuses: countStatuses(rows),
    }
  })

const periodsAndAll = (periods: readonly Period[]): readonly string[] => [
  ...periods.map(({ id }) => id),
  allPeriods,
]

const rowsOf = (agreements: readonly AgreementPage[]): readonly Row[] =>
  agreements.flatMap(({ period, applicant, state, members, kpis }) =>
    kpis.map((kpi) => ({
      ...kpi,
      period,
      applicant,
      inForce: state === 'signed',
      members: members.map(({ nis }) => nis),
    })),
  )

const isAwarded = (row: Row): boolean => row.inForce && (row.awardedReach ?? 0) > 0

const distinctMembers = (rows: readonly Row[]): number =>
  new Set(rows.flatMap(({ members }) => members)).size

const budgetOf = (rows: readonly Row[]): Cents =>
  sumCents(rows.map(({ contributionCents }) => contributionCents))

/** One by one: a programme has more rows than a call can have arguments. */
const sumCents = (amounts: readonly (Cents | null | undefined)[]): Cents =>
  amounts.reduce<Cents>((total, amount) => addCents(total, amount ?? zeroCents), zeroCents)

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

const countStatuses = (rows: readonly Row[]): Readonly<Record<Status, number>> =>
  Object.fromEntries(
    statuses.map((status) => [status, rows.filter((row) => row.status === status).length]),
  ) as Record<Status, number>
