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

const cell = (value: CsvValue | undefined, column: string): string => {
  if (value === undefined) throw new TypeError(`a row without the column "${column}"`)
  if (value === null) return ''
  return typeof value === 'number' ? numberCell(value) : textCell(value)
}

/**
 * CSV after RFC 4180: commas, CRLF after every row, UTF-8 when encoded. Text that a spreadsheet
 * would calculate (beginning with = + - @, a tab or a line end) gets an apostrophe before it and
 * stands in quotes. Control characters become U+FFFD.
 *
 * What this writes, `readTable` reads with the same texts: without that apostrophe, but also without
 * spaces around texts, and without rows that are empty. Throws for NaN, infinities and a row that
 * lacks a column: those are bugs.
 */
export const writeCsv = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, CsvValue>>[],
  { byteOrderMark = false }: CsvOptions = {},
): string => {
  const lines = rows.map((row) => columns.map((column) => cell(row[column], column)))
  return stringify([columns.map(textCell), ...lines], {
    bom: byteOrderMark,
    record_delimiter: 'windows',
    quoted_match: quoted,
  })
}
