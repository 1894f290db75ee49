import { badLevel } from '../../check-values.ts'
import { defaultLevel, type Estimate } from '../../estimate.ts'
import { given, refused, type Outcome } from '../../outcome.ts'
import { constantOutcome } from '../constant-outcome.ts'
import { arrangePanel, type PanelColumns, type PanelNames } from '../panel.ts'
import { startsFromColumn } from '../panel-treatment.ts'
import { preTrendTest, type PreTrendTest } from '../pre-trend.ts'
import {
  aggregateGroupTime,
  type Aggregation,
  type AggregationOptions,
} from './group-time-aggregate.ts'
import { groupTimeEffects, type BasePeriod, type GroupTimeEffect } from './group-time-effects.ts'
import { influenceCovariance } from './influence-covariance.ts'
import { effectUncertainty, type Uncertain } from './effect-uncertainty.ts'
import { fewClustersWarnings } from './regression-checks.ts'
import { clusterSides, type ClusterSides } from './cluster-sides.ts'
import { staggeredDesign, type ControlGroup, type StaggeredDesign } from './staggered-design.ts'
import type { TwoGroupMethod } from './two-group-effect.ts'
import { badDraws, problemReasons, problemWarnings } from './staggered-checks.ts'

/** A long table: a row per unit and time. */
export interface StaggeredColumns extends PanelColumns {
  /** When the unit of the row was first treated; 0, infinite or NaN for never. */
  readonly firstTreated: ArrayLike<number>
  /** By name; used as they stand at the earlier of the two times compared. */
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>>
  /** Units of one cluster may depend on each other; each unit its own where left out. */
  readonly cluster?: ArrayLike<string | number>
}

export interface StaggeredOptions extends AggregationOptions {
  readonly control?: ControlGroup
  readonly method?: TwoGroupMethod
  readonly aggregate?: Aggregation
  readonly base?: BasePeriod
  /** How long before its start a group may already react, in units of time. */
  readonly anticipation?: number
  /** Which standard errors `se`, `low` and `high` rest on. */
  readonly se?: 'analytic' | 'bootstrap'
  /** Draws of the multiplier bootstrap; 0 for none. */
  readonly draws?: number
  readonly seed?: number
  readonly level?: number
  readonly names?: PanelNames & { readonly firstTreated?: string; readonly cluster?: string }
}

export interface StaggeredAdoption extends Estimate, Uncertain, ClusterSides {
  readonly estimate: number
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly aggregation: Aggregation
  readonly groupTime: readonly (Uncertain & {
    readonly group: number
    readonly time: number
    readonly base: number
  })[]
  /** Per group, time, or time since the start; empty for `simple`. */
  readonly rows: readonly (Uncertain & { readonly at: number })[]
  /** Null where there is no time before the start to test, or too few clusters. */
  readonly preTest: PreTrendTest | null
  /** Units per group: first time treated, or Infinity for never. */
  readonly groups: readonly { readonly group: number; readonly units: number }[]
  readonly clusters: number
}

const methodNames: Record<TwoGroupMethod, string> = {
  dr: 'doubly robust',
  ipw: 'inverse probability weighting',
  reg: 'outcome regression',
}

/**
 * What did a measure change for those it reached, when they started at different times? Estimates
 * by group and time (Callaway & Sant'Anna 2021), never using units already treated as controls, and
 * one overall figure by `aggregate`. Errors are analytic
 * (from influence functions, clustered) and by multiplier bootstrap; both are given, `se` says which
 * one the intervals use. The pre-test takes the effects before the start (less anticipation).
 *
 * Outcome in any unit, `n` counts units. Refused: a constant outcome, what `arrangePanel` and `staggeredDesign` refuse,
 * and data from which no effect after a start can be estimated. Checked against package did 2.5.1.
 */
export const staggeredAdoption = (
  columns: StaggeredColumns,
  options: StaggeredOptions = {},
): Outcome<StaggeredAdoption> => {
  const { level = defaultLevel, draws = 999, aggregate = 'simple', method = 'dr' } = options
  const bad = [...badLevel(level), ...badDraws(draws, options)]
  if (bad.length > 0) return refused(...bad)
  const prepared = prepare(columns, options)
  if (!prepared.ok) return prepared
  const design = prepared.value

  const effects = groupTimeEffects(design, method, options.base ?? 'varying')
  const summary = aggregateGroupTime(design, effects, aggregate, options)
  if (Number.isNaN(summary.overall.estimate)) {
    return refused({
      code: 'no-effect-estimable',
      found: [
        `no ${aggregate} effect from ${effects.length} pairs of group and time`,
        ...problemReasons(effects),
      ].join('; '),
      expected: 'at least one group and time after its start with comparable controls',
      whatToDo: 'Use fewer covariates, more controls, another control group or other event times.',
      about: { option: 'aggregate' },
    })
  }
  const uncertain = effectUncertainty(
    [[summary.overall], effects, summary.rows],
    design.clusters,
    design.clusterCount,
    { level, draws, seed: options.seed ?? 1, se: options.se ?? 'analytic' },
  )
  return given(
    Object.freeze({
      ...uncertain(summary.overall),
      estimate: summary.overall.estimate,
      level,
      method: `Callaway & Sant'Anna (2021) group-time effects, ${methodNames[method]}, ${aggregate} aggregation`,
      n: design.units.length,
      warnings: Object.freeze([
        ...design.warnings,
        ...fewClustersWarnings(design.clusterCount),
        ...problemWarnings(effects),
      ]),
      aggregation: aggregate,
      groupTime: effects.map((effect) => {
        const { group, time, base } = effect
        return Object.freeze({ group, time, base, ...uncertain(effect) })
      }),
      rows: summary.rows.map((row) => Object.freeze({ at: row.at, ...uncertain(row) })),
      preTest: preTest(design, effects),
      groups: [...design.groups, Infinity].map((group) => ({
        group,
        units: design.starts.filter((start) => start === group).length,
      })),
      clusters: design.clusterCount,
      ...clusterSides(design),
    }),
  )
}

const prepare = (
  columns: StaggeredColumns,
  options: StaggeredOptions,
): Outcome<StaggeredDesign> => {
  const panel = arrangePanel(columns, options.names)
  if (!panel.ok) return panel
  const constant = constantOutcome(panel.value.outcome, options.names?.outcome)
  if (constant.length > 0) return refused(...constant)
  const firstTreatedName = options.names?.firstTreated ?? 'first-treated'
  const starts = startsFromColumn(panel.value, columns.firstTreated, firstTreatedName)
  if (!starts.ok) return starts
  return staggeredDesign(panel.value, starts.value, {
    control: options.control ?? 'never',
    anticipation: options.anticipation ?? 0,
    covariates: columns.covariates ?? {},
    cluster: columns.cluster,
    clusterName: options.names?.cluster ?? 'cluster',
    firstTreatedName,
  })
}

const preTest = (
  design: StaggeredDesign,
  effects: readonly GroupTimeEffect[],
): PreTrendTest | null => {
  const before = effects.filter(
    ({ group, time, base, problem }) =>
      time < group - design.anticipation && time !== base && problem === null,
  )
  return preTrendTest(
    before.map(({ estimate }) => estimate),
    influenceCovariance(
      before.map(({ influence }) => influence),
      design.clusters,
      design.clusterCount,
    ),
  )
}
