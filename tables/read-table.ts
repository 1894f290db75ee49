import { assembleRows } from './assemble-rows.ts'
import { decodeText } from './decode-text.ts'
import { fileKind, refuseCompound } from './file-kind.ts'
import { matchColumns } from './match-columns.ts'
import { readCsv } from './read-csv.ts'
import { emptyFile, fileTooLarge } from './size-remarks.ts'
import type { ColumnSpec, Remark, SourceTable, Table } from './table.ts'
import type { TableLimits } from './table-limits.ts'
import { tableLimits } from './table-limits.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

const nothingBut = (...remarks: readonly Remark[]): SourceTable => ({
  header: null,
  rows: [],
  remarks,
})

const markup: Remark = {
  severity: 'error',
  code: 'not-a-table',
  found: 'a file that begins with "<", like a web page',
  expected: 'a CSV file or an .xlsx workbook',
  whatToDo: 'Open it in a spreadsheet program and save it as .xlsx.',
}

const noRows = (line: number): Remark => ({
  severity: 'error',
  code: 'no-rows',
  line,
  found: 'a header without rows under it',
  expected: 'at least one row',
  whatToDo: 'Check that this is the right file, and that it was saved.',
})

const readText = (
  bytes: Uint8Array,
  names: readonly string[],
  limits: TableLimits,
): SourceTable => {
  const { text, remarks } = decodeText(bytes)
  if (text === null) return nothingBut(...remarks)
  if (text.trimStart().startsWith('<')) return nothingBut(markup)
  const table = readCsv(text, names, limits)
  return { ...table, remarks: [...remarks, ...table.remarks] }
}

const readSource = async (
  bytes: Uint8Array,
  names: readonly string[],
  limits: TableLimits,
): Promise<SourceTable> => {
  if (bytes.length > limits.fileBytes)
    return nothingBut(fileTooLarge(bytes.length, limits.fileBytes))
  if (bytes.length === 0) return nothingBut(emptyFile)
  const kind = fileKind(bytes)
  if (kind === 'compound') return nothingBut(refuseCompound(bytes))
  return kind === 'zip' ? readWorkbook(bytes, limits) : readText(bytes, names, limits)
}

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
  const matched = matchColumns(header, source.rows, names)
  const remarks = [...source.remarks, ...matched.remarks]
  if (source.rows.length === 0 && !hasError(remarks)) remarks.push(noRows(header.line))
  if (hasError(matched.remarks)) return table([], remarks)
  const assembled = assembleRows(source.rows, matched.positions, columns)
  return table(assembled.rows, [...remarks, ...assembled.remarks])
}
