import type { Estimate, Warning } from '../estimate.ts'
import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import { sum } from '../numerics/moments.ts'
import type { CountForm, CountKind, PlaceCounts } from './check-counts.ts'
import { countRefusals, placeName } from './check-counts.ts'
import type { FunnelLimits } from './funnel-limits.ts'
import { funnelLimits, zeroIsOrdinary } from './funnel-limits.ts'
import {
  optionRefusals,
  targetRefusals,
  tooFewLeft,
  wholeDenominators,
  zeroInLog,
} from './funnel-checks.ts'
import type { FunnelRule, FunnelTransform } from './funnel-rule.ts'
import { chanceDeviation, transformed, widenedDeviation } from './funnel-rule.ts'
import { funnelMethod, funnelWarnings } from './funnel-words.ts'
import type { Trim } from './overdispersion.ts'
import { overdispersion } from './overdispersion.ts'

export interface FunnelOptions {
  readonly kind: CountKind
  /** Centre line; the pooled share or rate of all places, or 1 for ratios, unless given. */
  readonly target?: number
  /** Default `score`: score limits for proportions, χ² limits for rates and ratios. */
  readonly boundary?: FunnelRule['boundary']
  /** Default `none`. */
  readonly overdispersion?: 'none' | 'phi' | 'tau2'
  /** Default: a tenth at each end, winsorised. */
  readonly trim?: Trim
  /** Default: `arcsine` for proportions; otherwise `sqrt`, with truncation `log`. */
  readonly transform?: FunnelTransform
  /** Default `whole`. */
  readonly counts?: CountForm
}

/** In neutral words: to lie above or below is neither good nor bad by itself. */
export type FunnelStatus = 'in control' | 'above 95' | 'above 99.8' | 'below 95' | 'below 99.8'

export interface FunnelPoint extends FunnelLimits {
  readonly name: string
  readonly numerator: number
  readonly denominator: number
  /** numerator ÷ denominator. */
  readonly value: number
  /** Distance to the target in standard deviations by chance alone. */
  readonly z: number
  /** The same with the deviation that the limits use. */
  readonly zAdjusted: number
  readonly status: FunnelStatus
}

/** `estimate` is the centre line; it has no interval, because it is what places are held against. */
export interface Funnel extends Estimate {
  readonly phi: number
  readonly tau2: number
  readonly overdispersion: {
    readonly asked: 'none' | 'phi' | 'tau2'
    /** Places differ more than chance allows: τ² > 0. */
    readonly needed: boolean
    /** The limits are wider because of it. */
    readonly used: boolean
    /** Places that φ and τ² rest on. */
    readonly places: number
  }
  /** What `funnelLimits` needs to draw the funnel. */
  readonly rule: FunnelRule
  /** In the order of the rows. */
  readonly points: readonly FunnelPoint[]
  readonly counts: Readonly<Record<FunnelStatus, number>>
}

const statusOf = (
  rule: FunnelRule,
  numerator: number,
  denominator: number,
  limits: FunnelLimits,
): FunnelStatus => {
  const value = numerator / denominator
  if (value > limits.high998) return 'above 99.8'
  if (value > limits.high95) return 'above 95'
  const ordinary = numerator === 0 ? zeroIsOrdinary(rule, denominator) : undefined
  if (value < limits.low998 && ordinary?.at998 !== true) return 'below 99.8'
  if (value < limits.low95 && ordinary?.at95 !== true) return 'below 95'
  return 'in control'
}

const defaultTrim: Trim = { how: 'winsorise', by: 0.1 }

const defaultTransform = (kind: CountKind, trim: Trim): FunnelTransform => {
  if (kind === 'proportion') return 'arcsine'
  return trim.how === 'truncate' ? 'log' : 'sqrt'
}

