import { allGood, unequalLengths } from '../check-values.ts'
import { given, type Outcome, type Refusal } from '../outcome.ts'

/** P-values made comparable when many were looked at, in the order given. */
export interface AdjustedPValues {
  /** Smallest false discovery rate at which each finding would count. */
  readonly adjusted: readonly number[]
  /** Whether each counts at the rate that was asked for. */
  readonly found: readonly boolean[]
  readonly falseDiscoveryRate: number
}

/** The refusal of a rate outside (0, 1). */
const badDiscoveryRate = (rate: number): Refusal[] =>
  rate > 0 && rate < 1
    ? []
    : [
        {
          code: 'rate-out-of-range',
          found: `false discovery rate ${String(rate)}`,
          expected: 'a share between 0 and 1, both excluded, such as 0.05',
          whatToDo: 'Give the share of findings that may be false: 0.05 for 5 %.',
          about: { option: 'false-discovery-rate' },
        },
      ]

const badPValues = (pValues: ArrayLike<number>): Refusal[] =>
  Array.from(pValues).flatMap((p, index) =>
    p >= 0 && p <= 1
      ? []
      : [
          {
            code: 'p-value-out-of-range',
            found: `p-value, row ${index + 1}: ${String(p)}`,
            expected: 'a number from 0 to 1',
            whatToDo: 'Give the p-value of each comparison, or leave that row out.',
            about: { column: 'p-value', row: String(index + 1) },
          },
        ],
  )

/**
 * Which of many comparisons count, when of those that do, at most this share may be false on
 * average? Sorted p-values p₍ᵢ₎ of m are adjusted to the smallest m p₍ⱼ₎ ÷ j over j ≥ i, at most 1;
 * a finding counts when that is at most the rate. Holds for independent and positively dependent
 * comparisons. P-values in 0..1, at least one. Source: Benjamini & Hochberg (1995), JRSS B 57:289.
 */
export const benjaminiHochberg = (
  pValues: ArrayLike<number>,
  falseDiscoveryRate = 0.05,
): Outcome<AdjustedPValues> => {
  const checked = allGood([
    ...unequalLengths({ 'p-value': pValues }),
    ...badPValues(pValues),
    ...badDiscoveryRate(falseDiscoveryRate),
  ])
  if (!checked.ok) return checked
  const m = pValues.length
  const descending = Array.from(pValues, (p, index) => ({ p, index })).sort((a, b) => b.p - a.p)
  const adjusted: number[] = Array.from(pValues, () => 1)
  let smallest = 1
  descending.forEach(({ p, index }, place) => {
    smallest = Math.min(smallest, p * (m / (m - place)))
    adjusted[index] = smallest
  })
  return given(
    Object.freeze({
      adjusted,
      found: adjusted.map((p) => p <= falseDiscoveryRate),
      falseDiscoveryRate,
    }),
  )
}
