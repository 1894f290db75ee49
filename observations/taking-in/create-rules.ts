import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { FigureRules } from '@peil/domain/indicator/figure-rules.ts'
import { parsePeriod, writtenPeriods } from '@peil/domain/indicator/period.ts'

type Cell = string | number | null

const fill = async (
  connection: DuckDBConnection,
  table: string,
  columns: string,
  rows: readonly (readonly Cell[])[],
): Promise<void> => {
  await connection.run(`CREATE TABLE ${table} (${columns})`)
  const appender = await connection.createAppender(table)
  for (const row of rows) {
    for (const cell of row) {
      if (cell === null) appender.appendNull()
      else if (typeof cell === 'number') appender.appendInteger(cell)
      else appender.appendVarchar(cell satisfies DuckDBValue)
    }
    appender.endRow()
  }
  appender.closeSync()
}

/** Puts what the definitions ask into tables, so that rows can be checked where they are read. */
export const createRules = async (
  connection: DuckDBConnection,
  { indicators, areas, mergers }: FigureRules,
): Promise<void> => {
  await fill(
    connection,
    'indicator_rule',
    'id VARCHAR, kind VARCHAR, per INTEGER, periodicity VARCHAR, decimals INTEGER',
    indicators.map(({ id, kind, per, periodicity, decimals }) => [
      ...[id, kind, per, periodicity, decimals],
    ]),
  )
  await fill(
    connection,
    'area_rule',
    'code VARCHAR',
    areas.map((code) => [code]),
  )
  await fill(
    connection,
    'merger_rule',
    'code VARCHAR, became VARCHAR',
    mergers.map(({ code, became }) => [code, became]),
  )
  // All periods that can be written, so that only `parsePeriod` says how; days are too many.
  const periods = [...new Set(indicators.map(({ periodicity }) => periodicity))].flatMap(
    (periodicity) =>
      periodicity === 'reference-day'
        ? []
        : writtenPeriods(periodicity).map((text) => [
            periodicity,
            text,
            parsePeriod(text, periodicity),
          ]),
  )
  await fill(connection, 'period_rule', 'periodicity VARCHAR, text VARCHAR, day DATE', periods)
}
