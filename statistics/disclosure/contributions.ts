import type { Refusal } from '../outcome.ts'

/** What a rule on large contributors says of a cell. */
export interface Sensitivity {
  readonly sensitive: boolean
  /**
   * How far above the cell's value an attacker's upper bound must lie for the rule to be kept; 0
   * for a cell that is not sensitive (Hundepool et al. 2012, table 4.2).
   */
  readonly upperProtection: number
}

/** The largest contributions first, with their sum. Contributions are 0 or more. */
export const ranked = (contributions: ArrayLike<number>): readonly [number[], number] => {
  const descending = Array.from(contributions).sort((a, b) => b - a)
  return [descending, descending.reduce((all, part) => all + part, 0)]
}

/** The refusals of contributions that are negative or no numbers, one per cell, at its first. */
export const badContributions = (cells: readonly ArrayLike<number>[]): readonly Refusal[] =>
  cells.flatMap((contributions, cell) => {
    const at = Array.from(contributions).findIndex((part) => !(Number.isFinite(part) && part >= 0))
    if (at < 0) return []
    return [
      {
        code: 'contribution-not-positive',
        found: `cell ${cell + 1}, contribution ${at + 1}: ${String(contributions[at])}`,
        expected: 'finite contributions of 0 or more',
        whatToDo: `Correct contribution ${at + 1} of cell ${cell + 1}; this rule has no meaning for negative amounts.`,
        about: { cell: String(cell + 1), contribution: String(at + 1) },
      },
    ]
  })

/** The refusal of a percentage that a rule cannot use. */
export const badPercentage = (option: string, value: number, most: number): readonly Refusal[] =>
  value > 0 && value <= most
    ? []
    : [
        {
          code: 'percentage-out-of-range',
          found: `${option} ${value}`,
          expected: `more than 0${Number.isFinite(most) ? ` and at most ${most}` : ''}, in per cent`,
          whatToDo: `Give ${option} as a percentage, such as 10 for 10 %.`,
          about: { option },
        },
      ]
