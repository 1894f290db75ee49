import type { Refusal } from '../outcome.ts'

/** The refusal of too few draws to tell a tail. */
export const badDraws = (draws: number): Refusal[] =>
  Number.isInteger(draws) && draws >= 100
    ? []
    : [
        {
          code: 'too-few-draws',
          found: `${draws} draws`,
          expected: 'a whole number of draws, 100 or more',
          whatToDo: 'Draw at least 1,000 times for limits that are to be published.',
          about: { option: 'draws' },
        },
      ]
