import { excerpt } from './excerpt.ts'
import { unguardFormula } from './formula-guard.ts'
import type { QuoteFault } from './split-csv.ts'
import { splitCsv, splitFirstRow } from './split-csv.ts'
import type { Remark, SourceRow, SourceTable } from './table.ts'
import type { TableLimits } from './table-limits.ts'
import { emptyFile, tooManyColumns, tooManyRows } from './size-remarks.ts'

const delimiters = [',', ';', '\t'] as const

const cellText = (written: string): string => unguardFormula(written).trim()

/**
 * The delimiter under which the header names most of the known columns, then the one that gives
 * most cells. Counting delimiters alone would be fooled by a header with a comma in a name.
 */
const detectDelimiter = (header: string, columns: readonly string[]): string => {
  const known = new Set(columns.map((column) => column.toLowerCase()))
  let best = { delimiter: ',', named: -1, width: 0 }
  for (const delimiter of delimiters) {
    const cells = splitFirstRow(header, delimiter)
    const named = cells.filter((cell) => known.has(cellText(cell).toLowerCase())).length
    if (named > best.named || (named === best.named && cells.length > best.width)) {
      best = { delimiter, named, width: cells.length }
    }
  }
  return best.delimiter
}

// Further on, no header is still being written; only this much is read once per delimiter.
const headerLength = 100_000

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

const quoteRemark = (line: number, fault: QuoteFault, header: SourceRow | null): Remark => {
  const name = header?.cells[fault.cell] ?? ''
  return {
    severity: 'error',
    code: fault.kind,
    line,
    column: name === '' ? fault.cell + 1 : excerpt(name),
    found: quoteAdvice[fault.kind].found,
    expected: 'a cell without quotes, or one that is quoted as a whole',
    whatToDo: quoteAdvice[fault.kind].whatToDo,
  }
}

// Cells that are too many are refused even when empty: `1,5` for one and a half moves the cells
// behind it, and if the last of them is empty, only the count tells.
const widthRemark = (line: number, found: number, expected: number): Remark => ({
  severity: 'error',
  code: found > expected ? 'too-many-cells' : 'too-few-cells',
  line,
  found: `${found} cells`,
  expected: `${expected} cells, as in the header`,
  whatToDo:
    found > expected
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
  const declaredLength = declared?.[0].length ?? 0
  const filled = text.slice(declaredLength).search(/[^\s,;"]/)
  if (filled === -1) return { header: null, rows: [], remarks: [emptyFile] }
  const at = declaredLength + filled
  const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1
  const body = text.slice(start)
  const delimiter = declared?.[1] ?? detectDelimiter(body.slice(0, headerLength), columns)
  let header = null as SourceRow | null
  const rows: SourceRow[] = []
  const remarks: Remark[] = []
  let seen = 0
  const firstLine = (text.slice(0, start).match(/\r\n|\n|\r/g)?.length ?? 0) + 1
  splitCsv(body, { delimiter, firstLine }, ({ line, cells, fault }) => {
    if (header === null) {
      if (fault !== null) remarks.push(quoteRemark(line, fault, null))
      else if (cells.length > limits.columns)
        remarks.push(tooManyColumns(line, cells.length, limits.columns))
      else header = { line, cells: cells.map(cellText) }
      return remarks.length === 0
    }
    if (fault === null && cells.every((cell) => cellText(cell) === '')) return true
    seen += 1
    if (seen > limits.rows) remarks.push(tooManyRows(line, limits.rows))
    else if (fault !== null) remarks.push(quoteRemark(line, fault, header))
    else if (cells.length !== header.cells.length)
      remarks.push(widthRemark(line, cells.length, header.cells.length))
    else rows.push({ line, cells: cells.map(cellText) })
    return seen <= limits.rows
  })
  return { header, rows, remarks, delimiter }
}
