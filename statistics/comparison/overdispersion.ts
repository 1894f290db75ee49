import { quantile } from '../numerics/moments.ts'

/** How extreme places are kept from deciding what is called ordinary variation. */
export interface Trim {
  readonly how: 'winsorise' | 'truncate'
  /** Share at each end: 0.1 pulls in, or leaves out, the lowest and the highest tenth. */
  readonly by: number
}

export interface Overdispersion {
  /** φ: mean of the squared z-scores; 1 is what chance alone gives. NaN of nothing. */
  readonly phi: number
  /** τ²: variance between places on the transformed scale; 0 where chance explains all. */
  readonly tau2: number
  /** Places that φ rests on: all, or those left by truncation. */
  readonly places: number
}

/** z-scores with those beyond the quantiles (type 7) pulled in to them. */
const winsorised = (z: Float64Array, by: number): Float64Array => {
  const low = quantile(z, by)
  const high = quantile(z, 1 - by)
  return z.map((value) => Math.min(Math.max(value, low), high))
}

/** Ranks from 1, ties sharing their mean. */
const averageRanks = (z: Float64Array): Float64Array => {
  const order = Array.from(z.keys()).sort((a, b) => (z[a] ?? NaN) - (z[b] ?? NaN))
  const ranks = new Float64Array(z.length)
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = z[order[start] ?? 0]
    for (end = start + 1; end < order.length && z[order[end] ?? 0] === value;) end += 1
    for (let i = start; i < end; i += 1) ranks[order[i] ?? 0] = (start + 1 + end) / 2
  }
  return ranks
}

/**
 * The places that are left when the lowest and the highest of 1 ÷ by groups go: as NHS Digital does
 * for its hospital mortality indicator, which groups ranks by ⌊rank · k ÷ (n + 1)⌋.
 */
const middleGroups = (z: Float64Array, by: number): number[] => {
  if (by === 0) return Array.from(z.keys())
  const groups = 1 / by
  const ranks = averageRanks(z)
  return Array.from(z.keys()).filter((i) => {
    const group = Math.floor(((ranks[i] ?? NaN) * groups) / (z.length + 1))
    return group > 0 && group < groups - 1
  })
}

const pick = (values: Float64Array, kept: readonly number[]): Float64Array =>
  Float64Array.from(kept, (i) => values[i] ?? NaN)

/**
 * How much more places differ than chance alone makes them (Spiegelhalter 2005, section 4;
 * Spiegelhalter et al. 2012, section 4): φ = Σz² ÷ n of trimmed z-scores, and by the moments of
 * DerSimonian & Laird (1986), with w = 1 ÷ s²,
 *
 *   τ² = max(0, (nφ - (n - 1)) ÷ (Σw - Σw² ÷ Σw)).
 *
 * `z` and `s` are one per place, finite, on the scale on which the variance does not depend on the
 * value. With fewer than two places left, τ² is 0.
 */
export const overdispersion = (z: Float64Array, s: Float64Array, trim: Trim): Overdispersion => {
  const kept = trim.how === 'truncate' ? middleGroups(z, trim.by) : undefined
  const scores = kept === undefined ? winsorised(z, trim.by) : pick(z, kept)
  const errors = kept === undefined ? s : pick(s, kept)
  const n = scores.length
  let squares = 0
  let weights = 0
  let squaredWeights = 0
  for (let i = 0; i < n; i += 1) {
    const weight = 1 / (errors[i] ?? NaN) ** 2
    squares += (scores[i] ?? NaN) ** 2
    weights += weight
    squaredWeights += weight * weight
  }
  const surplus = squares - (n - 1)
  const tau2 = n < 2 || surplus <= 0 ? 0 : surplus / (weights - squaredWeights / weights)
  return { phi: squares / n, tau2, places: n }
}
