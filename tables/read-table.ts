import { assembleRows } from './assemble-rows.ts'
import { matchColumns } from './match-columns.ts'
import { readSource } from './read-source.ts'
import { noRows } from './size-remarks.ts'
import type { ColumnSpec, Remark, Table } from './table.ts'
import type { TableLimits } from './table-limits.ts'
import { tableLimits } from './table-limits.ts'

const hasError = (remarks: readonly Remark[]): boolean =>
  remarks.some(({ severity }) => severity === 'error')

/**
 * Reads a table that somebody sends: CSV (UTF-8, UTF-16 with byte order mark, or Windows-1252 with
 * a notice; comma, semicolon or tab) or the first visible sheet of an XLSX workbook. What the file
 * is, is told by its bytes. Empty rows are skipped; the first other row must name the columns, in
 * any order. Never throws for what a file holds: everything wrong is a finding, all at once.
 */
export const readTable = async (
  input: { readonly fileName: string; readonly bytes: Uint8Array },
  columns: readonly ColumnSpec[],
  limits: TableLimits = tableLimits,
): Promise<Table> => {
  const names = columns.map(({ name }) => name)
  const source = await readSource(input.bytes, names, limits)
  const table = (rows: Table['rows'], remarks: readonly Remark[]): Table => ({
    rows,
    findings: remarks.map((remark) => ({ ...remark, file: input.fileName })),
  })
  const { header } = source
  if (header === null) return table([], source.remarks)
  const mayLack = columns.flatMap(({ name, mayLack = false }) => (mayLack ? [name] : []))
  const matched = matchColumns(header, source.rows, names, mayLack)
  const remarks = [...source.remarks, ...matched.remarks]
  if (source.rows.length === 0 && !hasError(remarks)) remarks.push(noRows(header.line))
  if (hasError(matched.remarks)) return table([], remarks)
  const assembled = assembleRows(source.rows, matched.positions, columns)
  return table(assembled.rows, [...remarks, ...assembled.remarks])
}
