import { csvLines, type CsvValue } from '@peil/tables/write-csv.ts'
import type { Cell, DataTable } from '../data/data-table.ts'

const csvCell = (cell: Cell): CsvValue => (typeof cell === 'boolean' ? String(cell) : cell)

/** A table with its lines as CSV, the header first. */
export interface LinedTable {
  readonly table: DataTable
  readonly lines: readonly string[]
}

/** The lines of a table as CSV, a header with the names of the columns first. */
export const tableCsvLines = ({ columns, rows }: DataTable): readonly string[] =>
  csvLines(
    columns.map(({ name }) => name),
    rows.map((cells) => columns.map((_, at) => csvCell(cells[at] ?? null))),
  )

/** A table as CSV. */
export const tableCsv = (table: DataTable): string => tableCsvLines(table).join('')
