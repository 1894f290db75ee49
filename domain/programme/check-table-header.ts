import type { Finding } from '../values/finding.ts'
import { fault } from './fault.ts'
import { suggestName } from './nearest-name.ts'
import type { TableLine } from './read-table-lines.ts'

/** Columns that are missing, unknown or there twice in the header of a table of the programme. */
export const checkTableHeader = (
  file: string,
  header: TableLine,
  columns: readonly string[],
): readonly Finding[] => [
  ...columns
    .filter((column) => !header.cells.includes(column))
    .map((column) =>
      fault(
        { file, line: header.line },
        'missing-column',
        `no column \`${column}\``,
        `the columns ${columns.join(',')}`,
        `Add a column \`${column}\`.`,
      ),
    ),
  ...header.cells
    .filter((cell, index) => !columns.includes(cell) || header.cells.indexOf(cell) !== index)
    .map((cell) =>
      fault(
        { file, line: header.line, column: cell },
        columns.includes(cell) ? 'duplicate-column' : 'unknown-column',
        cell,
        `each of these columns once: ${columns.join(',')}`,
        columns.includes(cell) ? 'Remove one of the two.' : suggestName(cell, columns),
      ),
    ),
]

/** A row with more or fewer cells than the header; null when it has as many. */
export const checkRowWidth = (
  file: string,
  header: TableLine,
  { line, cells }: TableLine,
): Finding | null =>
  cells.length === header.cells.length
    ? null
    : fault(
        { file, line },
        'wrong-number-of-cells',
        `${cells.length} cells`,
        `${header.cells.length}, one for each column`,
        'Add or remove commas; put a name that contains a comma in double quotes.',
      )
