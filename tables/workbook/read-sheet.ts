import { emptyFile, tooManyColumns, tooManyRows } from '../size-remarks.ts'
import type { Remark, SourceRow, SourceTable } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'
import type { CellContext } from './cell-text.ts'
import { cellText } from './cell-text.ts'
import { columnLetters } from './column-letters.ts'
import type { PlacedCell } from './scan-sheet.ts'
import { scanSheet } from './scan-sheet.ts'

const cellProblem = (
  problem: 'error' | 'not-calculated',
  line: number,
  column: string,
  found: string,
): Remark => ({
  severity: 'error',
  code: problem === 'error' ? 'cell-error' : 'formula-not-calculated',
  line,
  column,
  found: problem === 'error' ? `the error ${found}` : 'a formula without a result',
  expected: 'a value',
  whatToDo:
    problem === 'error'
      ? 'Correct the formula, or write the value itself.'
      : 'Open the workbook in the spreadsheet program and save it, or write the value itself.',
})

const outsideTable = (line: number, column: number): Remark => ({
  severity: 'error',
  code: 'too-many-cells',
  line,
  column: columnLetters(column),
  found: 'text to the right of the last column of the header',
  expected: 'cells under the header only',
  whatToDo: 'Remove it, or give the column a name in the header.',
})

/**
 * The rows of a sheet. The first row that is not empty is the header; cells that show an error or
 * were never calculated, and cells outside the header's columns, are remarked on.
 */
export const readSheet = (
  bytes: Uint8Array,
  context: CellContext,
  limits: TableLimits,
): SourceTable => {
  let header = null as SourceRow | null
  const rows: SourceRow[] = []
  const remarks: Remark[] = []
  let seen = 0

  /** The texts of a row up to `width` cells; null when it is empty. */
  const textsOf = (line: number, cells: readonly PlacedCell[], width: number): string[] | null => {
    const texts: string[] = []
    let filled = false
    for (const cell of cells) {
      const shown = cellText(cell, context)
      const text = 'text' in shown ? shown.text : ''
      if ('text' in shown && text === '') continue
      filled = true
      if (cell.column >= width) {
        remarks.push(
          header === null
            ? tooManyColumns(line, cell.column + 1, width)
            : outsideTable(line, cell.column),
        )
        break
      }
      while (texts.length < cell.column) texts.push('')
      texts.push(text)
      if ('problem' in shown) {
        const name = header?.cells[cell.column] ?? ''
        const place = name === '' ? columnLetters(cell.column) : name
        remarks.push(cellProblem(shown.problem, line, place, cell.value ?? ''))
      }
    }
    return filled ? texts : null
  }

  scanSheet(bytes, (line, cells) => {
    const texts = textsOf(line, cells, header?.cells.length ?? limits.columns)
    if (texts === null) return true
    if (header === null) {
      header = { line, cells: texts }
      return remarks.length === 0
    }
    seen += 1
    if (seen > limits.rows) {
      remarks.push(tooManyRows(line, limits.rows))
      return false
    }
    rows.push({ line, cells: texts })
    return true
  })
  return { header, rows, remarks: header === null ? [emptyFile, ...remarks] : remarks }
}
