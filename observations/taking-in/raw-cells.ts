import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../with-database.ts'
import { figureColumns, type CsvLayout, type FigureCells } from './figure-cells.ts'

/** Reads a CSV file as texts, strictly: whatever is not plain CSV in UTF-8 makes the statement fail. */
const readCsv = ({ path, columns, delimiter }: CsvLayout): string => `read_csv(
  ${sqlText(path)}, auto_detect = false, header = true, delim = ${sqlText(delimiter)},
  quote = '"', escape = '"', compression = 'none',
  columns = {${columns.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ')}})`

/** Makes the relation `raw` of a CSV file: it is read again whenever it is asked for. */
export const rawFromCsv = async (connection: DuckDBConnection, csv: CsvLayout): Promise<void> => {
  const source = csv.columns.includes('source') ? '' : ', NULL::VARCHAR AS source'
  await connection.run(`CREATE VIEW raw AS SELECT 0 AS line, *${source} FROM ${readCsv(csv)}`)
}

/** Makes the relation `raw` of rows that were read already; empty cells become NULL. */
export const rawFromRows = async (
  connection: DuckDBConnection,
  rows: readonly FigureCells[],
): Promise<void> => {
  const columns = figureColumns.map((name) => `${name} VARCHAR`).join(', ')
  await connection.run(`CREATE TABLE raw (line INTEGER, ${columns})`)
  const appender = await connection.createAppender('raw')
  for (const { line, cells } of rows) {
    appender.appendInteger(line)
    for (const name of figureColumns) {
      const text = cells[name]
      if (text === '') appender.appendNull()
      else appender.appendVarchar(text)
    }
    appender.endRow()
  }
  appender.closeSync()
}
