import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { cellFindings } from '@peil/tables/cell-findings.ts'
import type { TableRow } from '@peil/tables/table.ts'

export interface RowReader {
  /** The parsed cell, or null after noting what is wrong with it. */
  readonly cell: <Value>(column: string, parse: (text: string) => Decision<Value>) => Value | null
  /** As `cell`, but an empty cell is null and not wrong. */
  readonly optional: <Value>(
    column: string,
    parse: (text: string) => Decision<Value>,
  ) => Value | null
  readonly text: (column: string) => string
  /** True while every cell read so far could be parsed. */
  readonly sound: () => boolean
}

/** Reads the cells of one row, collecting everything that is wrong in `findings`. */
export const rowReader = (file: string, row: TableRow, findings: Finding[]): RowReader => {
  let sound = true
  const text = (column: string): string => row.cells[column]?.text ?? ''
  const note = (column: string, refusals: readonly Refusal[]): null => {
    sound = false
    findings.push(...cellFindings(file, row, { text: text(column), column }, refusals))
    return null
  }
  const cell: RowReader['cell'] = (column, parse) => {
    const decision = parse(text(column))
    return decision.ok ? decision.value : note(column, decision.refusals)
  }
  return {
    cell,
    optional: (column, parse) => (text(column) === '' ? null : cell(column, parse)),
    text,
    sound: () => sound,
  }
}
