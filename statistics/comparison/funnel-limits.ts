import { binomialCdf } from '../numerics/binomial.ts'
import { gammaQuantiles } from '../numerics/gamma-quantiles.ts'
import { normalQuantile, twoSidedZ } from '../numerics/normal.ts'
import { poissonCdf } from '../numerics/poisson.ts'
import type { FunnelRule } from './funnel-rule.ts'
import { chanceDeviation, transformed, untransformed, widenedDeviation } from './funnel-rule.ts'

/** Both pairs of limits at one denominator, in the unit of the target. */
export interface FunnelLimits {
  readonly low95: number
  readonly high95: number
  readonly low998: number
  readonly high998: number
}

interface Level {
  readonly z: number
  /** Chance of either side by itself. */
  readonly tail: number
  readonly lowerCount: (expected: number) => number
  readonly upperCount: (expected: number) => number
}

const levelOf = (level: number): Level => {
  const tail = (1 - level) / 2
  return {
    z: twoSidedZ(level),
    tail,
    lowerCount: gammaQuantiles(tail),
    upperCount: gammaQuantiles(1 - tail),
  }
}

const inner = levelOf(0.95)
const outer = levelOf(0.998)

const share = (value: number): number => Math.min(Math.max(value, 0), 1)

/** Values whose Wilson (score) interval just reaches the target: θ ± z√(θ(1 - θ) ÷ n). */
const scoreLimits = (target: number, n: number, { z }: Level): readonly [number, number] => {
  const half = z * Math.sqrt((target * (1 - target)) / n)
  return [share(target - half), share(target + half)]
}

/** The exact Poisson interval of the expected count E, as a ratio to it: χ² with 2E and 2E + 2. */
const poissonLimits = (
  target: number,
  n: number,
  { lowerCount, upperCount }: Level,
): readonly [number, number] => {
  const expected = target * n
  return [lowerCount(expected) / n, upperCount(expected + 1) / n]
}

/**
 * The count below which chance leaves `p`, interpolated between whole counts (Spiegelhalter 2005,
 * appendix A.1.1): with r the smallest count of which the distribution function F exceeds p,
 * r - (F(r) - p) ÷ (F(r) - F(r - 1)).
 */
const interpolatedCount = (
  cdf: (count: number) => number,
  p: number,
  mean: number,
  deviation: number,
): number => {
  let r = Math.max(0, Math.floor(mean + normalQuantile(p) * deviation))
  while (r > 0 && cdf(r - 1) > p) r -= 1
  while (cdf(r) <= p) r += 1
  return r - (cdf(r) - p) / (cdf(r) - cdf(r - 1))
}

const exactLimits = (rule: FunnelRule, n: number, { tail }: Level): readonly [number, number] => {
  const { target } = rule
  const mean = target * n
  const binomial = rule.kind === 'proportion'
  const cdf = binomial
    ? (count: number) => binomialCdf(count, n, target)
    : (count: number) => poissonCdf(count, mean)
  const deviation = Math.sqrt(binomial ? mean * (1 - target) : mean)
  const at = (p: number): number => interpolatedCount(cdf, p, mean, deviation) / n
  return [Math.max(at(tail), 0), at(1 - tail)]
}

const widenedLimits = (rule: FunnelRule, n: number, { z }: Level): readonly [number, number] => {
  const centre = transformed(rule, rule.target)
  const half = z * widenedDeviation(rule, chanceDeviation(rule, n))
  return [untransformed(rule, centre - half), untransformed(rule, centre + half)]
}

const limitsAt = (rule: FunnelRule, n: number, level: Level): readonly [number, number] => {
  if (rule.spread !== 'chance') return widenedLimits(rule, n, level)
  if (rule.boundary === 'exact') return exactLimits(rule, n, level)
  return rule.kind === 'proportion'
    ? scoreLimits(rule.target, n, level)
    : poissonLimits(rule.target, n, level)
}

/**
 * What lies within 95 % and 99.8 % of what is to be expected at a denominator if the place were
 * like the target: the funnel (Spiegelhalter 2005). Limits come in the unit of the target.
 *
 * By chance alone: for proportions score limits, or for rates and ratios the exact Poisson limits
 * of the expected count; with `exact` the interpolated binomial or Poisson limits, for which the
 * denominator of a proportion must be whole. With overdispersion: target ± z times the widened
 * deviation on the transformed scale, and back. The denominator is above 0.
 */
export const funnelLimits = (rule: FunnelRule, denominator: number): FunnelLimits => {
  const [low95, high95] = limitsAt(rule, denominator, inner)
  const [low998, high998] = limitsAt(rule, denominator, outer)
  return { low95, high95, low998, high998 }
}

/**
 * Whether chance leaves a count of 0 at each level: the exact Poisson limits are those of an
 * expected count, and never reach 0, though with few expected 0 may be the likeliest outcome.
 */
export const zeroIsOrdinary = (
  rule: FunnelRule,
  denominator: number,
): { readonly at95: boolean; readonly at998: boolean } => {
  const byChance =
    rule.spread === 'chance' && rule.kind !== 'proportion'
      ? Math.exp(-rule.target * denominator)
      : 0
  return { at95: byChance > inner.tail, at998: byChance > outer.tail }
}
