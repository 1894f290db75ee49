import type { Warning } from '@peil/statistics/estimate.ts'
import { completeUnits } from '@peil/statistics/impact/complete-units.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import { numberColumn, numberColumns, placeRefusals, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionSpec, OptionValues } from '../method.ts'
import { flagOption, listOption, requiredText, textOption } from '../option-values.ts'
import { dropIncompleteOption, withDropHint } from './incomplete-units.ts'

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
  dropIncompleteOption,
]

interface PanelData {
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
  /** The rows that are used, of a column with a value per row of the table. */
  readonly keep: (values: Float64Array) => Float64Array
  /** Refusals of a statistic, with the file and the line they concern. */
  readonly place: <Value>(outcome: Outcome<Value>) => Outcome<Value>
}

/**
 * The columns of a panel. A value that is missing is refused at its place, or its unit left out with
 * `--drop-incomplete`.
 */
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
    flagOption(options, 'drop-incomplete') ? 'leave-out' : 'refuse',
  )
  if (!read.ok) return withDropHint(read)
  const { values, kept, warnings } = read.value
  const complete = flagOption(options, 'drop-incomplete')
    ? completeUnits(values.unit, values.time)
    : { rows: Array.from(kept.keys()), warnings: [] }
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(complete.rows, (row) => column[row] ?? NaN)
  const used = complete.rows.map((row) => kept[row] ?? NaN)
  const clusters = values.cluster
  return given({
    data: {
      unit: complete.rows.map((row) => values.unit[row] ?? ''),
      time: pick(values.time),
      outcome: pick(values.outcome),
      covariates: Object.fromEntries(
        covariates.map((name, i) => [name, pick(values.covariates[i] ?? new Float64Array())]),
      ),
      ...(clusters === undefined
        ? {}
        : { cluster: complete.rows.map((row) => clusters[row] ?? '') }),
    },
    names,
    warnings: [...warnings, ...complete.warnings],
    keep: (column) => Float64Array.from(used, (row) => column[row] ?? NaN),
    place: (result) => placeRefusals(table, { kept: used }, withDropHint(result)),
  })
}

/** When the unit of each row of a table was first treated; empty, 0, NA and Inf mean never. */
export const readFirstTreated = (table: DataTable, column: string): Outcome<Float64Array> => {
  const read = readColumns(
    table,
    { start: numberColumn(column, { keepMissing: true, infinite: true }) },
    'refuse',
  )
  if (read.ok) return given(read.value.values.start)
  return refused(
    ...read.refusals.map((refusal) =>
      refusal.code === 'not-a-number' || refusal.code === 'more-cells'
        ? { ...refusal, ...startWords }
        : refusal,
    ),
  )
}

const startWords = {
  expected: 'the time of first treatment as a number, such as 2014',
  whatToDo: 'Write that time; leave the cell empty, or write NA, 0 or Inf, where never treated.',
}
