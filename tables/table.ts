import type { Finding } from '@peil/domain/values/finding.ts'

/** A column that a table has. */
export interface ColumnSpec {
  /** Compared without regard to case and surrounding spaces. */
  readonly name: string
  /** Every row must have text here; an empty cell is then an error. Default: cells may be empty. */
  readonly required?: boolean
  /** The table may lack the column altogether; its cells are then empty. */
  readonly mayLack?: boolean
}

/** One cell, with the column it stood under. */
export interface Cell {
  /** Without surrounding spaces; an empty cell is `''`. Dates of a workbook are `YYYY-MM-DD`. */
  readonly text: string
  readonly column: string
}

export interface TableRow {
  /** The row's number in the spreadsheet, or the line of the CSV file on which it begins. 1-based. */
  readonly line: number
  /** By the name of the column as the caller wrote it; every listed column is present. */
  readonly cells: Readonly<Record<string, Cell>>
}

export interface Table {
  /** Empty when the columns themselves are wrong; without the rows that could not be split. */
  readonly rows: readonly TableRow[]
  /** Everything that was found. Nothing may be taken in when one of them is an error. */
  readonly findings: readonly Finding[]
}

/** A finding before it is known which file is being read. */
export type Remark = Omit<Finding, 'file'>

/** A row as it stood in the file, before its columns are known. */
export interface SourceRow {
  readonly line: number
  /** Trimmed. May be shorter than the header; a missing cell is an empty one. */
  readonly cells: readonly string[]
}

/** The rows of a file, whatever kind of file it is. */
export interface SourceTable {
  readonly header: SourceRow | null
  /** Never empty rows, never longer than the header. */
  readonly rows: readonly SourceRow[]
  readonly remarks: readonly Remark[]
  /** What separates the cells of a CSV file; a workbook has none. */
  readonly delimiter?: string
}
