import { findRoot } from '../numerics/find-root.ts'
import { sum } from '../numerics/moments.ts'
import { digammaRise, logRising } from '../numerics/rising.ts'
import { highestOf } from './profile-search.ts'

/** Gamma distribution of true rates: its mean and its shape, the events that it is worth. */
export interface GammaPrior {
  readonly mean: number
  /** Infinity where places differ no more than chance; 0 where one place has it all. */
  readonly shape: number
}

type Counts = ArrayLike<number>

/**
 * By moments (Marshall 1991, JRSS C 40:283): with b the pooled rate, n̄ the mean exposure and
 * s² = Σn(r - b)² ÷ Σn, true rates have variance a = s² - b ÷ n̄, and the shape is b² ÷ a.
 */
export const gammaPriorByMoments = (x: Counts, n: Counts): GammaPrior => {
  const exposure = sum(n)
  const mean = sum(x) / exposure
  const spread =
    sum(Array.from(n, (size, i) => size * ((x[i] ?? NaN) / size - mean) ** 2)) / exposure
  const between = spread - (mean * n.length) / exposure
  return { mean, shape: between <= 0 ? Infinity : mean ** 2 / between }
}

/** The mean that fits best at this shape; the slope falls in it. */
const bestMean = (x: Counts, n: Counts, shape: number): number => {
  const pooled = Math.log(sum(x) / sum(n))
  return Math.exp(
    findRoot(
      (log) => {
        const mean = Math.exp(log)
        let slope = 0
        for (let i = 0; i < x.length; i += 1) {
          const expected = mean * (n[i] ?? NaN)
          slope += ((x[i] ?? NaN) - expected) / (shape + expected)
        }
        return slope
      },
      pooled - 30,
      pooled + 30,
    ),
  )
}

const logLikelihood = (x: Counts, n: Counts, { mean, shape }: GammaPrior): number => {
  let total = 0
  for (let i = 0; i < x.length; i += 1) {
    const own = x[i] ?? NaN
    const expected = mean * (n[i] ?? NaN)
    total +=
      logRising(shape, own) -
      shape * Math.log1p(expected / shape) +
      own * Math.log(expected / (shape + expected))
  }
  return total
}

const slopeInShape = (x: Counts, n: Counts, { mean, shape }: GammaPrior): number => {
  let slope = 0
  for (let i = 0; i < x.length; i += 1) {
    const own = x[i] ?? NaN
    const expected = mean * (n[i] ?? NaN)
    slope +=
      digammaRise(shape, own) - Math.log1p(expected / shape) + (expected - own) / (shape + expected)
  }
  return slope
}

/** By maximum likelihood of the negative binomial distribution of the counts. */
export const gammaPriorByLikelihood = (x: Counts, n: Counts): GammaPrior => {
  const at = (shape: number): GammaPrior => ({ mean: bestMean(x, n, shape), shape })
  const shape = highestOf(
    (candidate) => logLikelihood(x, n, at(candidate)),
    (candidate) => slopeInShape(x, n, at(candidate)),
    sum(x) / x.length,
  )
  return shape === Infinity ? { mean: sum(x) / sum(n), shape } : at(shape)
}
