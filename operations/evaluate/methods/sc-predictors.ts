import type { Predictor } from '@peil/statistics/impact/synthetic/predictor-matrix.ts'
import type { PredictorOptions } from '@peil/statistics/impact/synthetic/predictor-fit.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import { numberColumn, readColumns } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionSpec, OptionValues } from '../method.ts'
import { listOption, requiredText, textOption } from '../option-values.ts'

/** Options that choose donors by predictors. */
export const predictorOptions: readonly OptionSpec[] = [
  {
    name: 'predictors',
    kind: 'text',
    about:
      'columns that donors should share with the treated, each with its times if not all: income,beer@1984-1988',
  },
  {
    name: 'predictor-lags',
    kind: 'text',
    about: 'times whose outcomes are predictors too, single or as a mean: 1975,1980-1982',
  },
  {
    name: 'predictor-window',
    kind: 'text',
    about: 'times of the predictors without their own: 1980-1988; default all before the start',
  },
  {
    name: 'fit-window',
    kind: 'text',
    about: 'times whose outcomes are to be matched: 1970-1988; default all before the start',
  },
]

interface Window {
  readonly from: number
  readonly to: number
}

interface Wish {
  readonly column: string
  readonly window: string | undefined
}

/** Predictors with their values, or undefined when none was asked for. */
export const scPredictors = (
  table: DataTable,
  options: OptionValues,
  kept: readonly number[],
): Outcome<PredictorOptions | undefined> => {
  const outcome = requiredText(options, 'outcome')
  const usual = textOption(options, 'predictor-window')
  const wishes = [
    ...listOption(options, 'predictors').map((text): Wish => {
      const at = text.lastIndexOf('@')
      return at === -1
        ? { column: text, window: usual }
        : { column: text.slice(0, at), window: text.slice(at + 1) }
    }),
    ...listOption(options, 'predictor-lags').map((text): Wish => ({
      column: outcome,
      window: text,
    })),
  ]
  const fitting = windowOf('fit-window', textOption(options, 'fit-window'))
  if (!fitting.ok) return fitting
  if (wishes.length === 0) return given(undefined)
  const made = wishes.map((wish) => predictorOf(table, wish, kept))
  const refusals: readonly Refusal[] = made.flatMap((one) => (one.ok ? [] : one.refusals))
  if (refusals.length > 0) return refused(...refusals)
  return given({
    predictors: made.flatMap((one) => (one.ok ? [one.value] : [])),
    ...(fitting.value === undefined
      ? {}
      : { fitFrom: fitting.value.from, fitTo: fitting.value.to }),
  })
}

const predictorOf = (
  table: DataTable,
  { column, window }: Wish,
  kept: readonly number[],
): Outcome<Predictor> => {
  const times = windowOf('predictors', window)
  if (!times.ok) return times
  const read = readColumns(table, { values: numberColumn(column, { keepMissing: true }) }, 'refuse')
  if (!read.ok) return read
  const { values } = read.value.values
  return given({
    name: window === undefined ? column : `${column}@${window}`,
    values: Float64Array.from(kept, (row) => values[row] ?? NaN),
    ...times.value,
  })
}

/** `1980-1988` or `1980`. */
const windowOf = (option: string, text: string | undefined): Outcome<Window | undefined> => {
  if (text === undefined) return given(undefined)
  const match = /^(-?\d+(?:\.\d+)?)(?:-(-?\d+(?:\.\d+)?))?$/.exec(text.trim())
  const from = Number(match?.[1] ?? NaN)
  const to = Number(match?.[2] ?? match?.[1] ?? NaN)
  if (from <= to) return given({ from, to })
  return refused({
    code: 'window-not-readable',
    found: `--${option} ${text}`,
    expected: 'a time or two with a hyphen, the earlier first: 1980-1988',
    whatToDo: 'Write the window so.',
    about: { option },
  })
}
