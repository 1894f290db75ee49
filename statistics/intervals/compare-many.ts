import { unequalLengths } from '../check-values.ts'
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
 * Which of many figures are higher or lower than another, such as an average, a target or its own
 * earlier value? Each as `compareIntervals`; the verdicts by Benjamini & Hochberg, so that among all
 * `higher` and `lower` at most `falseDiscoveryRate` are expected to be false. The limits of each
 * difference are those of that difference alone. At least one figure; `others` is one for all or one
 * for each, and independent of them (an average of all is nearly so when there are many).
 */
export const compareMany = (
  figures: readonly Interval[],
  others: Interval | readonly Interval[],
  { level = defaultLevel, falseDiscoveryRate = 0.05 }: ManyOptions = {},
): Outcome<readonly JudgedDifference[]> => {
  const seconds: readonly Interval[] = 'estimate' in others ? figures.map(() => others) : others
  const shape = unequalLengths({ first: figures, second: seconds })
  if (shape.length > 0) return refused(...shape)
  const single: IntervalComparison[] = []
  const refusals = seconds.flatMap((second, index) => {
    const outcome = compareIntervals(figures[index] ?? second, second, { level })
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
