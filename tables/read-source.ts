import { decodeText } from './decode-text.ts'
import { fileKind, refuseCompound } from './file-kind.ts'
import { readCsv } from './read-csv.ts'
import { emptyFile, fileTooLarge } from './size-remarks.ts'
import type { Remark, SourceTable } from './table.ts'
import type { TableLimits } from './table-limits.ts'
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

/**
 * The rows of a CSV file or of the first visible sheet of a workbook; what the file is, is told by
 * its bytes. `names` are the columns that are expected, if any: they tell the delimiter.
 */
export const readSource = async (
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
