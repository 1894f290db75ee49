import type { Refusal } from '../outcome.ts'

/** The refusal of an outcome that is the same in every row: nothing can be learnt from it. */
export const constantOutcome = (outcome: ArrayLike<number>, column = 'outcome'): Refusal[] => {
  const first = outcome[0]
  if (first === undefined || Array.from(outcome).some((value) => value !== first)) return []
  return [
    {
      code: 'outcome-constant',
      found: `${column} is ${first} in each of the ${outcome.length} rows`,
      expected: 'an outcome that varies',
      whatToDo: `Check that ${column} is the right column.`,
      about: { column },
    },
  ]
}
