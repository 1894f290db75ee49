import type { SourceTable } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'
import { refusingBroken } from './broken-workbook.ts'
import { parseWorkbook } from './parse-workbook.ts'
import type { Parts } from './unpack-workbook.ts'

export interface ParseTask {
  readonly parts: Parts
  readonly limits: TableLimits
}

/** What was read, or where a fault of our own was found. */
export type ParseAnswer = { readonly table: SourceTable } | { readonly bug: string }

const answer = async ({ parts, limits }: ParseTask): Promise<ParseAnswer> => {
  try {
    return { table: await refusingBroken(() => parseWorkbook(parts, limits)) }
  } catch (error) {
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.once('message', (task: ParseTask) => {
  void answer(task).then((answered) => process.send?.(answered))
})
// Nobody is left to answer.
process.once('disconnect', () => process.exit())
