import type { DuckDBAppender, DuckDBValue } from '@duckdb/node-api'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { FigureStatus } from '@peil/domain/indicator/figure.ts'
import type { Observation } from './dataset.ts'

/** The columns of every dataset. Changing them makes older datasets unreadable: add, never rename. */
export const columns = {
  indicator: 'VARCHAR NOT NULL',
  area: 'VARCHAR NOT NULL',
  period: 'DATE NOT NULL',
  value: 'DECIMAL(18, 4)',
  numerator: 'DECIMAL(18, 4)',
  denominator: 'DECIMAL(18, 4)',
  lower: 'DECIMAL(18, 4)',
  upper: 'DECIMAL(18, 4)',
  n: 'BIGINT',
  status: 'VARCHAR',
  source: 'VARCHAR NOT NULL',
} as const

/** The columns as texts, for SELECT: a decimal read as text becomes the nearest double. */
export const columnsAsText = Object.keys(columns)
  .map((name) => `CAST(${name} AS VARCHAR) AS ${name}`)
  .join(', ')

/** Appends texts; the database casts them to the columns' types, decimals exactly. */
export const appendObservation = (appender: DuckDBAppender, observation: Observation): void => {
  const decimal = (value: number | null | undefined) => value?.toFixed(4) ?? null
  const { value, numerator, denominator, lower, upper } = observation
  const cells = [
    observation.indicator,
    observation.area,
    observation.period,
    ...[value, numerator, denominator, lower, upper].map(decimal),
    observation.n?.toString() ?? null,
    observation.status ?? null,
    observation.source,
  ]
  for (const cell of cells) {
    if (cell === null) appender.appendNull()
    else appender.appendVarchar(cell)
  }
  appender.endRow()
}

const text = (value: DuckDBValue | undefined): string => {
  if (typeof value !== 'string') throw new TypeError('a dataset without a column it must have')
  return value
}

type OptionalNumber = 'numerator' | 'denominator' | 'lower' | 'upper' | 'n'

/** A row of `columnsAsText`, in that order. */
export const toObservation = (row: readonly DuckDBValue[]): Observation => {
  const number = (index: number): number | null =>
    row[index] === null ? null : Number(text(row[index]))
  const optional = (name: OptionalNumber, index: number): Pick<Observation, OptionalNumber> => {
    const value = number(index)
    return value === null ? {} : { [name]: value }
  }
  return {
    indicator: text(row[0]),
    area: text(row[1]),
    period: text(row[2]) as CalendarDate,
    value: number(3),
    ...optional('numerator', 4),
    ...optional('denominator', 5),
    ...optional('lower', 6),
    ...optional('upper', 7),
    ...optional('n', 8),
    ...(row[9] === null ? {} : { status: text(row[9]) as FigureStatus }),
    source: text(row[10]),
  }
}
