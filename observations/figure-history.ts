import type { Decision } from '@peil/domain/values/decision.ts'
import { accept } from '@peil/domain/values/decision.ts'
import type { Observation } from './dataset.ts'
import { findDatasets } from './dataset-file.ts'
import { datasetsInOrder } from './datasets-in-order.ts'
import { columnsAsText, toObservation } from './observation-row.ts'
import { withDatabase } from './with-database.ts'

/** A figure with the place of its dataset in the list that was asked for. */
export interface RecordedObservation {
  readonly observation: Observation
  readonly place: number
}

/**
 * Every figure that was ever taken in, by indicator, period and area, those of one cell in the order
 * of their datasets: the last one holds. Refused, with all reasons, when a dataset is missing or
 * changed.
 */
export const figureHistory = async (
  folder: string,
  datasets: readonly string[],
): Promise<Decision<readonly RecordedObservation[]>> => {
  const found = await findDatasets(folder, datasets)
  if (!found.ok) return found
  if (found.value.length === 0) return accept([])
  const { table, parameters } = datasetsInOrder(found.value)
  return withDatabase(folder, async (connection) => {
    const result = await connection.runAndReadAll(
      `SELECT ${columnsAsText}, CAST(place AS VARCHAR) AS at FROM (${table}) AS figures
       ORDER BY figures.indicator, figures.period, figures.area, figures.place`,
      parameters,
    )
    return accept(
      result
        .getRows()
        .map((row) => ({ observation: toObservation(row), place: Number(row.at(-1)) })),
    )
  })
}
