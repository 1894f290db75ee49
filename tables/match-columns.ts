import { excerpt } from './excerpt.ts'
import { nearestName } from './nearest-name.ts'
import type { Remark, SourceRow } from './table.ts'

interface MatchedColumns {
  /** Position in the row by the name of the column; complete when there are no remarks. */
  readonly positions: ReadonlyMap<string, number>
  readonly remarks: readonly Remark[]
}

const quoteAll = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

const missing = (name: string, line: number): Remark => ({
  severity: 'error',
  code: 'missing-column',
  line,
  column: name,
  found: `no column "${name}" in the first row that is not empty`,
  expected: `a column "${name}"`,
  whatToDo: 'Add the column, with its name in the header; its cells may stay empty if unknown.',
})

const unknown = (
  cell: string,
  line: number,
  names: readonly string[],
  absent: readonly string[],
): Remark => {
  const near = nearestName(cell, absent) ?? nearestName(cell, names)
  return {
    severity: 'error',
    code: 'unknown-column',
    line,
    column: excerpt(cell),
    found: `a column "${excerpt(cell)}"`,
    expected: `only the columns ${quoteAll(names)}`,
    whatToDo:
      near !== null && absent.includes(near)
        ? `Rename it to "${near}" if that is what it holds, else remove it.`
        : near === null
          ? 'Remove the column.'
          : `Remove the column; "${near}" is there already.`,
  }
}

export const duplicateColumn = (
  name: string,
  line: number,
  first: number,
  again: number,
): Remark => ({
  severity: 'error',
  code: 'duplicate-column',
  line,
  column: name,
  found: `the column "${name}" twice, as columns ${first + 1} and ${again + 1}`,
  expected: 'each column once',
  whatToDo: 'Keep the one that is right and remove the other.',
})

/** Spreadsheets write columns without a name and without cells; only filled ones are a mistake. */
const unnamed = (position: number, line: number): Remark => ({
  severity: 'error',
  code: 'unnamed-column',
  line,
  column: position + 1,
  found: `text in column ${position + 1}, which has no name`,
  expected: 'a name above every column that holds something',
  whatToDo: 'Write the name of the column in the header, or empty the column.',
})

const firstFilled = (rows: readonly SourceRow[], position: number): SourceRow | undefined =>
  rows.find((row) => (row.cells[position] ?? '') !== '')

/**
 * Where each column stands: in any order, without regard to case. Missing, unknown and repeated
 * columns, and filled columns without a name, are remarked on, all at once. Columns of `mayLack`
 * may be missing.
 */
export const matchColumns = (
  header: SourceRow,
  rows: readonly SourceRow[],
  names: readonly string[],
  mayLack: readonly string[] = [],
): MatchedColumns => {
  const byFolded = new Map(names.map((name) => [name.toLowerCase(), name]))
  const nameAt = header.cells.map((cell) => byFolded.get(cell.toLowerCase()))
  const present = new Set(nameAt)
  const absent = names.filter((name) => !present.has(name))
  const positions = new Map<string, number>()
  const remarks = absent
    .filter((name) => !mayLack.includes(name))
    .map((name) => missing(name, header.line))
  for (const [position, cell] of header.cells.entries()) {
    const name = nameAt[position]
    if (cell === '') {
      const filled = firstFilled(rows, position)
      if (filled !== undefined) remarks.push(unnamed(position, filled.line))
    } else if (name === undefined) {
      remarks.push(unknown(cell, header.line, names, absent))
    } else {
      const first = positions.get(name)
      if (first === undefined) positions.set(name, position)
      else remarks.push(duplicateColumn(name, header.line, first, position))
    }
  }
  return { positions, remarks }
}
