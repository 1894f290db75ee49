import type { Decision } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { OpenTable } from '@peil/tables/read-open-table.ts'
import { readOpenTableFile } from '@peil/tables/read-open-table.ts'
import { basename } from 'node:path'
import type { DataTable } from './data-table.ts'

interface ReadTable {
  readonly table: DataTable
  /** What was taken nevertheless, such as a text that had to be read as Windows-1252. */
  readonly notices: readonly Finding[]
}

/** The table by columns; columns without a name are left out, for nobody can ask for them. */
export const dataTable = (file: string, { columns, rows, delimiter }: OpenTable): DataTable => {
  const positions = new Map(
    columns.flatMap((name, position) => (name === '' ? [] : [[name, position] as const])),
  )
  return {
    file,
    columns: [...positions.keys()],
    rows: rows.length,
    cells: (column) => {
      const position = positions.get(column)
      return position === undefined ? undefined : rows.map(({ cells }) => cells[position] ?? '')
    },
    decimalComma: delimiter === ';',
    lineOf: (row) => rows[row]?.line ?? 0,
  }
}

/** Reads a CSV file or workbook for an analysis, or says at which places it cannot be read. */
export const readDataTable = async (path: string): Promise<Decision<ReadTable, Finding>> => {
  const open = await readOpenTableFile(path)
  const errors = open.findings.filter(({ severity }) => severity === 'error')
  return errors.length > 0
    ? refuse(...errors)
    : accept({ table: dataTable(basename(path), open), notices: open.findings })
}
