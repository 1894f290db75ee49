import type { DuckDBConnection } from '@duckdb/node-api'
import { changedFigures, mixedAreas } from './known-figures.ts'

// `incoming` is a file that is sorted by its key, so that a duplicate stands behind its like.
const duplicates = `
  SELECT count(*) FROM (
    SELECT indicator = lag(indicator) OVER () AND area = lag(area) OVER ()
      AND period = lag(period) OVER () AS again
    FROM incoming) WHERE again`

const unknownAreas = `
  SELECT count(*) FROM (SELECT DISTINCT area FROM incoming) AS found
  ANTI JOIN area_rule ON area_rule.code = found.area`

/**
 * Whether all areas are known, and rows fit together and beside what is known: no duplicates, no
 * mix, no change unasked.
 */
export const isClean = async (
  connection: DuckDBConnection,
  mayChange: boolean,
): Promise<boolean> => {
  const faults = [
    'SELECT CASE WHEN count(*) = 0 THEN 1 ELSE 0 END FROM incoming',
    unknownAreas,
    duplicates,
    `SELECT count(*) FROM (${mixedAreas})`,
    ...(mayChange ? [] : [`SELECT count(*) ${changedFigures}`]),
  ]
  for (const fault of faults) {
    const result = await connection.runAndReadAll(fault)
    if (Number(result.getRows()[0]?.[0]) > 0) return false
  }
  return true
}
