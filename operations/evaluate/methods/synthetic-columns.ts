import type { Warning } from '@peil/statistics/estimate.ts'
import type {
  TreatmentColumns,
  TreatmentNames,
} from '@peil/statistics/impact/synthetic/treatment-design.ts'
import { given, type Outcome } from '@peil/statistics/outcome.ts'
import { flagColumn, numberColumn, numberColumns, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionValues } from '../method.ts'
import { listOption, requiredText } from '../option-values.ts'
import { treatedFrom } from './treated-from.ts'

export interface SyntheticColumns {
  readonly columns: TreatmentColumns
  readonly names: Required<TreatmentNames>
  readonly covariates: Readonly<Record<string, Float64Array>>
  /** Rows of the table that are used. */
  readonly kept: readonly number[]
  readonly warnings: readonly Warning[]
}

/**
 * The columns of a panel; who is treated may be said by name instead. A missing unit, time, outcome or treatment is refused at its place; rows
 * without a covariate are left out with a warning, and the panel then has to be complete without.
 */
export const syntheticColumns = (
  table: DataTable,
  options: OptionValues,
): Outcome<SyntheticColumns> => {
  const names = {
    unit: requiredText(options, 'unit'),
    time: requiredText(options, 'time'),
    outcome: requiredText(options, 'outcome'),
    treated: requiredText(options, 'treated'),
  }
  // A column of that name comes first, whatever its name looks like.
  const named = names.treated.includes('@') && !table.columns.includes(names.treated)
  const read = readColumns(
    table,
    {
      unit: textColumn(names.unit),
      time: numberColumn(names.time),
      outcome: numberColumn(names.outcome),
      treated: named ? undefined : flagColumn(names.treated),
    },
    'refuse',
  )
  if (!read.ok) return read
  const wanted = listOption(options, 'covariates')
  const others = readColumns(table, { covariates: numberColumns(wanted) }, 'leave-out')
  if (!others.ok) return others
  const { kept, warnings } = others.value
  const { unit, time, outcome, treated: flags } = read.value.values
  const treated = flags === undefined ? treatedFrom(names.treated, unit, time) : given(flags)
  if (!treated.ok) return treated
  const keep = (values: Float64Array): Float64Array =>
    Float64Array.from(kept, (row) => values[row] ?? NaN)
  const covariates = wanted.map(
    (name, k) => [name, others.value.values.covariates[k] ?? new Float64Array()] as const,
  )
  return given({
    columns: {
      unit: kept.map((row) => unit[row] ?? ''),
      time: keep(time),
      outcome: keep(outcome),
      treated: keep(treated.value),
    },
    names,
    covariates: Object.fromEntries(covariates),
    kept,
    warnings,
  })
}
