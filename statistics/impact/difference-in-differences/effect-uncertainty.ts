import { twoSidedZ } from '../../numerics/normal.ts'
import type { Combined } from './group-time-aggregate.ts'
import { influenceCovariance } from './influence-covariance.ts'
import { multiplierBootstrap } from './multiplier-bootstrap.ts'

/** An effect with both errors; null where it is zero by definition or cannot be estimated. */
export interface Uncertain {
  readonly estimate: number | null
  /** The error that the limits rest on, as chosen. */
  readonly se: number | null
  readonly seAnalytic: number | null
  readonly seBootstrap: number | null
  /** Pointwise interval. */
  readonly low: number | null
  readonly high: number | null
  /** Band that holds for all effects of its table together; null without draws. */
  readonly bandLow: number | null
  readonly bandHigh: number | null
}

export interface UncertaintyOptions {
  readonly se: 'analytic' | 'bootstrap'
  /** 0 for no bootstrap. */
  readonly draws: number
  readonly seed: number
  readonly level: number
}

/**
 * Errors and limits of tables of effects, from their influence functions. All tables share the draws
 * of one bootstrap; the band of each is simultaneous over its own effects. The answer gives those of
 * an effect of the tables.
 */
export const effectUncertainty = (
  tables: readonly (readonly Combined[])[],
  clusters: Int32Array,
  clusterCount: number,
  { se: chosen, draws, seed, level }: UncertaintyOptions,
): ((effect: Combined) => Uncertain) => {
  const influences = tables.flat().map(({ influence }) => influence)
  const boot =
    draws === 0 ? null : multiplierBootstrap(influences, clusters, clusterCount, draws, seed)
  const z = twoSidedZ(level)
  const known = new Map<Combined, Uncertain>()
  let from = 0
  for (const effects of tables) {
    const start = from
    from += effects.length
    const critical = boot?.criticalValue(start, from, level) ?? NaN
    for (const [i, effect] of effects.entries()) {
      const { estimate, influence } = effect
      const variance = influenceCovariance([influence], clusters, clusterCount)[0] ?? NaN
      const seAnalytic = variance > 0 ? Math.sqrt(variance) : NaN
      const seBootstrap = boot?.standardErrors[start + i] ?? NaN
      const se = chosen === 'bootstrap' ? seBootstrap : seAnalytic
      const uncertain = Object.freeze({
        estimate: numberOrNull(estimate),
        se: numberOrNull(se),
        seAnalytic: numberOrNull(seAnalytic),
        seBootstrap: numberOrNull(seBootstrap),
        low: numberOrNull(estimate - z * se),
        high: numberOrNull(estimate + z * se),
        bandLow: numberOrNull(estimate - critical * se),
        bandHigh: numberOrNull(estimate + critical * se),
      })
      known.set(effect, uncertain)
    }
  }
  return (effect) => {
    const uncertain = known.get(effect)
    if (uncertain === undefined) throw new Error('an effect of none of the tables')
    return uncertain
  }
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
