import { normalQuantile } from '../../numerics/normal.ts'
import { seeded } from '../../numerics/random.ts'

/** Draws of the errors of several estimates, all by the same multipliers. */
export interface MultiplierBootstrap {
  /** Per estimate: interquartile range of its draws over that of a standard normal; NaN if zero. */
  readonly standardErrors: readonly number[]
  /**
   * Times its standard error, each of the estimates `from` to `to` (not included) is within this in
   * a share `level` of the draws. NaN where none of them has an error.
   */
  readonly criticalValue: (from: number, to: number, level: number) => number
}

/** Mammen's (1993) two points: mean 0, variance 1, third moment 1. */
const root5 = Math.sqrt(5)
const lowPoint = (1 - root5) / 2
const highPoint = (1 + root5) / 2
const chanceOfLow = (1 + root5) / (2 * root5)

/**
 * Multiplier bootstrap of influence functions (Callaway & Sant'Anna 2021, Algorithm 1 and Remark
 * 10): each cluster's sum of influence is multiplied by a draw of Mammen's two-point variable; the
 * mean over n units is one draw of the estimate's error. Standard errors come from the
 * interquartile range, as in package did; the critical value makes a band over several estimates
 * simultaneous.
 */
export const multiplierBootstrap = (
  influences: readonly Float64Array[],
  clusters: Int32Array,
  clusterCount: number,
  draws: number,
  seed: number,
): MultiplierBootstrap => {
  const errors = drawErrors(clusterSums(influences, clusters, clusterCount), draws, seed)
  const standardErrors = errors.map(spreadOf)
  return {
    standardErrors,
    criticalValue: (from, to, level) => {
      const known = standardErrors.slice(from, to).some((se) => !Number.isNaN(se))
      if (!known) return NaN
      const largest = new Float64Array(draws)
      for (let j = from; j < to; j += 1) {
        const se = standardErrors[j] ?? NaN
        const column = errors[j] ?? new Float64Array(0)
        for (let draw = 0; draw < draws; draw += 1) {
          const t = Math.abs((column[draw] ?? NaN) / se)
          // An estimate without error takes no part in the band: NaN compares as false.
          if (t > (largest[draw] ?? NaN)) largest[draw] = t
        }
      }
      return empiricalQuantile(largest.sort(), level)
    },
  }
}

/** Per estimate, the sum of influence of each cluster over n. */
const clusterSums = (
  influences: readonly Float64Array[],
  clusters: Int32Array,
  clusterCount: number,
): Float64Array[] =>
  influences.map((influence) => {
    const sums = new Float64Array(clusterCount)
    for (let i = 0; i < clusters.length; i += 1) {
      const cluster = clusters[i] ?? NaN
      sums[cluster] = (sums[cluster] ?? NaN) + (influence[i] ?? NaN) / clusters.length
    }
    return sums
  })

/**
 * Per estimate its draws of Σ v S. As v has two values, that is the low one times the whole sum, and
 * the step to the high one times the sum over the few clusters that draw it.
 */
const drawErrors = (sums: readonly Float64Array[], draws: number, seed: number): Float64Array[] => {
  const random = seeded(seed)
  const clusters = sums[0]?.length ?? 0
  const high = new Int32Array(clusters)
  const columns = sums.map((sum) => ({
    sum,
    whole: sum.reduce((total, value) => total + value, 0),
    errors: new Float64Array(draws),
  }))
  for (let draw = 0; draw < draws; draw += 1) {
    let count = 0
    for (let c = 0; c < clusters; c += 1) {
      if (random.uniform() < chanceOfLow) continue
      high[count] = c
      count += 1
    }
    for (const { sum, whole, errors } of columns) {
      let chosen = 0
      for (let i = 0; i < count; i += 1) chosen += sum[high[i] ?? NaN] ?? NaN
      errors[draw] = lowPoint * whole + (highPoint - lowPoint) * chosen
    }
  }
  return columns.map(({ errors }) => errors)
}

const spreadOf = (column: Float64Array): number => {
  const sorted = Float64Array.from(column).sort()
  const range = empiricalQuantile(sorted, 0.75) - empiricalQuantile(sorted, 0.25)
  const se = range / (normalQuantile(0.75) - normalQuantile(0.25))
  return se > 0 ? se : NaN
}

/** The least value that at least a share p of the sorted values do not exceed (type 1). */
const empiricalQuantile = (sorted: Float64Array, p: number): number =>
  sorted[Math.ceil(sorted.length * p) - 1] ?? NaN