const pointsOf = (
  { names, numerators, denominators }: PlaceCounts,
  rule: FunnelRule,
  z: Float64Array,
  s: Float64Array,
): FunnelPoint[] =>
  Array.from(z, (score, i) => {
    const numerator = numerators[i] ?? NaN
    const denominator = denominators[i] ?? NaN
    const deviation = s[i] ?? NaN
    const limits = funnelLimits(rule, denominator)
    return Object.freeze({
      name: placeName(names, i),
      numerator,
      denominator,
      value: numerator / denominator,
      z: score,
      zAdjusted: (score * deviation) / widenedDeviation(rule, deviation),
      low95: limits.low95,
      high95: limits.high95,
      low998: limits.low998,
      high998: limits.high998,
      status: statusOf(rule, numerator, denominator, limits),
    })
  })

/**
 * Which places differ from the rest by more than chance, or more than places usually do
 * (Spiegelhalter 2005, Statistics in Medicine 24:1185; Spiegelhalter et al. 2012, JRSS A 175:1).
 *
 * A place has `numerators` out of, per or against `denominators`. The centre line θ is the pooled
 * value; each place gets z = (y - y(θ)) ÷ s on a scale on which chance does not depend on the value
 * (asin √p; √ or ln of observed ÷ expected), and limits at its own denominator. With `phi` or
 * `tau2` the limits are widened if places differ more than chance allows (see `overdispersion`);
 * whether that was needed and used is said. A count of 0 is not called low where chance alone
 * leaves it often enough, e^(-expected) > 2.5 % or 0.1 %, whatever the limit drawn.
 *
 * Refused: fewer than two places, unequal columns, values that are not finite, denominators of 0,
 * negative counts, counts that are not whole (unless they are decimal by choice), numerators above
 * denominators of proportions, a place named twice, nothing or everything counted, ln of 0.
 */
export const funnel = (counts: PlaceCounts, options: FunnelOptions): Outcome<Funnel> => {
  const { kind, trim = defaultTrim, boundary = 'score', overdispersion: asked = 'none' } = options
  const transform = options.transform ?? defaultTransform(kind, trim)
  const wrong = [
    ...countRefusals(counts, kind, options.counts ?? 'whole'),
    ...optionRefusals(kind, trim, transform),
  ]
  if (wrong.length > 0) return refused(...wrong)
  const pooled = kind === 'ratio' ? 1 : sum(counts.numerators) / sum(counts.denominators)
  const target = options.target ?? pooled
  const unfit = [
    ...targetRefusals(kind, target, options.target !== undefined),
    ...zeroInLog(counts, transform),
    ...wholeDenominators(counts, kind, boundary),
  ]
  if (unfit.length > 0) return refused(...unfit)

  const base: FunnelRule = { kind, target, spread: 'chance', boundary, transform, phi: 1, tau2: 0 }
  const n = counts.numerators.length
  const s = Float64Array.from(counts.denominators, (value) => chanceDeviation(base, value))
  const centre = transformed(base, target)
  const z = s.map(
    (deviation, i) =>
      (transformed(base, (counts.numerators[i] ?? NaN) / (counts.denominators[i] ?? NaN)) -
        centre) /
      deviation,
  )
  const { phi, tau2, places } = overdispersion(z, s, trim)
  if (places < 2) return refused(tooFewLeft(places))
  const needed = tau2 > 0
  const rule: FunnelRule = Object.freeze({
    ...base,
    spread: needed && asked !== 'none' ? asked : 'chance',
    phi,
    tau2,
  })
  const points = pointsOf(counts, rule, z, s)
  const tally = { 'in control': 0, 'above 95': 0, 'above 99.8': 0, 'below 95': 0, 'below 99.8': 0 }
  for (const { status } of points) tally[status] += 1
  const warnings: readonly Warning[] = funnelWarnings(counts, rule, { asked, places })
  return given(
    Object.freeze({
      estimate: target,
      se: null,
      low: null,
      high: null,
      level: 0.95,
      method: funnelMethod(rule, trim),
      n,
      warnings,
      phi,
      tau2,
      overdispersion: Object.freeze({ asked, needed, used: rule.spread !== 'chance', places }),
      rule,
      points: Object.freeze(points),
      counts: Object.freeze(tally),
    }),
  )
}
