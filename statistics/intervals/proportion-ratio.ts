import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { twoSidedZ } from '../numerics/normal.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { twoProportions, type Proportion } from './newcombe-difference.ts'
import type { IntervalOptions } from './limits.ts'

/** Squared distance of a count to what is expected, in variances; p of 0 or 1 allows one count. */
const squaredScore = ({ numerator: x, denominator: n }: Proportion, p: number): number => {
  const distance = (x - n * p) ** 2
  return distance === 0 ? 0 : distance / (n * p * (1 - p))
}

/** Koopman's chi-square of a ratio φ, at the shares that are most likely where it holds. */
const koopmanScore = (first: Proportion, second: Proportion, ratio: number): number => {
  const { numerator: x, denominator: m } = first
  const { numerator: y, denominator: n } = second
  const linear = ratio * (m + y) + x + n
  const constant = ratio * (x + y)
  const root = Math.sqrt(Math.max(linear * linear - 4 * (m + n) * constant, 0))
  const share = Math.min((2 * constant) / (linear + root), 1, ratio)
  return squaredScore(first, share) + squaredScore(second, share / ratio)
}

/** The limit on one side: from the estimate outwards until the score passes, then between. */
const limitBeyond = (start: number, factor: number, passes: (ratio: number) => boolean): number => {
  let inside = start
  let outside = start * factor
  while (!passes(outside)) {
    inside = outside
    outside *= factor
  }
  for (let step = 0; step < 60; step += 1) {
    const middle = Math.sqrt(inside * outside)
    if (passes(middle)) outside = middle
    else inside = middle
  }
  return inside
}

const noCases: Refusal = {
  code: 'ratio-undefined',
  found: 'other numerator 0: nothing to divide by',
  expected: 'at least one case in the group that is compared with',
  whatToDo: 'Ask for the difference instead (newcombe), which is defined at 0.',
  about: { column: 'other numerator' },
}

/**
 * How many times as large is one share as another? p₁ ÷ p₂ with Koopman's score interval: all
 * ratios φ whose chi-square Σ (x - n p̃)² ÷ n p̃ (1 - p̃) is at most z², p̃ being the most likely
 * shares with p̃₁ = φ p̃₂. Independent groups. Undefined when the second group has no cases; with
 * none in the first, the estimate and the lower limit are 0. Source: Koopman (1984), Biometrics
 * 40:513; recommended by Fagerland, Lydersen & Laake (2015).
 */
export const proportionRatio = (
  first: Proportion,
  second: Proportion,
  { level = defaultLevel }: IntervalOptions = {},
): Outcome<Estimate> => {
  const checked = allGood([...twoProportions(first, second), ...badLevel(level)])
  if (!checked.ok) return checked
  if (second.numerator === 0) return refused(noCases)
  const critical = twoSidedZ(level) ** 2
  const passes = (ratio: number): boolean => koopmanScore(first, second, ratio) > critical
  const other = second.numerator / second.denominator
  const estimate = first.numerator / first.denominator / other
  // With no cases in the first group any ratio that is small enough will do to begin with.
  const start = Math.max(estimate, 1e-12)
  return given(
    Object.freeze({
      estimate,
      se: null,
      low: estimate === 0 ? 0 : limitBeyond(start, 0.5, passes),
      high: limitBeyond(start, 2, passes),
      level,
      method: 'Ratio of two proportions, score interval (Koopman 1984)',
      n: first.denominator + second.denominator,
      warnings: [],
    }),
  )
}
