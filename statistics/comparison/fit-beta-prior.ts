import { findRoot } from '../numerics/find-root.ts'
import { sum } from '../numerics/moments.ts'
import { digammaRise, logRising } from '../numerics/rising.ts'
import { highestOf } from './profile-search.ts'

/** Beta distribution of true shares: its mean and a + b, the trials that it is worth. */
export interface BetaPrior {
  readonly mean: number
  /** Infinity where places differ no more than chance; 0 where they are all or nothing. */
  readonly worth: number
}

type Counts = ArrayLike<number>

/**
 * By moments, as Marshall (1991) does for rates: with b the pooled share, n̄ the mean of the trials
 * and s² = Σn(p - b)² ÷ Σn, the distribution is worth (b(1 - b) - s²) ÷ (s² - b(1 - b) ÷ n̄) trials.
 */
export const betaPriorByMoments = (x: Counts, n: Counts): BetaPrior => {
  const trials = sum(n)
  const mean = sum(x) / trials
  const chance = mean * (1 - mean)
  const spread = sum(Array.from(n, (size, i) => size * ((x[i] ?? NaN) / size - mean) ** 2)) / trials
  const surplus = spread - (chance * n.length) / trials
  if (surplus <= 0) return { mean, worth: Infinity }
  return { mean, worth: Math.max(0, (chance - spread) / surplus) }
}

/** The mean that fits best when the distribution is worth so many trials; its slope falls in the mean. */
const bestMean = (x: Counts, n: Counts, worth: number): number =>
  findRoot(
    (mean) => {
      const [a, b] = [mean * worth, (1 - mean) * worth]
      let slope = 0
      for (let i = 0; i < x.length; i += 1) {
        const own = x[i] ?? NaN
        slope += digammaRise(a, own) - digammaRise(b, (n[i] ?? NaN) - own)
      }
      return slope
    },
    1e-12,
    1 - 1e-12,
  )

const logLikelihood = (x: Counts, n: Counts, { mean, worth }: BetaPrior): number => {
  const [a, b] = [mean * worth, (1 - mean) * worth]
  let total = 0
  for (let i = 0; i < x.length; i += 1) {
    const own = x[i] ?? NaN
    const size = n[i] ?? NaN
    total += logRising(a, own) + logRising(b, size - own) - logRising(worth, size)
  }
  return total
}

const slopeInWorth = (x: Counts, n: Counts, { mean, worth }: BetaPrior): number => {
  const [a, b] = [mean * worth, (1 - mean) * worth]
  let slope = 0
  for (let i = 0; i < x.length; i += 1) {
    const own = x[i] ?? NaN
    const size = n[i] ?? NaN
    slope +=
      mean * digammaRise(a, own) +
      (1 - mean) * digammaRise(b, size - own) -
      digammaRise(worth, size)
  }
  return slope
}

/** By maximum likelihood of the beta-binomial distribution of the counts. */
export const betaPriorByLikelihood = (x: Counts, n: Counts): BetaPrior => {
  const at = (worth: number): BetaPrior => ({ mean: bestMean(x, n, worth), worth })
  const worth = highestOf(
    (candidate) => logLikelihood(x, n, at(candidate)),
    (candidate) => slopeInWorth(x, n, at(candidate)),
    sum(n) / n.length,
  )
  return worth === Infinity ? { mean: sum(x) / sum(n), worth } : at(worth)
}
