import { excerpt } from './excerpt.ts'
import { unguardFormula } from './formula-guard.ts'
import type { QuoteFault, ScannedRow } from './scan-csv.ts'
import { scanCsv } from './scan-csv.ts'
import type { Remark, SourceRow, SourceTable } from './table.ts'
import type { TableLimits } from './table-limits.ts'
import { emptyFile, tooManyColumns, tooManyRows } from './size-remarks.ts'

const delimiters = [',', ';', '\t'] as const

const cellText = (written: string): string => unguardFormula(written).trim()

const isEmpty = (row: ScannedRow): boolean =>
  row.width === row.cells.length && row.cells.every((cell) => cellText(cell) === '')

/** Empty under whichever delimiter: before the header it is not yet known. */
const isBlank = (row: ScannedRow): boolean =>
  row.width === row.cells.length && row.cells.every((cell) => /^[\s,;]*$/.test(cell))

const findHeader = (rows: Iterable<ScannedRow>): ScannedRow | null => {
  for (const row of rows) if (!isBlank(row)) return row
  return null
}

/**
 * The delimiter under which the header names most of the known columns, then the one that gives
 * most cells. Counting delimiters alone would be fooled by a header with a comma in a name.
 */
const detectDelimiter = (text: string, columns: readonly string[], maxCells: number): string => {
  const known = new Set(columns.map((column) => column.toLowerCase()))
  let best = { delimiter: ',', named: -1, width: 0 }
  for (const delimiter of delimiters) {
    const header = findHeader(scanCsv(text, { delimiter, maxCells }))
    const named =
      header?.cells.filter((cell) => known.has(cellText(cell).toLowerCase())).length ?? 0
    const width = header?.width ?? 0
    if (named > best.named || (named === best.named && width > best.width)) {
      best = { delimiter, named, width }
    }
  }
  return best.delimiter
}

/** Excel's own first line: `sep=;`. */
const separatorLine = /^"?sep=([,;\t])"?(?=[\r\n]|$)/i

const quoteAdvice: Record<QuoteFault['kind'], { found: string; whatToDo: string }> = {
  'quote-inside-cell': {
    found: 'a quote inside a cell that does not begin with one',
    whatToDo: 'Put the whole cell in quotes and write each quote inside it twice.',
  },
  'text-after-quote': {
    found: 'text after the closing quote of a cell',
    whatToDo: 'Write each quote inside a quoted cell twice, or remove the text behind the cell.',
  },
  'quote-not-closed': {
    found: 'a cell that begins with a quote which is never closed',
    whatToDo: 'Close the quote at the end of the cell.',
  },
}

const quoteRemark = (fault: QuoteFault, header: SourceRow): Remark => {
  const name = header.cells[fault.cell] ?? ''
  return {
    severity: 'error',
    code: fault.kind,
    line: fault.line,
    column: name === '' ? fault.cell + 1 : excerpt(name),
    found: quoteAdvice[fault.kind].found,
    expected: 'a cell without quotes, or one that is quoted as a whole',
    whatToDo: quoteAdvice[fault.kind].whatToDo,
  }
}

// Cells that are too many are refused even when empty: `1,5` for one and a half moves the cells
// behind it, and if the last of them is empty, only the count tells.
const widthRemark = (row: ScannedRow, expected: number): Remark => ({
  severity: 'error',
  code: row.width > expected ? 'too-many-cells' : 'too-few-cells',
  line: row.line,
  found: `${row.width} cells`,
  expected: `${expected} cells, as in the header`,
  whatToDo:
    row.width > expected
      ? 'Put text with a delimiter, and amounts with a comma, in quotes; remove what is too much.'
      : 'Add the missing cells, empty ones too, with their delimiters.',
})

/**
 * The rows of a CSV text. A row with the wrong number of cells is left out and remarked on; so is
 * one with a misplaced quote, since nobody can tell what its cells are.
 */
export const readCsv = (
  text: string,
  columns: readonly string[],
  limits: TableLimits,
): SourceTable => {
  const declared = separatorLine.exec(text)
  const body = declared === null ? text : text.slice(declared[0].length)
  const delimiter = declared?.[1] ?? detectDelimiter(body, columns, limits.columns)
  let header: SourceRow | null = null
  let width = 0
  let seen = 0
  const rows: SourceRow[] = []
  const remarks: Remark[] = []
  for (const row of scanCsv(body, { delimiter, maxCells: limits.columns })) {
    if (header === null ? isBlank(row) : isEmpty(row)) continue
    const source = { line: row.line, cells: row.cells.map(cellText) }
    if (header === null) {
      header = source
      width = row.width
      if (width > limits.columns) remarks.push(tooManyColumns(row.line, width, limits.columns))
      remarks.push(...row.faults.map((fault) => quoteRemark(fault, source)))
      if (remarks.length > 0) break
      continue
    }
    seen += 1
    if (seen > limits.rows) {
      remarks.push(tooManyRows(row.line, limits.rows))
      break
    }
    const named = header
    if (row.faults.length > 0) remarks.push(...row.faults.map((fault) => quoteRemark(fault, named)))
    else if (row.width !== width) remarks.push(widthRemark(row, width))
    else rows.push(source)
  }
  return { header, rows, remarks: header === null ? [emptyFile] : remarks }
}
