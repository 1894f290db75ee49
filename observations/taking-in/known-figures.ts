import type { DuckDBConnection } from '@duckdb/node-api'
import { columns } from '../observation-row.ts'

const figure = ['value', 'numerator', 'denominator', 'lower', 'upper', 'n', 'status']
const same = figure
  .map((name) => `incoming.${name} IS NOT DISTINCT FROM known.${name}`)
  .join(' AND ')
const key = ['indicator', 'area', 'period']
const joined = `LEFT JOIN known ON ${key.map((name) => `incoming.${name} = known.${name}`).join(' AND ')}`

/** Rows of `incoming` that say something new: a figure that was not known, or another one. */
export const newsRows = `
  SELECT ${Object.keys(columns)
    .map((name) => `incoming.${name}`)
    .join(', ')}
  FROM incoming ${joined} WHERE known.indicator IS NULL OR NOT (${same})`

/** Whether a row of `incoming` changes a figure of `known`. */
export const changedFigures = `FROM incoming ${joined} WHERE known.indicator IS NOT NULL AND NOT (${same})`

/**
 * Makes the table `known`: of the indicators and periods of `incoming`, the figures that hold now.
 * `paths` are datasets in the order in which they were recorded.
 */
export const createKnown = async (
  connection: DuckDBConnection,
  paths: readonly string[],
): Promise<void> => {
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  await connection.run(`CREATE TABLE known (${types.join(', ')})`)
  if (paths.length === 0) return
  const listed = paths
    .map((_, place) => `SELECT *, ${place} AS place FROM read_parquet($path${place})`)
    .join(' UNION ALL BY NAME ')
  await connection.run(
    `INSERT INTO known BY NAME
     SELECT * EXCLUDE (place) FROM (${listed}) AS earlier
     SEMI JOIN (SELECT DISTINCT indicator, period FROM incoming) AS asked
       ON earlier.indicator = asked.indicator AND earlier.period = asked.period
     QUALIFY row_number() OVER (
       PARTITION BY earlier.indicator, earlier.area, earlier.period ORDER BY place DESC) = 1`,
    Object.fromEntries(paths.map((path, place) => [`path${place}`, path])),
  )
}

export interface IncomingCounts {
  readonly rows: number
  /** Of those, how many replace a figure that was known, and how many say nothing new. */
  readonly changed: number
  readonly unchanged: number
}

export const countIncoming = async (connection: DuckDBConnection): Promise<IncomingCounts> => {
  const result = await connection.runAndReadAll(
    `SELECT count(*), count(known.indicator), count(*) FILTER (known.indicator IS NOT NULL AND ${same})
     FROM incoming ${joined}`,
  )
  const [rows = 0, known = 0, unchanged = 0] = (result.getRows()[0] ?? []).map(Number)
  return { rows, changed: known - unchanged, unchanged }
}

/**
 * Pairs of codes of which one merged into the other, with figures of one indicator and period both
 * in `incoming` and `known`: together they would count people twice. At least one is incoming.
 */
export const mixedAreas = `
  SELECT merger_rule.code, merger_rule.became, one.indicator, one.period,
    one.incoming AS code_incoming, other.incoming AS became_incoming
  FROM merger_rule
  JOIN places AS one ON one.area = merger_rule.code
  JOIN places AS other
    ON other.area = merger_rule.became
      AND other.indicator = one.indicator AND other.period = one.period
  WHERE one.incoming OR other.incoming`

/** Makes the table `places`: every area that can be mixed up, of both `incoming` and `known`. */
export const createPlaces = async (connection: DuckDBConnection): Promise<void> => {
  const codes = 'SELECT code FROM merger_rule UNION SELECT became FROM merger_rule'
  const of = (table: string) =>
    `SELECT indicator, area, period, ${table === 'incoming'} AS incoming FROM ${table} WHERE area IN (${codes})`
  await connection.run(
    `CREATE TABLE places AS SELECT indicator, area, period, bool_or(incoming) AS incoming
     FROM (${of('incoming')} UNION ALL ${of('known')}) GROUP BY ALL`,
  )
}
