import type { Decision } from '@peil/domain/values/decision.ts'
import { accept } from '@peil/domain/values/decision.ts'
import type { Observation } from './dataset.ts'
import { findDataset } from './dataset-file.ts'
import { columnsAsText, toObservation } from './observation-row.ts'
import { withDatabase } from './with-database.ts'

/**
 * All observations of a dataset, by period, area and indicator. Refused when the file is missing or
 * its bytes are no longer those it is named after.
 */
export const readDataset = async (
  folder: string,
  dataset: string,
): Promise<Decision<readonly Observation[]>> => {
  const found = await findDataset(folder, dataset)
  if (!found.ok) return found
  return withDatabase(folder, async (connection) => {
    const result = await connection.runAndReadAll(
      `SELECT ${columnsAsText} FROM read_parquet($path) AS observation
       ORDER BY observation.period, observation.area, observation.indicator`,
      { path: found.value },
    )
    return accept(result.getRows().map(toObservation))
  })
}
