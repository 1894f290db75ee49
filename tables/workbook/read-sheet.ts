import type { Sheet } from 'hucre/xlsx'
import { colToLetter } from 'hucre/xlsx'
import { emptyFile, tooManyColumns, tooManyRows } from '../size-remarks.ts'
import type { Remark, SourceRow, SourceTable } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'
import type { CellText } from './cell-text.ts'
import { cellText } from './cell-text.ts'

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
  column: colToLetter(column),
  found: 'text to the right of the last column of the header',
  expected: 'cells under the header only',
  whatToDo: 'Remove it, or give the column a name in the header.',
})

interface ShownCell {
  readonly column: number
  readonly shown: CellText
  /** The text of an error, such as `#N/A`. */
  readonly value: string
}

/** The rows that show something, by 0-based row; only the cells of them that do. */
export function* shownRows({
  rows,
  cells,
}: Sheet): Generator<{ readonly row: number; readonly shown: readonly ShownCell[] }> {
  for (const [row, values] of rows.entries()) {
    const shown = values
      .map((value, column): ShownCell => {
        const details = cells?.get(`${row},${column}`)
        return { column, shown: cellText(value, details), value: String(value) }
      })
      .filter((cell) => !('text' in cell.shown) || cell.shown.text !== '')
    if (shown.length > 0) yield { row, shown }
  }
}

/**
 * The rows of a sheet. The first row that is not empty is the header; cells that show an error or
 * were never calculated, and cells outside the header's columns, are remarked on.
 */
export const readSheet = (sheet: Sheet, limits: TableLimits): SourceTable => {
  let header = null as SourceRow | null
  const rows: SourceRow[] = []
  const remarks: Remark[] = []

  /** The texts of a row up to `width` cells. */
  const textsOf = (line: number, cells: readonly ShownCell[], width: number): string[] => {
    const texts: string[] = []
    for (const { column, shown, value } of cells) {
      if (column >= width) {
        remarks.push(
          header === null ? tooManyColumns(line, column + 1, width) : outsideTable(line, column),
        )
        break
      }
      while (texts.length < column) texts.push('')
      texts.push('text' in shown ? shown.text : '')
      if ('problem' in shown) {
        const name = header?.cells[column] ?? ''
        const place = name === '' ? colToLetter(column) : name
        remarks.push(cellProblem(shown.problem, line, place, value))
      }
    }
    return texts
  }

  for (const { row, shown } of shownRows(sheet)) {
    const line = row + 1
    if (header !== null && rows.length === limits.rows) {
      remarks.push(tooManyRows(line, limits.rows))
      break
    }
    const cells = textsOf(line, shown, header?.cells.length ?? limits.columns)
    if (header !== null) rows.push({ line, cells })
    else {
      header = { line, cells }
      if (remarks.length > 0) break
    }
  }
  return { header, rows, remarks: header === null ? [emptyFile, ...remarks] : remarks }
}
