import { allGood, badLevel } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { given, type Outcome } from '../outcome.ts'
import { trials } from './check-counts.ts'
import type { IntervalOptions, Limits } from './limits.ts'

/** A share with its interval: whole numbers, 0 ≤ numerator ≤ denominator, denominator ≥ 1. */
export type ShareInterval = (
  numerator: number,
  denominator: number,
  options?: IntervalOptions,
) => Outcome<Estimate>

/** The interval of a share whose limits a method gives for checked counts; no standard error. */
export const shareInterval =
  (limits: (x: number, n: number, level: number) => Limits, method: string): ShareInterval =>
  (numerator, denominator, { level = defaultLevel } = {}) => {
    const checked = allGood([...trials(numerator, denominator), ...badLevel(level)])
    if (!checked.ok) return checked
    return given(
      Object.freeze({
        estimate: numerator / denominator,
        se: null,
        ...limits(numerator, denominator, level),
        level,
        method,
        n: denominator,
        warnings: [],
      }),
    )
  }
