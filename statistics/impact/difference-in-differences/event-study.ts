import { badLevel } from '../../check-values.ts'
import { defaultLevel, type Estimate, type Warning } from '../../estimate.ts'
import { given, refused, type Outcome } from '../../outcome.ts'
import { constantOutcome } from '../constant-outcome.ts'
import { arrangePanel, type PanelColumns, type PanelNames } from '../panel.ts'
import { startsFromColumn } from '../panel-treatment.ts'
import { preTrendTest, type PreTrendTest } from '../pre-trend.ts'
import { clusterSides, type ClusterSides } from './cluster-sides.ts'
import { eventTerms, type EventEstimator } from './event-terms.ts'
import { staggeredDesign, type StaggeredDesign } from './staggered-design.ts'
import { fewClustersWarnings, notSeparable } from './regression-checks.ts'
import { tInterval, type TInterval } from './t-interval.ts'
import {
  twoWayFixedEffects,
  type FixedEffectsError,
  type TwoWayFixedEffects,
} from './two-way-fixed-effects.ts'

/** A long table: a row per unit and time. */
export interface EventStudyColumns extends PanelColumns {
  /** When the unit of the row was first treated; 0, infinite or NaN for never. */
  readonly firstTreated: ArrayLike<number>
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>>
  /** Units of one cluster may depend on each other; each unit its own where left out. */
  readonly cluster?: ArrayLike<string | number>
}

export interface EventStudyOptions {
  /** By default `sun-abraham` with several starts; with one both are the same. */
  readonly estimator?: EventEstimator
  readonly se?: FixedEffectsError
  readonly level?: number
  readonly names?: PanelNames & { readonly firstTreated?: string; readonly cluster?: string }
}

export interface EventStudy extends Estimate, TInterval, ClusterSides {
  readonly se: number
  readonly low: number
  readonly high: number
  readonly estimator: EventEstimator
  /** Per time since the start (0: the first treated time), ascending, without the reference. */
  readonly rows: readonly (TInterval & { readonly at: number })[]
  /** Times since the start that all others are compared with: the last one before it, per group. */
  readonly references: readonly number[]
  readonly covariates: readonly (TInterval & { readonly name: string })[]
  /** Are the effects before the start zero? Null where there is none but the reference. */
  readonly preTest: PreTrendTest | null
  /** Null where rows are taken to be independent. */
  readonly clusters: number | null
}

const estimatorNames: Record<EventEstimator, string> = {
  twfe: 'Event study by two-way fixed effects',
  'sun-abraham': 'Event study by interaction weights (Sun & Abraham 2021)',
}

/**
 * How does the effect develop with time since the start? Least squares with an effect per unit and
 * time and leads and lags of the start, the last time before it being the reference. `twfe`: one
 * coefficient per time since the start, which mixes groups when starts differ. `sun-abraham`: one per
 * group and time, averaged by the groups' sizes (Sun & Abraham 2021, eq. 27; as fixest's `sunab`,
 * the sizes taken as known). The overall estimate is the mean over all treated rows. Standard errors
 * as `twoWayFixedEffects`, by default clustered by unit; intervals with t.
 *
 * Units treated from the first time on are left out with a warning; where nobody is never treated,
 * the last group serves as control before its start. Refused: what `arrangePanel` and
 * `staggeredDesign` refuse, and covariates that the effects absorb.
 */
