import { writeCsv, type CsvValue } from '@peil/tables/write-csv.ts'
import type { Cell, DataTable } from '../data/data-table.ts'

const csvCell = (cell: Cell): CsvValue => (typeof cell === 'boolean' ? String(cell) : cell)

/** A table as CSV, a header with the names of the columns first. */
export const tableCsv = ({ columns, rows }: DataTable): string => {
  const names = columns.map(({ name }) => name)
  return writeCsv(
    names,
    rows.map((cells) =>
      Object.fromEntries(names.map((name, at) => [name, csvCell(cells[at] ?? null)])),
    ),
  )
}
