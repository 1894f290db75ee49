import { refused, type Outcome, type Refusal, given } from './outcome.ts'

/** Rows are told to people as they count: the first is 1. */
const rowName = (index: number): string => String(index + 1)

/**
 * The refusals of the values that are not finite numbers, one per column at its first such row, so
 * that a thousand empty cells do not drown the rest.
 */
export const nonFinite = (columns: Readonly<Record<string, ArrayLike<number>>>): Refusal[] =>
  Object.entries(columns).flatMap(([column, values]) => {
    const bad = Array.from(values).flatMap((value, index) =>
      Number.isFinite(value) ? [] : [index],
    )
    const [first] = bad
    if (first === undefined) return []
    const others = bad.length === 1 ? '' : `, and ${bad.length - 1} more`
    return [
      {
        code: 'value-not-finite',
        found: `${column}, row ${rowName(first)}: ${String(values[first])}${others}`,
        expected: 'a finite number in every row',
        whatToDo: `Fill in ${column} in row ${rowName(first)}, or leave that row out.`,
        about: { column, row: rowName(first) },
      },
    ]
  })

/** The refusals when columns are empty or of different lengths. */
export const unequalLengths = (
  columns: Readonly<Record<string, ArrayLike<unknown>>>,
): Refusal[] => {
  const lengths = Object.entries(columns).map(([name, values]) => [name, values.length] as const)
  const [first] = lengths
  if (first === undefined || first[1] === 0) {
    return [
      {
        code: 'no-rows',
        found: 'no rows',
        expected: 'at least one row',
        whatToDo: 'Give the data: a file with a header and a row per observation.',
        about: { column: first?.[0] ?? '' },
      },
    ]
  }
  return lengths
    .filter(([, length]) => length !== first[1])
    .map(([column, length]) => ({
      code: 'lengths-differ',
      found: `${column} has ${length} values, ${first[0]} has ${first[1]}`,
      expected: 'columns of the same length',
      whatToDo: `Give ${column} a value for each row of ${first[0]}.`,
      about: { column },
    }))
}

/** The refusal of a confidence level outside (0, 1): it is a share, not a percentage. */
export const badLevel = (level: number): Refusal[] =>
  level > 0 && level < 1
    ? []
    : [
        {
          code: 'level-out-of-range',
          found: `level ${String(level)}`,
          expected: 'a level between 0 and 1, both excluded, such as 0.95',
          whatToDo: 'Give the confidence level as a share: 0.95 for 95 %.',
          about: { option: 'level' },
        },
      ]

/** The outcome of a list of checks: nothing, or all refusals at once. */
export const allGood = (refusals: readonly Refusal[]): Outcome<null> =>
  refusals.length === 0 ? given(null) : refused(...refusals)
