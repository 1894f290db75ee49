import { hasControlCharacter } from './decode-text.ts'
import { excerpt } from './excerpt.ts'
import type { Cell, ColumnSpec, Remark, SourceRow, TableRow } from './table.ts'

interface AssembledRows {
  readonly rows: readonly TableRow[]
  readonly remarks: readonly Remark[]
}

const emptyCell = (line: number, column: string): Remark => ({
  severity: 'error',
  code: 'empty-cell',
  line,
  column,
  found: 'an empty cell',
  expected: `something in "${column}"`,
  whatToDo: 'Fill in the cell, or remove the row.',
})

const controlCharacter = (line: number, column: string, text: string): Remark => ({
  severity: 'error',
  code: 'control-character',
  line,
  column,
  found: `a control character in ${JSON.stringify(excerpt(text))}`,
  expected: 'text that can be read',
  whatToDo: 'Type the cell again.',
})

/** The rows with their cells by column name, and remarks on cells that no column may hold. */
export const assembleRows = (
  source: readonly SourceRow[],
  positions: ReadonlyMap<string, number>,
  columns: readonly ColumnSpec[],
): AssembledRows => {
  const remarks: Remark[] = []
  const rows = source.map(({ line, cells }): TableRow => {
    const named: Record<string, Cell> = {}
    for (const { name, required = false } of columns) {
      const text = cells[positions.get(name) ?? -1] ?? ''
      named[name] = { text, column: name }
      if (required && text === '') remarks.push(emptyCell(line, name))
      if (hasControlCharacter(text)) remarks.push(controlCharacter(line, name, text))
    }
    return { line, cells: named }
  })
  return { rows, remarks }
}
