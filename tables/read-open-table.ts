import { basename } from 'node:path'
import type { Finding } from '@peil/domain/values/finding.ts'
import { excerpt } from './excerpt.ts'
import { duplicateColumn } from './match-columns.ts'
import { readBytes } from './read-bytes.ts'
import { readSource } from './read-source.ts'
import { noRows } from './size-remarks.ts'
import type { Remark, SourceRow } from './table.ts'
import type { TableLimits } from './table-limits.ts'
import { tableLimits } from './table-limits.ts'

/** A table whose columns nobody knew beforehand. */
export interface OpenTable {
  /** Names from the header as they stand there, trimmed; '' for a column without a name. */
  readonly columns: readonly string[]
  /** In the order of the file; a row of a workbook may be shorter than the header. */
  readonly rows: readonly SourceRow[]
  /** What separates the cells of a CSV file; undefined for a workbook. */
  readonly delimiter: string | undefined
  /** Everything that was found. The table may be used only when none of them is an error. */
  readonly findings: readonly Finding[]
}

/** Columns whose name stands in the header before; columns without a name are not compared. */
const duplicates = ({ line, cells }: SourceRow): readonly Remark[] =>
  cells.flatMap((name, position) => {
    const first = cells.indexOf(name)
    return name === '' || first === position
      ? []
      : [duplicateColumn(excerpt(name), line, first, position)]
  })

/**
 * Reads any table: CSV or the first visible sheet of a workbook, within the same limits as
 * `readTable`. The first row that is not empty names the columns; two of one name are an error, one
 * without a name is not (row numbers that a program wrote beside the data), for nobody can ask for
 * it. Never throws for what a file holds: everything wrong is a finding, all at once.
 */
export const readOpenTable = async (
  input: { readonly fileName: string; readonly bytes: Uint8Array },
  limits: TableLimits = tableLimits,
): Promise<OpenTable> => {
  const { header, rows, remarks, delimiter } = await readSource(input.bytes, [], limits)
  const found = [...remarks, ...(header === null ? [] : duplicates(header))]
  const sound = found.every(({ severity }) => severity !== 'error')
  if (header !== null && rows.length === 0 && sound) found.push(noRows(header.line))
  return {
    columns: header?.cells ?? [],
    rows,
    delimiter,
    findings: found.map((remark) => ({ ...remark, file: input.fileName })),
  }
}

/** Reads such a table from disk. Findings name the file without its folder. */
export const readOpenTableFile = async (
  path: string,
  limits: TableLimits = tableLimits,
): Promise<OpenTable> => {
  const fileName = basename(path)
  const bytes = await readBytes(path, limits.fileBytes)
  return Buffer.isBuffer(bytes)
    ? readOpenTable({ fileName, bytes }, limits)
    : {
        columns: [],
        rows: [],
        delimiter: undefined,
        findings: [{ ...bytes, file: fileName }],
      }
}
