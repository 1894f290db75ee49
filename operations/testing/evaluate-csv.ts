import type { Outcome } from '@peil/statistics/outcome.ts'
import { refused } from '@peil/statistics/outcome.ts'
import { readOpenTable } from '@peil/tables/read-open-table.ts'
import type { DataTable } from '../evaluate/data-table.ts'
import type { Evaluation, Method, OptionValues } from '../evaluate/method.ts'
import { checkOptions } from '../evaluate/option-values.ts'
import { dataTable } from '../evaluate/read-data-table.ts'

/** A table as it would be read from a file of that name. */
export const tableOf = async (csv: string, fileName = 'data.csv'): Promise<DataTable> =>
  dataTable(fileName, await readOpenTable({ fileName, bytes: new TextEncoder().encode(csv) }))

/** Runs a method on a CSV text as `peil evaluate` does, without its thread. */
export const evaluateCsv = async (
  method: Method,
  csv: string | undefined,
  options: OptionValues,
  kind?: string,
): Promise<Outcome<Evaluation>> => {
  const checked = checkOptions(method.options, options)
  if (!checked.ok) return refused(...checked.refusals)
  const table = csv === undefined ? undefined : await tableOf(csv)
  return method.evaluate({ table, kind, options: checked.value, progress: () => undefined })
}
