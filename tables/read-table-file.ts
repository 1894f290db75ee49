import { basename } from 'node:path'
import { readBytes } from './read-bytes.ts'
import { readTable } from './read-table.ts'
import type { ColumnSpec, Table } from './table.ts'
import type { TableLimits } from './table-limits.ts'
import { tableLimits } from './table-limits.ts'

/**
 * Reads a table from disk; `readTable` says how. A file over the limit is refused before it is
 * read. Findings name the file without its folder.
 */
export const readTableFile = async (
  path: string,
  columns: readonly ColumnSpec[],
  limits: TableLimits = tableLimits,
): Promise<Table> => {
  const fileName = basename(path)
  const bytes = await readBytes(path, limits.fileBytes)
  return Buffer.isBuffer(bytes)
    ? readTable({ fileName, bytes }, columns, limits)
    : { rows: [], findings: [{ ...bytes, file: fileName }] }
}
