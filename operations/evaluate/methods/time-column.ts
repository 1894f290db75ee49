import { spacingWarnings } from '@peil/statistics/change/time-series.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import { numberColumn, placeRefusals, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import { isMissing, parseNumber } from '../parse-number.ts'
import { calendarSteps } from './calendar-steps.ts'

/** A series in the order of time. */
export interface Series {
  /** The number of each time; of dates the steps since the first; of other text its place. */
  readonly time: Float64Array
  /** Each time as it stands in the file. */
  readonly labels: readonly string[]
  readonly outcome: Float64Array
  /** Whether times are numbers. */
  readonly numeric: boolean
  readonly warnings: readonly Warning[]
  /** Puts file and line to refusals that name rows of this series. */
  readonly place: <Value>(outcome: Outcome<Value>) => Outcome<Value>
}

/** Dates, months, quarters, weeks and years that are in order when their text is. */
const sortable = /^\d{4}(-(\d\d(-\d\d([T ].*)?)?|Q[1-4]|W\d\d))?$/

const isNumeric = (table: DataTable, column: string): boolean =>
  (table.cells(column) ?? []).every(
    (cell) => isMissing(cell) || parseNumber(cell, table.decimalComma ?? false) !== null,
  )

export interface SeriesWish {
  readonly time: string
  readonly outcome: string
  /** Whether a row whose outcome is missing stays, as NaN. */
  readonly keepMissing?: boolean
  /** Whether times may repeat. */
  readonly repeats?: boolean
}

/** The series of two columns, rows in any order. Times are numbers, or dates and the like. */
export const readSeries = (table: DataTable, wish: SeriesWish): Outcome<Series> => {
  const numeric = isNumeric(table, wish.time)
  const outcome = numberColumn(wish.outcome, { keepMissing: wish.keepMissing ?? false })
  const read = numeric
    ? readColumns(table, { time: numberColumn(wish.time), outcome }, 'leave-out')
    : readColumns(table, { time: textColumn(wish.time), outcome }, 'leave-out')
  if (!read.ok) return read
  const { values, kept, warnings } = read.value
  const texts = Array.from(values.time, String)
  const ordered = numeric || texts.every((text) => sortable.test(text))
  const places = numeric ? Float64Array.from(values.time, Number) : placesOf(texts, ordered)
  const order = Array.from(places, (_, row) => row).toSorted(
    (a, b) => (places[a] ?? NaN) - (places[b] ?? NaN),
  )
  const series: Series = {
    time: Float64Array.from(order, (row) => places[row] ?? NaN),
    labels: order.map((row) => texts[row] ?? ''),
    outcome: Float64Array.from(order, (row) => values.outcome[row] ?? NaN),
    numeric,
    warnings: ordered ? warnings : [...warnings, fileOrder(wish.time)],
    place: (result) => placeRefusals(table, { kept: order.map((row) => kept[row] ?? NaN) }, result),
  }
  return wish.repeats === true ? given(series) : withoutRepeats(series, wish.time)
}

/** Steps of a calendar, or places among the different texts in their order or that of the file. */
const placesOf = (texts: readonly string[], ordered: boolean): Float64Array => {
  const found = [...new Set(texts)]
  const different = ordered ? found.toSorted() : found
  const steps = calendarSteps(different)
  const places = new Map(different.map((text, i) => [text, steps?.[i] ?? i]))
  return Float64Array.from(texts, (text) => places.get(text) ?? NaN)
}

const fileOrder = (column: string): Warning => ({
  code: 'order-of-file',
  message: `${column} holds neither numbers nor dates such as 2024-05-31 or 2024-05; rows are taken in the order of the file.`,
})

const withoutRepeats = (series: Series, column: string): Outcome<Series> => {
  const again = series.time.findIndex((value, i) => value === series.time[i - 1])
  if (again === -1) return given(series)
  return series.place(
    refused({
      code: 'duplicate-time',
      found: `${column} ${series.labels[again] ?? ''} more than once`,
      expected: 'one row for each point in time',
      whatToDo: 'Add up or average the rows of one time, or give the series of one place.',
      about: { column, row: String(again + 1) },
    }),
  )
}

/** A time as the JSON tells it: a number, or the text of the file. */
export const timeOf = ({ numeric, time, labels }: Series, row: number): number | string =>
  (numeric ? time[row] : labels[row]) ?? ''

/** Which step is wider than the others, in the words of the file. */
export const stepWarnings = (series: Series): readonly Warning[] =>
  spacingWarnings({ time: series.time, outcome: series.outcome }, series.labels)

/** The warnings of a statistic, with times as they stand in the file. */
export const warningsInLabels = (
  series: Series,
  warnings: readonly Warning[],
): readonly Warning[] =>
  warnings.flatMap((warning) =>
    warning.code === 'uneven-spacing' ? stepWarnings(series) : [warning],
  )

/** A time that was typed, in the units of `series.time`. */
export const timeTyped = (series: Series, text: string, option: string): Outcome<number> => {
  const trimmed = text.trim()
  const value = series.numeric ? parseNumber(trimmed, false) : placeOf(series, trimmed)
  if (value !== null && Number.isFinite(value)) return given(value)
  return refused({
    code: 'time-unknown',
    found: `--${option} ${text}`,
    expected: `a time between ${series.labels[0] ?? ''} and ${series.labels.at(-1) ?? ''}, written like them`,
    whatToDo: 'Write the time as the file does.',
    about: { option },
  })
}

/** The place of a label, or of the first one from a date on; null when there is none. */
const placeOf = ({ labels, time }: Series, text: string): number | null => {
  const exact = labels.indexOf(text)
  const dates = sortable.test(text) && labels.every((label) => sortable.test(label))
  const row = exact === -1 && dates ? labels.findIndex((label) => label >= text) : exact
  return time[row] ?? null
}
