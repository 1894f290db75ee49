import type { Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { Cell, TableRow } from './table.ts'

/** The refusals of a cell's text as findings at the place where it stood. */
export const cellFindings = (
  file: string,
  row: TableRow,
  cell: Cell,
  refusals: readonly Refusal[],
): readonly Finding[] =>
  refusals.map(({ code, found, expected, whatToDo }) => ({
    severity: 'error',
    code,
    file,
    line: row.line,
    column: cell.column,
    found,
    expected,
    whatToDo,
  }))
