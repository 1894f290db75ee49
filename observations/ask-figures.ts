import { availableParallelism } from 'node:os'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { CurrentFigure } from '@peil/domain/indicator/current-figure.ts'
import type { Figure, FigureStatus } from '@peil/domain/indicator/figure.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { accept } from '@peil/domain/values/decision.ts'
import { findDatasets } from './dataset-file.ts'
import { datasetsInOrder } from './datasets-in-order.ts'
import { withDatabase } from './with-database.ts'

/** Which figures are asked for: those of some areas, of periods that end between two days. */
interface FigureQuestion {
  readonly areas: readonly string[]
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/**
 * The figures that hold: of every indicator those of its last period between the two days, in any
 * order. Rows of a dataset are sorted by period first, so that few of many are read.
 */
export type AskFigures = (question: FigureQuestion) => Promise<readonly CurrentFigure[]>

const numbers = ['value', 'numerator', 'denominator', 'lower', 'upper', 'n'] as const

// A period is told by its day number: reading thousands of texts takes longer than finding them. A
// decimal of a dataset is exact as a double.
const statementOf = (table: string, areas: readonly string[]): string => `
  SELECT indicator, status, place, area,
    CAST(epoch(period) / 86400 AS INTEGER), ${numbers.map((name) => `CAST(${name} AS DOUBLE)`).join(', ')}
  FROM (${table})
  WHERE period BETWEEN CAST($from AS DATE) AND CAST($to AS DATE) AND area IN (${areas.join(', ')})`

const dayOf = (number: number): CalendarDate =>
  new Date(number * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length) as CalendarDate

type Column = readonly DuckDBValue[]

/** Of every indicator the last of its periods, as numbers of days. */
const lastDays = (indicators: Column, days: Column): ReadonlyMap<DuckDBValue, number> => {
  const last = new Map<DuckDBValue, number>()
  for (const [row, indicator] of indicators.entries()) {
    const day = days[row] as number
    if (day > (last.get(indicator) ?? -Infinity)) last.set(indicator, day)
  }
  return last
}

type Building = { -readonly [Member in keyof Figure]: Figure[Member] }

const figureAt = (row: number, status: DuckDBValue, columns: readonly Column[]): Figure => {
  const figure: Building = { value: null }
  for (const [at, name] of numbers.entries()) {
    const number = columns[at]?.[row] ?? null
    if (number !== null) figure[name] = number as number
  }
  if (status !== null) figure.status = status as FigureStatus
  return figure
}

/** Of every indicator its last period; of every cell the figure of the last dataset. */
const heldFigures = (columns: readonly Column[]): readonly CurrentFigure[] => {
  const [indicators = [], statuses = [], places = [], areas = [], days = [], ...rest] = columns
  const last = lastDays(indicators, days)
  const periods = new Map([...new Set(last.values())].map((day) => [day, dayOf(day)]))
  const held = new Map<string, number>()
  for (const [row, indicator] of indicators.entries()) {
    if (last.get(indicator) !== days[row]) continue
    const cell = `${String(areas[row])} ${String(indicator)}`
    const before = held.get(cell)
    if (before === undefined || Number(places[before]) < Number(places[row])) held.set(cell, row)
  }
  return Array.from(held.values(), (row) => ({
    indicator: indicators[row] as string,
    area: areas[row] as string,
    period: periods.get(days[row] as number) as CalendarDate,
    figure: figureAt(row, statuses[row] ?? null, rest),
  }))
}

/**
 * Lets `work` ask as often as it likes; the files are checked once, before. Datasets are listed in
 * the order in which they were recorded: of two figures for one cell that of the later one holds.
 * Refused, with all reasons, when a dataset is missing or changed.
 */
export const withFigures = async <Value>(
  folder: string,
  datasets: readonly string[],
  work: (ask: AskFigures) => Promise<Value>,
): Promise<Decision<Value>> => {
  const found = await findDatasets(folder, datasets)
  if (!found.ok) return found
  if (found.value.length === 0) return accept(await work(() => Promise.resolve([])))
  const { table, parameters } = datasetsInOrder(found.value)
  const askIn =
    (connection: DuckDBConnection): AskFigures =>
    async ({ areas, from, to }) => {
      if (areas.length === 0) return []
      const asked = Object.fromEntries(areas.map((area, at) => [`area${at}`, area]))
      const names = Object.keys(asked).map((name) => `$${name}`)
      const result = await connection.runAndReadAll(statementOf(table, names), {
        ...parameters,
        ...asked,
        ...{ from, to },
      })
      return heldFigures(result.getColumns())
    }
  return withDatabase(
    folder,
    async (connection) => accept(await work(askIn(connection))),
    // Nothing is added up here: threads show nowhere.
    { threads: availableParallelism() },
  )
}
