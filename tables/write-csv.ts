import { stringify } from 'csv-stringify/sync'
import { guardFormula } from './formula-guard.ts'

/** Numbers are written as they are, also negative ones; null is an empty cell. */
export type CsvValue = string | number | null

export interface CsvOptions {
  /** Begin with a byte order mark, for programs that take UTF-8 for something else without one. */
  readonly byteOrderMark?: boolean
}

const numberCell = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`not a number for a table: ${value}`)
  // -0 is written 0.
  return String(value + 0)
}

// Readers refuse these as signs of a binary file, and no spreadsheet shows them.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f]/g

const textCell = (value: string): string =>
  guardFormula(value.toWellFormed().replace(control, '\ufffd'))

// Beside what RFC 4180 asks for: what a program could take for a separator, would trim, or that
// begins with the apostrophe of a guarded formula.
const quoted = /[;\t\r\n]|^[\s']|\s$/

const cell = (value: CsvValue): string => {
  if (value === null) return ''
  return typeof value === 'number' ? numberCell(value) : textCell(value)
}

// No cell holds it, so that what is written can be cut there.
const lineEnd = '\0'

/** The texts of all cells of a large table at once would take more memory than the table. */
const atOnce = 10_000

const linesOf = (rows: readonly (readonly CsvValue[])[]): string[] =>
  stringify(
    rows.map((row) => row.map(cell)),
    { record_delimiter: lineEnd, quoted_match: quoted },
  )
    .split(lineEnd, rows.length)
    .map((line) => `${line}\r\n`)

/**
 * The lines of a CSV file, the header first, each with its CRLF: those of some rows, put together,
 * are a file of those rows. Rows have their cells in the order of the columns.
 *
 * After RFC 4180: commas, CRLF after every row, UTF-8 when encoded. Text that a spreadsheet would
 * calculate (beginning with = + - @, a tab or a line end) gets an apostrophe before it and stands in
 * quotes. Control characters become U+FFFD. Throws for NaN and infinities: those are bugs.
 */
export const csvLines = (
  columns: readonly string[],
  rows: readonly (readonly CsvValue[])[],
): readonly string[] => {
  const lines = linesOf([columns])
  for (let at = 0; at < rows.length; at += atOnce)
    lines.push(...linesOf(rows.slice(at, at + atOnce)))
  return lines
}

/**
 * CSV as `csvLines` writes it, of rows that name their columns.
 *
 * What this writes, `readTable` reads with the same texts: without the apostrophe of a guarded
 * formula, but also without spaces around texts, and without rows that are empty. Throws for a row
 * that lacks a column too.
 */
export const writeCsv = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, CsvValue>>[],
  { byteOrderMark = false }: CsvOptions = {},
): string => {
  const inOrder = rows.map((row) =>
    columns.map((column): CsvValue => {
      if (!(column in row)) throw new TypeError(`a row without the column "${column}"`)
      return row[column]
    }),
  )
  return (byteOrderMark ? '\ufeff' : '') + csvLines(columns, inOrder).join('')
}