export const eventStudy = (
  columns: EventStudyColumns,
  options: EventStudyOptions = {},
): Outcome<EventStudy> => {
  const { level = defaultLevel, se: error = 'cluster' } = options
  const bad = badLevel(level)
  if (bad.length > 0) return refused(...bad)
  const prepared = prepare(columns, options)
  if (!prepared.ok) return prepared
  const design = prepared.value
  const estimator = options.estimator ?? (design.groups.length > 1 ? 'sun-abraham' : 'twfe')

  const names = Object.keys(columns.covariates ?? {})
  const terms = eventTerms(design, estimator)
  const regressors = [...design.covariates, ...terms.map(({ column }) => column)]
  const fit = twoWayFixedEffects(design, regressors, error, design.clusters)
  if (fit === null) return refused(notSeparable(names))

  const combine = coefficients(fit, level)
  const at = (time: number) => termWeights(terms, names.length, (term) => term.at === time)
  const times = [...new Set(terms.map((term) => term.at))].sort((a, b) => a - b)
  return given(
    Object.freeze({
      ...combine(termWeights(terms, names.length, (term) => term.at >= 0)),
      method: estimatorNames[estimator],
      n: design.outcome.length,
      warnings: Object.freeze([
        ...design.warnings,
        ...staggeredWarning(estimator, design.groups.length),
        ...fewClustersWarnings(fit.clusters),
      ]),
      estimator,
      rows: times.map((time) => Object.freeze({ at: time, ...combine(at(time)) })),
      references: [...new Set(design.groups.map((group) => lastBefore(design, group) - group))],
      covariates: names.map((name, j) =>
        Object.freeze({ name, ...combine(regressors.map((_, i) => (i === j ? 1 : 0))) }),
      ),
      preTest: jointTest(
        fit,
        times.filter((time) => time < 0).map((time) => at(time)),
      ),
      clusters: fit.clusters,
      ...clusterSides(design),
    }),
  )
}

const prepare = (
  columns: EventStudyColumns,
  { names = {} }: EventStudyOptions,
): Outcome<StaggeredDesign> => {
  const panel = arrangePanel(columns, names)
  if (!panel.ok) return panel
  const constant = constantOutcome(panel.value.outcome, names.outcome)
  if (constant.length > 0) return refused(...constant)
  const firstTreatedName = names.firstTreated ?? 'first-treated'
  const starts = startsFromColumn(panel.value, columns.firstTreated, firstTreatedName)
  if (!starts.ok) return starts
  return staggeredDesign(panel.value, starts.value, {
    control: 'notyet',
    anticipation: 0,
    covariates: columns.covariates ?? {},
    cluster: columns.cluster,
    clusterName: names.cluster ?? 'cluster',
    firstTreatedName,
  })
}

const lastBefore = ({ times }: StaggeredDesign, group: number): number =>
  Math.max(...times.filter((time) => time < group))

/** Weights over all coefficients that average the chosen terms by the rows they stand for. */
const termWeights = (
  terms: ReturnType<typeof eventTerms>,
  before: number,
  chosen: (term: { readonly at: number }) => boolean,
): number[] => {
  const rows = terms.map((term) => (chosen(term) ? term.rows : 0))
  const whole = rows.reduce((sum, count) => sum + count, 0)
  return [...new Array<number>(before).fill(0), ...rows.map((count) => count / whole)]
}

/** Σ over a and b of left_a right_b V_ab. */
const covarianceOf = (
  { covariance }: TwoWayFixedEffects,
  left: readonly number[],
  right: readonly number[],
): number =>
  covariance.reduce(
    (sum, line, a) =>
      sum + (left[a] ?? NaN) * line.reduce((part, v, b) => part + v * (right[b] ?? NaN), 0),
    0,
  )

const coefficients =
  (fit: TwoWayFixedEffects, level: number) =>
  (weights: readonly number[]): TInterval => {
    const estimate = fit.coefficients.reduce((sum, b, a) => sum + b * (weights[a] ?? NaN), 0)
    return tInterval(estimate, Math.sqrt(covarianceOf(fit, weights, weights)), fit.df, level)
  }

const jointTest = (
  fit: TwoWayFixedEffects,
  weights: readonly (readonly number[])[],
): PreTrendTest | null =>
  preTrendTest(
    weights.map((own) => fit.coefficients.reduce((sum, b, a) => sum + b * (own[a] ?? NaN), 0)),
    Float64Array.from(
      weights.flatMap((left) => weights.map((right) => covarianceOf(fit, left, right))),
    ),
  )

const staggeredWarning = (estimator: EventEstimator, groups: number): Warning[] =>
  estimator === 'twfe' && groups > 1
    ? [
        {
          code: 'staggered-starts',
          message: `${groups} groups start at different times: these coefficients mix their effects, with weights that may be negative (Sun & Abraham 2021).`,
        },
      ]
    : []
