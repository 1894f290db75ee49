import { betaQuantile } from '../numerics/beta.ts'
import type { Limits } from './limits.ts'
import { shareInterval, type ShareInterval } from './share-interval.ts'

/** Both limits, for counts that were checked: 0 ≤ x ≤ n, n ≥ 1. */
export const clopperPearsonLimits = (x: number, n: number, level: number): Limits => {
  const tail = (1 - level) / 2
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    // From the other side, so that limits near 1 keep the digits of their distance from it.
    high: x === n ? 1 : 1 - betaQuantile(tail, n - x, x + 1),
  }
}

/**
 * The exact interval of a share: all shares that neither one-sided binomial test rejects at half
 * the error. It covers at least its level, mostly more: when promising too much would be worse than
 * saying too little. Quantiles of Beta(x, n - x + 1) and Beta(x + 1, n - x); input and undefined
 * cases as `wilson`. Source: Clopper & Pearson (1934).
 */
export const clopperPearson: ShareInterval = shareInterval(
  clopperPearsonLimits,
  'Exact binomial interval (Clopper and Pearson 1934)',
)
