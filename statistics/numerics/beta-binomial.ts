import { logBeta } from './beta.ts'

/**
 * Beta-binomial: successes in `trials` (whole, 1 or more) whose chance is itself uncertain, beta
 * with parameters a, b > 0. Gives the chance of each count 0..trials. The ratio of neighbours is
 * exact, so only the mode needs logarithms.
 */
export const betaBinomialChances = (trials: number, a: number, b: number): Float64Array => {
  const chances = new Float64Array(trials + 1)
  const mode = Math.min(trials, Math.max(0, Math.round((trials * a) / (a + b))))
  chances[mode] = Math.exp(
    logBeta(mode + a, trials - mode + b) -
      logBeta(a, b) -
      Math.log(trials + 1) -
      logBeta(mode + 1, trials - mode + 1),
  )
  for (let k = mode; k < trials; k += 1) {
    const ratio = ((trials - k) * (k + a)) / ((k + 1) * (trials - k - 1 + b))
    chances[k + 1] = (chances[k] ?? NaN) * ratio
  }
  for (let k = mode; k > 0; k -= 1) {
    const ratio = (k * (trials - k + b)) / ((trials - k + 1) * (k - 1 + a))
    chances[k - 1] = (chances[k] ?? NaN) * ratio
  }
  return chances
}
