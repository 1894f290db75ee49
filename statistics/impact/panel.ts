import { nonFinite, unequalLengths } from '../check-values.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'

/** A long table of units over time, a row per unit and time, in any order. */
export interface PanelColumns {
  readonly unit: ArrayLike<string | number>
  readonly time: ArrayLike<number>
  readonly outcome: ArrayLike<number>
}

/** What the columns are called where the data come from, for messages. */
export interface PanelNames {
  readonly unit?: string
  readonly time?: string
  readonly outcome?: string
}

/** A balanced panel: each unit observed once at each time. */
export interface Panel {
  /** In order: by value where all are numbers, else by their characters. */
  readonly units: readonly string[]
  /** Ascending. */
  readonly times: readonly number[]
  /** Units × times: that of unit i at time t stands at `i * times.length + t`. */
  readonly outcome: Float64Array
  /** The row of the data (from 0) that each cell of `outcome` came from. */
  readonly rows: Int32Array
}

/** Most units or times that one message names. */
const mostNamed = 5

/** `3, 7, 12 and 4 more`. */
export const listed = (names: readonly (string | number)[]): string => {
  const shown = names.slice(0, mostNamed).join(', ')
  return names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown
}

/**
 * Puts a long table in the shape that panel methods need. Units keep their names, times must be
 * numbers. Refused: no rows, columns of different length, a time or outcome that is not a finite
 * number, a unit without name, a unit twice at one time, a unit that is not there at each time,
 * fewer than two units or two times.
 */
export const arrangePanel = (columns: PanelColumns, names: PanelNames = {}): Outcome<Panel> => {
  const unitName = names.unit ?? 'unit'
  const timeName = names.time ?? 'time'
  const outcomeName = names.outcome ?? 'outcome'
  const broken = [
    ...unequalLengths({
      [unitName]: columns.unit,
      [timeName]: columns.time,
      [outcomeName]: columns.outcome,
    }),
  ]
  if (broken.length > 0) return refused(...broken)
  const owners = Array.from(columns.unit, String)
  const unusable = [
    ...nonFinite({ [timeName]: columns.time, [outcomeName]: columns.outcome }),
    ...unnamed(owners, unitName),
  ]
  if (unusable.length > 0) return refused(...unusable)

  const units = [...new Set(owners)].sort(byValueOrCharacters(owners))
  const times = [...new Set(Array.from(columns.time))].sort((a, b) => a - b)
  const unitAt = new Map(units.map((unit, index) => [unit, index]))
  const timeAt = new Map(times.map((time, index) => [time, index]))
  const rows = new Int32Array(units.length * times.length).fill(-1)
  for (const [row, owner] of owners.entries()) {
    const time = columns.time[row] ?? NaN
    const cell = (unitAt.get(owner) ?? NaN) * times.length + (timeAt.get(time) ?? NaN)
    const earlier = rows[cell] ?? -1
    if (earlier !== -1) return refused(duplicate(owner, time, earlier, row, unitName))
    rows[cell] = row
  }
  const faults = [
    ...incomplete(units, times, rows, unitName),
    ...tooFew(units.length, 'unit', 'one-unit', unitName),
    ...tooFew(times.length, 'time', 'one-time', timeName),
  ]
  if (faults.length > 0) return refused(...faults)
  return given(
    Object.freeze({
      units: Object.freeze(units),
      times: Object.freeze(times),
      outcome: Float64Array.from(rows, (row) => columns.outcome[row] ?? NaN),
      rows,
    }),
  )
}

/** A value per unit and time (units × times) of another column of the same table. */
export const panelColumn = (panel: Panel, values: ArrayLike<number>): Float64Array =>
  new Float64Array(panel.rows.length).map((_, cell) => values[panel.rows[cell] ?? NaN] ?? NaN)

const byValueOrCharacters = (names: readonly string[]): ((a: string, b: string) => number) =>
  names.every((name) => Number.isFinite(Number(name)))
    ? (a, b) => Number(a) - Number(b)
    : (a, b) => (a < b ? -1 : 1)

const unnamed = (owners: readonly string[], column: string): Refusal[] => {
  const row = owners.findIndex((owner) => owner.trim() === '')
  if (row === -1) return []
  return [
    {
      code: 'unit-missing',
      found: `${column}, row ${row + 1}: nothing`,
      expected: 'the name or number of a unit in every row',
      whatToDo: `Fill in ${column} in row ${row + 1}, or leave that row out.`,
      about: { column, row: String(row + 1) },
    },
  ]
}

const duplicate = (
  unit: string,
  time: number,
  earlier: number,
  row: number,
  column: string,
): Refusal => ({
  code: 'unit-time-twice',
  found: `${column} ${unit} at ${time} in row ${earlier + 1} and in row ${row + 1}`,
  expected: 'each unit once at each time',
  whatToDo: `Keep one of the rows ${earlier + 1} and ${row + 1}, or add them together.`,
  about: { column, unit, row: String(row + 1) },
})

const incomplete = (
  units: readonly string[],
  times: readonly number[],
  rows: Int32Array,
  column: string,
): Refusal[] => {
  const lacking = units.flatMap((unit, i) => {
    const missing = times.filter((_, t) => rows[i * times.length + t] === -1)
    return missing.length === 0 ? [] : [{ unit, missing }]
  })
  const [first] = lacking
  if (first === undefined) return []
  const lines = lacking.map(({ unit, missing }) => `${unit} (not at ${listed(missing)})`)
  return [
    {
      code: 'panel-unbalanced',
      found: `${column} ${listed(lines)}`,
      expected: `each unit at each of the ${times.length} times`,
      whatToDo: `Complete these units, or leave them or the times out: ${listed(lacking.map(({ unit }) => unit))}.`,
      about: { column, unit: first.unit },
    },
  ]
}

const tooFew = (count: number, noun: string, code: string, column: string): Refusal[] =>
  count >= 2
    ? []
    : [
        {
          code,
          found: `one ${noun} in ${column}`,
          expected: `two or more ${noun}s`,
          whatToDo: `Give the data of more ${noun}s: with one there is nothing to compare.`,
          about: { column },
        },
      ]
