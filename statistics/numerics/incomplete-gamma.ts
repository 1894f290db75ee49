import { logGamma } from './log-gamma.ts'
import { normalQuantile } from './normal.ts'

// Enough for shapes up to about 10¹¹: both expansions need a few times √shape terms.
const maxTerms = 2_000_000
const tiny = 1e-300

/** ln Γ(a) less Stirling's (a - ½) ln a - a + ½ ln 2π; its series is exact to 1e-16 from 10 on. */
const stirlingRest = (a: number): number => {
  if (a < 10) return logGamma(a) - (a - 0.5) * Math.log(a) + a - 0.5 * Math.log(2 * Math.PI)
  const q = 1 / (a * a)
  return (
    (1 / 12 -
      q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q * (1 / 1188 - (q * 691) / 360360))))) /
    a
  )
}

/** x/a - 1 - ln(x/a), without cancellation near x = a, which is all that matters for large shapes. */
const distance = (a: number, x: number): number => {
  const u = (x - a) / a
  if (Math.abs(u) > 0.3) return u - Math.log(x / a)
  const r = u / (2 + u)
  const square = r * r
  let power = r * square
  let total = 0
  for (let k = 3; k < 60; k += 2) {
    total += power / k
    power *= square
  }
  return r * u - 2 * total
}

/** xᵃ e⁻ˣ ÷ Γ(a): the density of the gamma distribution times x, right to 1e-14 for any shape. */
const kernel = (a: number, x: number): number =>
  Math.sqrt(a / (2 * Math.PI)) * Math.exp(-a * distance(a, x) - stirlingRest(a))

/** P(a, x) by its series (DLMF 8.7.1); quick where x < a + 1. */
const lowerSeries = (a: number, x: number): number => {
  let term = 1 / a
  let total = term
  for (let n = 1; n < maxTerms && term > total * 1e-17; n += 1) {
    term *= x / (a + n)
    total += term
  }
  return total * kernel(a, x)
}

/** Q(a, x) by its continued fraction (DLMF 8.9.2, modified Lentz); quick where x ≥ a + 1. */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let n = 1; n < maxTerms; n += 1) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    const change = d * c
    h *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return h * kernel(a, x)
}

/** P(a, x) and Q(a, x) = 1 - P, each right in its own tail. */
const bothTails = (a: number, x: number): { readonly lower: number; readonly upper: number } => {
  if (Number.isNaN(x) || !(a >= 0) || a === Infinity) return { lower: NaN, upper: NaN }
  if (x <= 0) return a === 0 && x === 0 ? { lower: 1, upper: 0 } : { lower: 0, upper: 1 }
  if (a === 0 || x === Infinity) return { lower: 1, upper: 0 }
  if (x < a + 1) {
    const lower = lowerSeries(a, x)
    return { lower, upper: 1 - lower }
  }
  const upper = upperFraction(a, x)
  return { lower: 1 - upper, upper }
}

/**
 * P(a, x), the regularised lower incomplete gamma function: the chance that a gamma variable of
 * shape `a` and rate 1 is at most `x`. Shape 0 is the point 0; NaN for a negative shape.
 *
 * Our own, because @stdlib/math-base-special-gammainc 0.3 is wrong by up to 0.4 ÷ √a above the
 * mean for shapes from 1,000 on (Temme's expansion taken with the wrong sign): counts that large
 * are what limits and intervals here are for.
 */
export const lowerGamma = (a: number, x: number): number => bothTails(a, x).lower

/** Q(a, x) = 1 - P(a, x), without cancellation where it is small. */
export const upperGamma = (a: number, x: number): number => bothTails(a, x).upper

/** Wilson & Hilferty (1931), or the first term of the series where that goes below it. */
const firstGuess = (p: number, a: number): number => {
  const small = Math.exp((Math.log(p) + logGamma(a + 1)) / a)
  const z = normalQuantile(p)
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))
  return a < 1 || cube <= 0.1 ? small : Math.max(small, a * cube ** 3)
}

/**
 * The x at which P(a, x) = p, by Halley's steps from a good guess; p in 0..1, NaN outside.
 * Relative error about 1e-14, or 1e-16 ÷ p where the tail is smaller than that.
 */
export const inverseLowerGamma = (p: number, a: number): number => {
  if (!(p >= 0 && p <= 1) || !(a >= 0) || a === Infinity) return NaN
  if (p === 0 || a === 0) return 0
  if (p === 1) return Infinity
  let x = firstGuess(p, a)
  for (let step = 0; step < 100; step += 1) {
    if (x === 0) return 0
    const tails = bothTails(a, x)
    const gap = p < 0.5 ? tails.lower - p : 1 - p - tails.upper
    const newton = (gap * x) / kernel(a, x)
    const change = newton / (1 - 0.5 * Math.min(1, newton * ((a - 1) / x - 1)))
    const next = x - change
    x = next > 0 ? next : x / 2
    // Steps are of the third order: after one this small, in deviations, the next is below 1e-15.
    if (Math.abs(change) * Math.sqrt(1 + a) <= 3e-6 * x) break
  }
  return x
}
