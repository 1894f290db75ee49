import type { Outcome } from '../../../outcome.ts'
import {
  staggeredAdoption,
  type StaggeredAdoption,
  type StaggeredColumns,
  type StaggeredOptions,
} from '../staggered-adoption.ts'

// Small invented tables for the tests of staggered adoption.

/** Units with their start and their outcomes at times 1, 2, 3 …, as a long table. */
export const long = (
  units: readonly (readonly [name: string, start: number, ...outcomes: number[]])[],
): StaggeredColumns => {
  const rows = units.flatMap(([unit, firstTreated, ...outcomes]) =>
    outcomes.map((outcome, t) => ({ unit, firstTreated, time: t + 1, outcome })),
  )
  return {
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    outcome: rows.map(({ outcome }) => outcome),
    firstTreated: rows.map(({ firstTreated }) => firstTreated),
  }
}

// Never: mean path 0, 1, 3, 4. Group 3: mean path 1, 2, 6, 9. Group 4: mean path 2, 4, 6, 10.
/** Seven units at four times. */
export const town = long([
  ['a', 0, 0, 0, 2, 4],
  ['b', 0, 0, 2, 4, 4],
  ['c', 3, 1, 1, 6, 8],
  ['d', 3, 1, 3, 6, 10],
  ['e', 4, 2, 3, 6, 9],
  ['f', 4, 2, 5, 6, 11],
  ['g', 4, 2, 4, 6, 10],
])
export const plain: StaggeredOptions = { draws: 0, method: 'reg' }

export const valueOf = (outcome: Outcome<StaggeredAdoption>): StaggeredAdoption => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
export const estimate = (
  columns: StaggeredColumns,
  options: StaggeredOptions = {},
): StaggeredAdoption => valueOf(staggeredAdoption(columns, { ...plain, ...options }))

/** To ten digits; null stays. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e10) / 1e10 + 0

export const cells = (result: StaggeredAdoption) =>
  result.groupTime.map((cell) => [cell.group, cell.time, cell.base, rounded(cell.estimate)])
export const rows = (result: StaggeredAdoption) =>
  result.rows.map((row) => [row.at, rounded(row.estimate)])
export const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
