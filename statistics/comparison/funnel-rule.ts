import type { CountKind } from './check-counts.ts'

/** The scale on which chance variation does not depend on the value. */
export type FunnelTransform = 'arcsine' | 'sqrt' | 'log'

/** All that the limits of a funnel depend on but the denominator. */
export interface FunnelRule {
  readonly kind: CountKind
  /** Centre line: a share, a rate per unit of the denominator, or a ratio. */
  readonly target: number
  /**
   * `chance`: what chance alone allows, by the rules of `boundary`. `phi`, `tau2`: widened for
   * overdispersion on the transformed scale.
   */
  readonly spread: 'chance' | 'phi' | 'tau2'
  readonly boundary: 'score' | 'exact'
  readonly transform: FunnelTransform
  readonly phi: number
  readonly tau2: number
}

/** The value's place on the scale: asin √p, √ratio or ln ratio, the ratio being to the target. */
export const transformed = (rule: FunnelRule, value: number): number => {
  if (rule.transform === 'arcsine') return Math.asin(Math.sqrt(value))
  const ratio = value / rule.target
  return rule.transform === 'sqrt' ? Math.sqrt(ratio) : Math.log(ratio)
}

/** Back from the scale; what lies beyond its ends (below a count of 0, above all) is cut. */
export const untransformed = (rule: FunnelRule, y: number): number => {
  switch (rule.transform) {
    case 'arcsine':
      return Math.sin(Math.min(Math.max(y, 0), Math.PI / 2)) ** 2
    case 'sqrt':
      return rule.target * Math.max(y, 0) ** 2
    case 'log':
      return rule.target * Math.exp(y)
  }
}

/**
 * Standard deviation by chance alone on the scale: 1 ÷ (2√n) for asin √p, and with E expected
 * events 1 ÷ (2√E) for the root and 1 ÷ √E for the logarithm (Spiegelhalter et al. 2012).
 */
export const chanceDeviation = (rule: FunnelRule, denominator: number): number => {
  if (rule.transform === 'arcsine') return 0.5 / Math.sqrt(denominator)
  const expected = rule.target * denominator
  return (rule.transform === 'sqrt' ? 0.5 : 1) / Math.sqrt(expected)
}

/** Deviation with what overdispersion adds: s√φ, never below s, or √(s² + τ²). */
export const widenedDeviation = (rule: FunnelRule, deviation: number): number => {
  switch (rule.spread) {
    case 'chance':
      return deviation
    case 'phi':
      return deviation * Math.sqrt(Math.max(rule.phi, 1))
    case 'tau2':
      return Math.sqrt(deviation ** 2 + rule.tau2)
  }
}
