import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { accept } from '@peil/domain/values/decision.ts'
import type { Observation } from './dataset.ts'
import { findDatasets } from './dataset-file.ts'
import { datasetsInOrder } from './datasets-in-order.ts'
import { columnsAsText, toObservation } from './observation-row.ts'
import { withDatabase } from './with-database.ts'

/**
 * For every area its observation of `indicator` with the latest period not after `date` (that day
 * itself counts), by area. Datasets are listed in the order in which they were recorded: of two
 * figures for the same area and period the one of the later dataset holds. An area without figure
 * is absent. Refused, with all reasons, when a dataset is missing or changed.
 */
export const latestBefore = async (
  folder: string,
  datasets: readonly string[],
  indicator: string,
  date: CalendarDate,
): Promise<Decision<readonly Observation[]>> => {
  const found = await findDatasets(folder, datasets)
  if (!found.ok) return found
  if (found.value.length === 0) return accept([])
  const { table, parameters } = datasetsInOrder(found.value)
  return withDatabase(folder, async (connection) => {
    const result = await connection.runAndReadAll(
      `WITH latest AS (
         SELECT * FROM (${table})
         WHERE indicator = $indicator AND period <= CAST($date AS DATE)
         QUALIFY row_number() OVER (PARTITION BY area ORDER BY period DESC, place DESC) = 1
       )
       SELECT ${columnsAsText} FROM latest ORDER BY latest.area`,
      { ...parameters, indicator, date },
    )
    return accept(result.getRows().map(toObservation))
  })
}
