import { excerpt } from '@peil/tables/excerpt.ts'
import type { Refusal } from '@peil/statistics/outcome.ts'
import type { DataTable } from './data-table.ts'
import { isMissing, parseNumber } from './parse-number.ts'

type CellKind = 'number' | 'flag' | 'text'

export interface ColumnWish {
  readonly column: string
  readonly kind: CellKind
  /** Missing cells are taken as NaN, or as an empty text, and never refused. */
  readonly keepMissing: boolean
  /** `Inf` is taken; it marks units that are never treated. */
  readonly infinite: boolean
}

export interface ParsedColumn {
  readonly wish: ColumnWish
  readonly values: Float64Array | readonly string[]
  /** Rows without a value, where such are not kept; 0-based. */
  readonly missing: readonly number[]
  readonly refusals: readonly Refusal[]
}

/** Cells of one column that are named one by one; the others are counted. */
const namedCells = 3

const expectations: Readonly<Record<CellKind, string>> = {
  number: 'a number, such as 12.5',
  flag: '0 or 1',
  text: 'a text',
}

interface Fault {
  readonly row: number
  readonly code: string
  readonly found: string
  readonly whatToDo: string
}

/** The first faults at their cells, and how many more there are. */
export const faultRefusals = (
  table: DataTable,
  { column, kind }: ColumnWish,
  faults: readonly Fault[],
): readonly Refusal[] => {
  const { file } = table
  const named = faults.slice(0, namedCells).map(({ row, code, found, whatToDo }): Refusal => ({
    code,
    found,
    expected: expectations[kind],
    whatToDo,
    about: { file, line: String(table.lineOf(row)), column },
  }))
  const more = faults.length - named.length
  if (more <= 0) return named
  const last = named.at(-1)
  return [
    ...named,
    {
      code: 'more-cells',
      found: `${more} more such ${more === 1 ? 'cell' : 'cells'} in ${column}`,
      expected: expectations[kind],
      whatToDo: last?.whatToDo ?? '',
      about: { file, column },
    },
  ]
}

export const missingFault = (row: number, text: string): Fault => ({
  row,
  code: 'value-missing',
  found: text.trim() === '' ? 'an empty cell' : `"${excerpt(text)}", no value`,
  whatToDo: 'Fill in the cell, or leave the row out.',
})

const advice: Readonly<Record<CellKind, string>> = {
  number: 'Write digits without separators for thousands, or name another column.',
  flag: 'Write 1 where it holds and 0 where it does not, or name another column.',
  text: 'Write a text.',
}

/** A cell as a number; null when it is none, NaN when there is no value. */
const cellNumber = (text: string, kind: CellKind, decimalComma: boolean): number | null => {
  if (isMissing(text)) return NaN
  if (kind === 'number') return parseNumber(text, decimalComma)
  const folded = text.trim().toLowerCase()
  if (folded === 'true') return 1
  if (folded === 'false') return 0
  const value = parseNumber(text, decimalComma)
  return value === 0 || value === 1 ? value : null
}

const date = /^(\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([T ].*)?$/

/** What to do about a cell that is no number, by what it seems to be instead. */
const numberAdvice = (text: string): string => {
  if (date.test(text.trim())) {
    return 'Write a time as a number, such as its year, or name another column.'
  }
  if (text.includes('%')) return 'Leave the percent sign out: 12.5 for 12.5 %.'
  if (/^[+-]?\d+,\d+$/.test(text.trim())) {
    return 'Write a point for decimals, and nothing for thousands; a decimal comma is read where cells are separated by semicolons.'
  }
  if (!/\d/.test(text)) {
    return 'Write a number. Where the column holds categories, make a column of 0 and 1 for each.'
  }
  return advice.number
}

const numberFault = (row: number, text: string, kind: CellKind): Fault => ({
  row,
  code: kind === 'flag' ? 'not-zero-or-one' : 'not-a-number',
  found: `"${excerpt(text)}"`,
  whatToDo: kind === 'number' ? numberAdvice(text) : advice[kind],
})

/** `1,5` and `1.500` in one column: nobody can tell whether the second is a thousand and a half. */
const mixedMarks = (cells: readonly string[]): Fault | null => {
  if (!cells.some((cell) => cell.includes(','))) return null
  const row = cells.findIndex((cell) => cell.includes('.') && !isMissing(cell))
  return row === -1
    ? null
    : {
        row,
        code: 'mixed-decimal-marks',
        found: `"${excerpt(cells[row] ?? '')}", while other cells have a decimal comma`,
        whatToDo: 'Write all numbers of the column with the same decimal mark.',
      }
}

const parseNumbers = (
  table: DataTable,
  wish: ColumnWish,
  cells: readonly string[],
): ParsedColumn => {
  const comma = table.decimalComma ?? false
  const values = new Float64Array(cells.length)
  const missing: number[] = []
  const mixed = comma ? mixedMarks(cells) : null
  const faults: Fault[] = mixed === null ? [] : [mixed]
  for (const [row, text] of cells.entries()) {
    const value = cellNumber(text, wish.kind, comma)
    values[row] = value ?? NaN
    if (value === null) faults.push(numberFault(row, text, wish.kind))
    else if (Number.isNaN(value)) missing.push(row)
    else if (!Number.isFinite(value) && !wish.infinite) {
      const whatToDo = 'Write the number, or leave the row out.'
      faults.push({ row, code: 'value-not-finite', found: `"${text}"`, whatToDo })
    }
  }
  const refusals = faultRefusals(table, wish, faults)
  return { wish, values, missing: wish.keepMissing ? [] : missing, refusals }
}

const noText = (text: string): boolean => text === '' || text === 'NA'

/** The values of a column; cells that cannot be read are refused, missing ones are listed. */
export const parseColumn = (
  table: DataTable,
  wish: ColumnWish,
  cells: readonly string[],
): ParsedColumn => {
  if (wish.kind !== 'text') return parseNumbers(table, wish, cells)
  const missing = cells.flatMap((text, row) => (noText(text) && !wish.keepMissing ? [row] : []))
  const values = cells.map((text) => (noText(text) ? '' : text))
  return { wish, values, missing, refusals: [] }
}
