import { betaCdf } from '../numerics/beta.ts'
import { normalQuantile } from '../numerics/normal.ts'

/** What is known of a count that is still to come; its chances are those of `chanceOfAtMost`. */
export interface CountToCome {
  /** What the pace so far would bring: the count's mean if nothing but chance varied. */
  readonly centre: number
  /** Counts that the pace rests on (gamma shape). */
  readonly counted: number
  /** Gamma shape of the pace so far and of the pace to come; Infinity where it does not vary. */
  readonly paceSoFar: number
  readonly paceToCome: number
}

/** Shape of the gamma with the mean and variance of a product of two of mean 1. */
const productShape = (one: number, other: number): number =>
  1 / (1 / one + 1 / other + 1 / one / other)

/**
 * The chance that at most `count` come (whole; 0 below zero).
 *
 * At most y come when the (y + 1)th comes after the end, that is when
 * centre × U(counted) × U(to come) ÷ U(so far) < (y + 1) × U(y + 1), with U(a) independent gamma
 * variables of mean 1 and shape a. The two products above and below are each taken for one gamma of
 * the same mean and variance, so that the ratio has an F distribution. Without variation of the
 * pace it is the negative binomial distribution exactly; with much counted it is exactly the F
 * distribution of two gamma paces; in between it is checked by simulation.
 */
export const chanceOfAtMost = (count: number, coming: CountToCome): number => {
  if (count < 0) return 0
  const above = productShape(coming.counted, coming.paceToCome)
  const below = productShape(count + 1, coming.paceSoFar)
  const ratio = (above * (count + 1)) / coming.centre
  return betaCdf(ratio / (ratio + below), above, below)
}

/** The chance that `count` or more come, without cancellation where it is small. */
export const chanceOfAtLeast = (count: number, coming: CountToCome): number => {
  if (count <= 0) return 1
  const above = productShape(coming.counted, coming.paceToCome)
  const below = productShape(count, coming.paceSoFar)
  const ratio = (above * count) / coming.centre
  return betaCdf(below / (ratio + below), below, above)
}

/** Above it numbers no longer count by ones. */
const mostCounted = 2 ** 50

/**
 * The smallest count that is not exceeded with chance `p` or more, p in (0, 1); Infinity above
 * 2^50. The search starts from a log-normal guess, so that a handful of evaluations are enough.
 */
export const countQuantile = (p: number, coming: CountToCome): number => {
  const { centre, counted, paceSoFar, paceToCome } = coming
  const enough = (count: number): boolean => chanceOfAtMost(count, coming) >= p
  if (!enough(mostCounted)) return Infinity
  const spread = Math.sqrt(1 / counted + 1 / paceSoFar + 1 / paceToCome + 1 / (centre + 1))
  const guess = Math.min(Math.floor(centre * Math.exp(spread * normalQuantile(p))), mostCounted)
  let step = 1 + Math.floor(guess / 32)
  let low = guess
  let high = guess
  while (!enough(high)) {
    low = high
    high = Math.min(high + step, mostCounted)
    step *= 2
  }
  while (enough(low)) {
    high = low
    low = Math.max(low - step, -1)
    step *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}
