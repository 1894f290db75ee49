import { digamma } from './digamma.ts'
import { logGamma } from './log-gamma.ts'

// From here on Stirling's series is right to the last digits.
const large = 10

const stirlingSeries = (a: number): number => {
  const q = 1 / (a * a)
  return (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q / 1188)))) / a
}

/** ln Γ(a + x) - ln Γ(a) for a > 0, x ≥ 0, without cancellation where a is much larger than x. */
export const logRising = (a: number, x: number): number =>
  a < large
    ? logGamma(a + x) - logGamma(a)
    : (a + x - 0.5) * Math.log1p(x / a) +
      x * (Math.log(a) - 1) +
      stirlingSeries(a + x) -
      stirlingSeries(a)

const digammaSeries = (a: number): number => {
  const q = 1 / (a * a)
  return 0.5 / a + q * (1 / 12 - q * (1 / 120 - q * (1 / 252 - q * (1 / 240 - q / 132))))
}

/** ψ(a + x) - ψ(a) for a > 0, x ≥ 0, without cancellation where a is much larger than x. */
export const digammaRise = (a: number, x: number): number =>
  a < large
    ? digamma(a + x) - digamma(a)
    : Math.log1p(x / a) + digammaSeries(a) - digammaSeries(a + x)
