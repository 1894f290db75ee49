import { defaultLevel } from '../estimate.ts'
import { given, refused, type Outcome } from '../outcome.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import {
  compareIntervals,
  verdictOf,
  type Interval,
  type IntervalComparison,
  type Verdict,
} from './compare-intervals.ts'

export interface ManyOptions {
  /** Level of the intervals that are given; 0.95 unless given. */
  readonly level?: number
  /** Largest expected share of false ones among all `higher` and `lower`; 0.05 unless given. */
  readonly falseDiscoveryRate?: number
}

/** One of many figures beside the one that all are compared with. */
export interface JudgedDifference {
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly pValue: number
  /** After Benjamini & Hochberg; it decides. */
  readonly adjustedPValue: number
  readonly verdict: Verdict
}

/**
 * Which of many figures are higher or lower than one, such as an average or a target? Each as
 * `compareIntervals`; the verdicts by Benjamini & Hochberg, so that among all `higher` and `lower`
 * at most `falseDiscoveryRate` are expected to be false. The limits of each difference are those of
 * that difference alone. At least one figure; the one compared with is independent of them (an
 * average of all is nearly so when there are many).
 */
export const compareMany = (
  figures: readonly Interval[],
  with_: Interval,
  { level = defaultLevel, falseDiscoveryRate = 0.05 }: ManyOptions = {},
): Outcome<readonly JudgedDifference[]> => {
  const single: IntervalComparison[] = []
  const refusals = figures.flatMap((figure, index) => {
    const outcome = compareIntervals(figure, with_, { level })
    if (outcome.ok) single.push(outcome.value)
    return outcome.ok
      ? []
      : outcome.refusals.map((refusal) => ({
          ...refusal,
          about: { ...refusal.about, row: String(index + 1) },
        }))
  })
  if (refusals.length > 0) return refused(...refusals)
  const adjusted = benjaminiHochberg(
    single.map(({ pValue }) => pValue),
    falseDiscoveryRate,
  )
  if (!adjusted.ok) return adjusted
  return given(
    Object.freeze(
      single.map(({ estimate, low, high, pValue }, index) =>
        Object.freeze({
          difference: estimate,
          low: low ?? NaN,
          high: high ?? NaN,
          pValue,
          adjustedPValue: adjusted.value.adjusted[index] ?? NaN,
          verdict: verdictOf(estimate, adjusted.value.found[index] ?? false),
        }),
      ),
    ),
  )
}
