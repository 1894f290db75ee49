import { mean } from '../numerics/moments.ts'

/** Where a process stays as long as nothing but its usual variation works on it. */
export interface ProcessLimits {
  readonly mean: number
  /** Mean of the moving ranges that count. */
  readonly movingRange: number
  readonly lower: number
  readonly upper: number
  /** Two thirds of the way from the mean to a limit: what is beyond is near it. */
  readonly lowerNear: number
  readonly upperNear: number
  /** Moving ranges that were left out as outliers. */
  readonly dropped: number
}

/**
 * `nhs`: 2.66 × the mean moving range, after dropping the moving ranges above 3.267 × their mean
 * (NHS England, Making Data Count). `nist`: 3 ÷ 1.128 ×, nothing dropped.
 */
export const limitRules = ['nhs', 'nist'] as const
export type LimitRule = (typeof limitRules)[number]

const factor: Readonly<Record<LimitRule, number>> = { nhs: 2.66, nist: 3 / 1.128 }

/** Upper limit of a moving range in units of their mean: D4 for two values. */
const largestRange = 3.267

/**
 * Limits of an individuals (XmR) chart, mean ± factor × mean moving range, a moving range being the
 * distance between neighbours (Shewhart 1931; NIST/SEMATECH e-Handbook 6.3.2.2). NaN of fewer than
 * two values; both limits equal the mean where nothing varies.
 */
export const processLimits = (values: ArrayLike<number>, rule: LimitRule): ProcessLimits => {
  const centre = mean(values)
  const ranges = Array.from({ length: values.length - 1 }, (_, i) =>
    Math.abs((values[i + 1] ?? NaN) - (values[i] ?? NaN)),
  )
  const most = largestRange * mean(ranges)
  const kept = rule === 'nhs' ? ranges.filter((range) => range <= most) : ranges
  const movingRange = mean(kept)
  const reach = factor[rule] * movingRange
  return Object.freeze({
    mean: centre,
    movingRange,
    lower: centre - reach,
    upper: centre + reach,
    lowerNear: centre - (2 / 3) * reach,
    upperNear: centre + (2 / 3) * reach,
    dropped: ranges.length - kept.length,
  })
}
