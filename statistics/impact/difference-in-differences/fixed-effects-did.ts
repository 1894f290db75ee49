import { badLevel, nonFinite } from '../../check-values.ts'
import { defaultLevel, type Estimate } from '../../estimate.ts'
import { groupIndices } from '../../numerics/sandwich.ts'
import { given, refused, type Outcome, type Refusal } from '../../outcome.ts'
import { constantOutcome } from '../constant-outcome.ts'
import {
  arrangePanel,
  panelColumn,
  type Panel,
  type PanelColumns,
  type PanelNames,
} from '../panel.ts'
import {
  startsFromIndicator,
  withoutControls,
  withoutGroups,
  type Starts,
} from '../panel-treatment.ts'
import { unitClusters } from './unit-clusters.ts'
import { fewClustersWarnings, notSeparable } from './regression-checks.ts'
import { tInterval, type TInterval } from './t-interval.ts'
import { twoWayFixedEffects, type FixedEffectsError } from './two-way-fixed-effects.ts'

/** A long table: a row per unit and time. */
export interface FixedEffectsDidColumns extends PanelColumns {
  /** 1 while the unit of the row is treated, else 0. */
  readonly treated: ArrayLike<number>
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>>
  readonly cluster?: ArrayLike<string | number>
}

export interface FixedEffectsDidOptions {
  readonly se?: FixedEffectsError
  readonly level?: number
  readonly names?: PanelNames & { readonly treated?: string; readonly cluster?: string }
}

export interface FixedEffectsDid extends Estimate, TInterval {
  readonly se: number
  readonly low: number
  readonly high: number
  readonly covariates: readonly {
    readonly name: string
    readonly estimate: number
    readonly se: number
  }[]
  readonly clusters: number | null
}

/**
 * Difference-in-differences in a balanced panel: the coefficient of being treated in least squares
 * with an effect for each unit and each time. With one start it is the comparison of two groups; with
 * several it also uses treated units as controls, and a warning says so (Goodman-Bacon 2021).
 * Standard errors as `twoWayFixedEffects`, by default clustered by unit. Refused: what `arrangePanel`
 * refuses, treatment that switches off, nobody treated or untreated, everybody from one time on,
 * absorbed covariates.
 */
export const fixedEffectsDid = (
  columns: FixedEffectsDidColumns,
  options: FixedEffectsDidOptions = {},
): Outcome<FixedEffectsDid> => {
  const { level = defaultLevel, names = {} } = options
  const covariates = columns.covariates ?? {}
  const bad = [...badLevel(level), ...nonFinite(covariates)]
  if (bad.length > 0) return refused(...bad)
  const panel = arrangePanel(columns, names)
  if (!panel.ok) return panel
  const starts = startsFromIndicator(panel.value, columns.treated, names.treated)
  if (!starts.ok) return starts
  const groups = [
    ...constantOutcome(panel.value.outcome, names.outcome),
    ...nobodyToCompare(panel.value, starts.value, names.treated),
  ]
  if (groups.length > 0) return refused(...groups)
  const clusters = unitClusters(panel.value, columns.cluster, names.cluster)
  if (!clusters.ok) return clusters

  const regressors = [columns.treated, ...Object.values(covariates)].map((values) =>
    panelColumn(panel.value, values),
  )
  const fit = twoWayFixedEffects(
    panel.value,
    regressors,
    options.se ?? 'cluster',
    groupIndices(clusters.value),
  )
  if (fit === null) return refused(notSeparable(Object.keys(covariates)))
  const error = (j: number): number => Math.sqrt(fit.covariance[j]?.[j] ?? NaN)
  const different = differentStarts(starts.value)
  return given(
    Object.freeze({
      ...tInterval(fit.coefficients[0] ?? NaN, error(0), fit.df, level),
      method: 'Difference-in-differences with effects of units and times',
      n: panel.value.outcome.length,
      warnings: Object.freeze([
        ...(different > 1
          ? [
              {
                code: 'staggered-starts',
                message: `Treatment starts at ${different} different times: this figure also compares with units already treated. Use staggered adoption (did).`,
              },
            ]
          : []),
        ...fewClustersWarnings(fit.clusters),
      ]),
      covariates: Object.keys(covariates).map((name, j) =>
        Object.freeze({ name, estimate: fit.coefficients[j + 1] ?? NaN, se: error(j + 1) }),
      ),
      clusters: fit.clusters,
    }),
  )
}

const differentStarts = (starts: Starts): number =>
  new Set(starts.filter((start) => Number.isFinite(start))).size

/** Units that start later are controls of those that start before; with one start nobody is. */
const nobodyToCompare = (panel: Panel, starts: Starts, column?: string): Refusal[] => {
  const none = withoutGroups(panel, starts, column)
  return none.length > 0 || differentStarts(starts) > 1
    ? none
    : withoutControls(panel, starts, column)
}
