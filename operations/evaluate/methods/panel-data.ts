import type { Warning } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import { numberColumn, numberColumns, placeRefusals, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionSpec, OptionValues } from '../method.ts'
import { listOption, requiredText, textOption } from '../option-values.ts'

/** The options that name the columns of a long table of units over time. */
export const panelOptions: readonly OptionSpec[] = [
  {
    name: 'unit',
    kind: 'column',
    required: true,
    about: 'who was observed, such as a municipality',
  },
  { name: 'time', kind: 'column', required: true, about: 'when, as a number such as a year' },
  { name: 'outcome', kind: 'column', required: true, about: 'what may have changed' },
  { name: 'covariates', kind: 'columns', about: 'what else units differ in' },
  { name: 'cluster', kind: 'column', about: 'units that depend on each other; default each alone' },
]

export interface PanelData {
  readonly unit: readonly string[]
  readonly time: Float64Array
  readonly outcome: Float64Array
  readonly covariates: Readonly<Record<string, Float64Array>>
  readonly cluster?: readonly string[]
}

export interface ReadPanel {
  readonly data: PanelData
  readonly names: {
    readonly unit: string
    readonly time: string
    readonly outcome: string
    readonly cluster: string
  }
  readonly warnings: readonly Warning[]
  /** Refusals of a statistic, with the file and the line they concern. */
  readonly place: <Value>(outcome: Outcome<Value>) => Outcome<Value>
}

/** The columns of a panel. A value that is missing is refused at its place. */
export const readPanel = (table: DataTable, options: OptionValues): Outcome<ReadPanel> => {
  const cluster = textOption(options, 'cluster')
  const names = {
    unit: requiredText(options, 'unit'),
    time: requiredText(options, 'time'),
    outcome: requiredText(options, 'outcome'),
    cluster: cluster ?? 'cluster',
  }
  const covariates = listOption(options, 'covariates')
  const read = readColumns(
    table,
    {
      unit: textColumn(names.unit),
      time: numberColumn(names.time),
      outcome: numberColumn(names.outcome),
      covariates: numberColumns(covariates),
      cluster: cluster === undefined ? undefined : textColumn(cluster),
    },
    'refuse',
  )
  if (!read.ok) return read
  const { unit, time, outcome, cluster: clusters } = read.value.values
  return given({
    data: {
      unit,
      time,
      outcome,
      covariates: Object.fromEntries(
        covariates.map((name, i) => [name, read.value.values.covariates[i] ?? new Float64Array()]),
      ),
      ...(clusters === undefined ? {} : { cluster: clusters }),
    },
    names,
    warnings: read.value.warnings,
    place: (result) => inFile(table, placeRefusals(table, read.value, result)),
  })
}

/** Refusals that name a column of the file also name the file. */
const inFile = <Value>(table: DataTable, outcome: Outcome<Value>): Outcome<Value> =>
  outcome.ok ? outcome : refused(...outcome.refusals.map((refusal) => withFile(table, refusal)))

const withFile = (table: DataTable, refusal: Refusal): Refusal =>
  table.columns.includes(refusal.about?.['column'] ?? '')
    ? { ...refusal, about: { ...refusal.about, file: table.file } }
    : refusal

/** When each row's unit was first treated, from a column; empty, 0, NA and Inf mean never. */
export const readFirstTreated = (table: DataTable, column: string): Outcome<Float64Array> => {
  const read = readColumns(
    table,
    { start: numberColumn(column, { keepMissing: true, infinite: true }) },
    'refuse',
  )
  return read.ok ? given(read.value.values.start) : read
}
