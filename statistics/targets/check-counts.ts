import type { Refusal } from '../outcome.ts'

/** Refusals of the values that are not whole numbers from `from` on, each named. */
export const notWhole = (counts: Readonly<Record<string, number>>, from = 0): Refusal[] =>
  Object.entries(counts)
    .filter(([, value]) => !(Number.isSafeInteger(value) && value >= from))
    .map(([name, value]) => ({
      code: 'not-a-count',
      found: `${name} ${String(value)}`,
      expected: `a whole number, ${from} or more`,
      whatToDo: `Give ${name} as a count: ${from}, ${from + 1}, ${from + 2} … without decimals.`,
      about: { column: name },
    }))

/** Refusals of the values that are not between two bounds, both included. */
export const outOfRange = (
  values: Readonly<Record<string, number>>,
  from: number,
  to: number,
): Refusal[] =>
  Object.entries(values)
    .filter(([, value]) => !(value >= from && value <= to))
    .map(([name, value]) => ({
      code: 'out-of-range',
      found: `${name} ${String(value)}`,
      expected: `a number from ${from} to ${to}`,
      whatToDo: `Give ${name} within that range.`,
      about: { column: name },
    }))
