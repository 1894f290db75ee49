import { given, refused, type Outcome, type Refusal } from '../outcome.ts'

export interface FrequencyRuleOptions {
  /** Fewest respondents (or persons counted) that a published cell may show. Below it: sensitive. */
  readonly threshold: number
  /** Whether a cell of nobody is sensitive too: it says that none of a group has a property. */
  readonly protectZeros?: boolean
}

/**
 * Which cells of a frequency table are sensitive by the threshold rule (Hundepool et al. 2012,
 * §4.2.1): those with fewer than `threshold` respondents. A count of zero is not sensitive unless
 * asked. Counts are whole numbers of 0 or more.
 *
 * Refusals: `threshold-not-whole`, `count-not-whole` (names the 1-based cell).
 */
export const frequencyRule = (
  counts: ArrayLike<number>,
  options: FrequencyRuleOptions,
): Outcome<readonly boolean[]> => {
  const { threshold, protectZeros = false } = options
  const refusals = [...badThreshold(threshold), ...badCounts(counts)]
  if (refusals.length > 0) return refused(...refusals)
  return given(
    Object.freeze(Array.from(counts, (count) => count < threshold && (count > 0 || protectZeros))),
  )
}

const badThreshold = (threshold: number): readonly Refusal[] =>
  Number.isInteger(threshold) && threshold >= 1
    ? []
    : [
        {
          code: 'threshold-not-whole',
          found: `threshold ${threshold}`,
          expected: 'a whole number of 1 or more',
          whatToDo: 'Give the fewest respondents that a cell may show, such as 3.',
          about: { option: 'threshold' },
        },
      ]

const badCounts = (counts: ArrayLike<number>): readonly Refusal[] =>
  Array.from(counts).flatMap((count, index) =>
    Number.isInteger(count) && count >= 0
      ? []
      : [
          {
            code: 'count-not-whole',
            found: `cell ${index + 1}: a count of ${count}`,
            expected: 'a whole number of 0 or more',
            whatToDo: `Give the number of respondents of cell ${index + 1}.`,
            about: { cell: String(index + 1) },
          },
        ],
  )
