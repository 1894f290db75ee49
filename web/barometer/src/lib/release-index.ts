import type {
  Action,
  Call,
  Goal,
  Group,
  Kpi,
  Period,
  Publication,
  Unit,
} from '@peil/domain/programme/programme.ts'
import type {
  ActionTotals,
  AgreementPage,
  AreaTotals,
  GoalTotals,
  KpiAssessment,
  MunicipalityPage,
  RegionPage,
  VanishedMunicipality,
} from '@peil/domain/release/release.ts'
import { currentPeriod } from './current-period.ts'
import { monitorIndex, type MonitorIndex } from './monitor/monitor-index.ts'
import type { PageRelease } from './page-release.ts'
import { periodMoney, type PeriodMoney } from './period-money.ts'
import { standingIn, takesPart, type Standing } from './standing.ts'

/** An agreement that asks for an action, with its rows of that action. */
interface Participation {
  readonly agreement: AgreementPage
  readonly kpis: readonly KpiAssessment[]
}

/** Everything a page looks up, made once per release and in time linear in its size. */
export interface ReleaseIndex {
  readonly release: PageRelease
  readonly municipalities: ReadonlyMap<string, MunicipalityPage>
  readonly vanished: ReadonlyMap<string, VanishedMunicipality>
  readonly regions: ReadonlyMap<string, RegionPage>
  readonly agreements: ReadonlyMap<string, AgreementPage>
  readonly actions: ReadonlyMap<string, Action>
  readonly goals: ReadonlyMap<string, Goal>
  readonly kpis: ReadonlyMap<string, Kpi>
  readonly kpisOfAction: ReadonlyMap<string, readonly Kpi[]>
  readonly units: ReadonlyMap<string, Unit>
  readonly groups: ReadonlyMap<string, Group>
  readonly periods: ReadonlyMap<string, Period>
  readonly calls: ReadonlyMap<string, Call>
  readonly publications: ReadonlyMap<string, Publication>
  /** Per action, then per period (or `all`). */
  readonly actionTotals: ReadonlyMap<string, ReadonlyMap<string, ActionTotals>>
  readonly goalTotals: ReadonlyMap<string, ReadonlyMap<string, GoalTotals>>
  readonly totals: ReadonlyMap<string, AreaTotals>
  /** Per action, in the release's order: by call, then by applicant. */
  readonly participations: ReadonlyMap<string, readonly Participation[]>
  readonly money: ReadonlyMap<string, PeriodMoney>
  /** The period that the front page, the map and the regions speak about. */
  readonly period: Period
  /** How each municipality stands in that period. */
  readonly standings: ReadonlyMap<string, Standing>
  /** Per reference region, how many of its municipalities take part in that period. */
  readonly takingPart: ReadonlyMap<string, number>
  /** The indicators and what they say. */
  readonly monitor: MonitorIndex
}

/** What must be there: a release that lacks it is broken, and that is a bug of its maker. */
export const found = <T>(items: ReadonlyMap<string, T>, id: string): T => {
  const item = items.get(id)
  if (item === undefined) throw new Error(`the release names "${id}" but does not contain it`)
  return item
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]))

const grouped = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> => Map.groupBy(items, keyOf)

const byPeriod = <T extends { readonly period: string }>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, ReadonlyMap<string, T>> =>
  new Map(
    [...grouped(items, keyOf)].map(([key, totals]) => [
      key,
      new Map(totals.map((total) => [total.period, total])),
    ]),
  )

const participationsOf = (release: PageRelease): ReadonlyMap<string, readonly Participation[]> => {
  const found = new Map<string, Participation[]>()
  for (const agreement of release.agreements) {
    for (const [action, kpis] of grouped(agreement.kpis, (kpi) => kpi.action)) {
      const list = found.get(action) ?? []
      list.push({ agreement, kpis })
      found.set(action, list)
    }
  }
  return found
}

const makeIndex = (release: PageRelease): ReleaseIndex => {
  const { programme } = release
  const agreements = new Map(release.agreements.map((agreement) => [agreement.key, agreement]))
  const period = currentPeriod(release)
  const standings = new Map(
    release.municipalities.map((place) => [place.nis, standingIn(place, period.id, agreements)]),
  )
  return {
    release,
    municipalities: new Map(release.municipalities.map((place) => [place.nis, place])),
    vanished: new Map(release.vanished.map((place) => [place.nis, place])),
    regions: byId(release.regions),
    agreements,
    actions: byId(programme.actions),
    goals: byId(programme.goals),
    kpis: byId(programme.kpis),
    kpisOfAction: grouped(programme.kpis, (kpi) => kpi.action),
    units: byId(programme.units),
    groups: byId(programme.groups),
    periods: byId(programme.periods),
    calls: byId(programme.calls),
    publications: byId(programme.publications),
    actionTotals: byPeriod(release.actions, (totals) => totals.action),
    goalTotals: byPeriod(release.goals, (totals) => totals.goal),
    totals: new Map(release.totals.map((totals) => [totals.period, totals])),
    participations: participationsOf(release),
    money: periodMoney(release),
    period,
    standings,
    takingPart: new Map(
      release.regions.map(({ id, municipalities }) => [
        id,
        municipalities.filter((nis) => takesPart(found(standings, nis))).length,
      ]),
    ),
    monitor: monitorIndex(release),
  }
}

const indexes = new WeakMap<PageRelease, ReleaseIndex>()

/** The index of a release; made at the first question and kept as long as the release is. */
export const indexOf = (release: PageRelease): ReleaseIndex => {
  const known = indexes.get(release)
  if (known !== undefined) return known
  const index = makeIndex(release)
  indexes.set(release, index)
  return index
}
