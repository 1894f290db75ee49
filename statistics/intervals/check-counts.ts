import type { Refusal } from '../outcome.ts'

/** What a value stands for, such as `numerator`, and its row from 1 where there are several. */
export interface Place {
  readonly column: string
  readonly row?: number
}

const refusal = (
  { column, row }: Place,
  value: number,
  [code, expected, whatToDo]: readonly [string, string, string],
): Refusal => ({
  code,
  found: `${column}${row === undefined ? '' : `, row ${row}:`} ${String(value)}`,
  expected,
  whatToDo,
  about: row === undefined ? { column } : { column, row: String(row) },
})

/** The refusal of a value that is NaN or infinite. */
export const finite = (place: Place, value: number): Refusal[] =>
  Number.isFinite(value)
    ? []
    : [
        refusal(place, value, [
          'value-not-finite',
          'a finite number',
          'Give the number, or leave this row out: a missing value is not zero.',
        ]),
      ]

/** The refusal of what is no count: 0, 1, 2 … */
export const count = (place: Place, value: number): Refusal[] => {
  if (!Number.isFinite(value)) return finite(place, value)
  if (value < 0) {
    return [
      refusal(place, value, [
        'count-negative',
        'a count of 0 or more',
        'Correct the count: nothing can happen fewer than 0 times.',
      ]),
    ]
  }
  if (Number.isInteger(value)) return []
  return [
    refusal(place, value, [
      'count-not-whole',
      'a whole number',
      'Give the count itself, not a rate, a share or an estimate of it.',
    ]),
  ]
}

/** The refusal of a denominator that is not above zero; it need not be whole (person-years). */
export const denominator = (place: Place, value: number): Refusal[] => {
  if (!Number.isFinite(value)) return finite(place, value)
  if (value > 0) return []
  return [
    refusal(place, value, [
      value === 0 ? 'denominator-zero' : 'denominator-negative',
      'a number above 0',
      'Leave out rows in which there is nothing to count among.',
    ]),
  ]
}

/** The refusals of a numerator and a denominator of which the one is a part of the other. */
export const trials = (
  successes: number,
  all: number,
  names: readonly [string, string] = ['numerator', 'denominator'],
): Refusal[] => {
  const [part, whole] = names
  const own = [...count({ column: part }, successes), ...denominator({ column: whole }, all)]
  if (own.length > 0) return own
  if (!Number.isInteger(all)) return count({ column: whole }, all)
  if (successes <= all) return []
  return [
    {
      code: 'numerator-above-denominator',
      found: `${part} ${successes} above ${whole} ${all}`,
      expected: 'a part that is at most the whole',
      whatToDo: 'Check both columns; where one case may count several times, ask for a rate.',
      about: { column: part },
    },
  ]
}
