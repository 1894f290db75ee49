import { DuckDBInstance, type DuckDBDateValue } from '@duckdb/node-api'
import { parquetReadObjects } from 'hyparquet'
import { unguardFormula } from '@peil/tables/formula-guard.ts'
import type { Cell, DataTable } from '../data/data-table.ts'

type Rows = readonly (readonly Cell[])[]

/** A value as a reader of some format gives it, as the cell it was. */
export const plainCell = (value: unknown): Cell => {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'object') return (value as DuckDBDateValue).toString()
  return value as Cell
}

const duckTypes: Record<string, string> = {
  integer: 'BIGINT',
  cents: 'BIGINT',
  number: 'DOUBLE',
  date: 'DATE',
  boolean: 'BOOLEAN',
}

const csvFrom = (file: string, { columns }: Pick<DataTable, 'columns'>): string => {
  const types = columns.map(({ name, type }) => `'${name}': '${duckTypes[type] ?? 'VARCHAR'}'`)
  return `read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"', columns = {${types.join(', ')}})`
}

/** The cells of a Parquet file, as hyparquet reads them. */
export const readParquet = async (
  bytes: Uint8Array,
  { columns }: Pick<DataTable, 'columns'>,
): Promise<Rows> => {
  const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer })
  return rows.map((row) => columns.map(({ name }) => plainCell(row[name])))
}

interface DuckReader {
  /** The cells of a CSV file, told its columns and nothing to guess, without the guard of formulas. */
  readonly csv: (file: string, table: Pick<DataTable, 'columns'>) => Promise<Rows>
  readonly parquet: (file: string) => Promise<Rows>
  /** The texts of a CSV file as they stand there, the header first; null for what is empty. */
  readonly texts: (
    file: string,
    delimiter: string,
    columns: readonly string[],
  ) => Promise<readonly (readonly (string | null)[])[]>
  readonly close: () => void
}

/** DuckDB, to read files back that something else wrote. */
export const openDuckReader = async (): Promise<DuckReader> => {
  const duck = await (await DuckDBInstance.create()).connect()
  const rowsFrom = async (from: string): Promise<Rows> =>
    (await duck.runAndReadAll(`select * from ${from}`)).getRows().map((row) => row.map(plainCell))
  return {
    csv: async (file, table) =>
      (await rowsFrom(csvFrom(file, table))).map((row) =>
        row.map((cell) => (typeof cell === 'string' ? unguardFormula(cell) : cell)),
      ),
    texts: async (file, delimiter, columns) => {
      const all = columns.map((_, at) => `'c${at}': 'VARCHAR'`).join(', ')
      const rows = await rowsFrom(
        `read_csv('${file}', header = false, delim = '${delimiter}', quote = '"', escape = '"', new_line = '\\r\\n', columns = {${all}}, auto_detect = false)`,
      )
      return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
    },
    parquet: (file) => rowsFrom(`read_parquet('${file}')`),
    close: () => duck.closeSync(),
  }
}
