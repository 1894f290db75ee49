import { readTable } from '../read-table.ts'
import type { Table } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'

/** Reads a text, as UTF-8, or bytes, with columns that may be empty. */
export const read = async (
  contents: string | Uint8Array,
  columns: readonly string[] = ['a', 'b'],
  limits?: TableLimits,
): Promise<Table> => {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents
  const input = { fileName: 'table.csv', bytes }
  return readTable(
    input,
    columns.map((name) => ({ name })),
    limits,
  )
}

/** The texts of the rows, in the order of the columns as asked for. */
export const texts = (table: Table): readonly (readonly string[])[] =>
  table.rows.map(({ cells }) => Object.values(cells).map(({ text }) => text))

export const codes = (table: Table): readonly string[] => table.findings.map(({ code }) => code)
