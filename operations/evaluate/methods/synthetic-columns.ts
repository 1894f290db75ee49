import type { Warning } from '@peil/statistics/estimate.ts'
import { completeUnits } from '@peil/statistics/impact/complete-units.ts'
import type {
  TreatmentColumns,
  TreatmentNames,
} from '@peil/statistics/impact/synthetic/treatment-design.ts'
import { given, type Outcome } from '@peil/statistics/outcome.ts'
import { flagColumn, numberColumn, numberColumns, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionValues } from '../method.ts'
import { flagOption, listOption, requiredText } from '../option-values.ts'
import { withDropHint } from './incomplete-units.ts'
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
 * The columns of a panel; who is treated may be said by name instead. A missing unit, time, outcome
 * or treatment is refused at its place, or its unit left out with `--drop-incomplete`; rows without a
 * covariate are left out with a warning, and the panel then has to be complete without.
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
  const needed = {
    unit: textColumn(names.unit),
    time: numberColumn(names.time),
    outcome: numberColumn(names.outcome),
    treated: named ? undefined : flagColumn(names.treated),
  }
  const drop = flagOption(options, 'drop-incomplete')
  if (!drop) {
    const whole = readColumns(table, needed, 'refuse')
    if (!whole.ok) return withDropHint(whole)
  }
  const wanted = listOption(options, 'covariates')
  const read = readColumns(table, { ...needed, covariates: numberColumns(wanted) }, 'leave-out')
  if (!read.ok) return read
  const { unit, time, outcome, treated: flags, covariates } = read.value.values
  const treated = flags === undefined ? treatedFrom(names.treated, unit, time) : given(flags)
  if (!treated.ok) return treated
  const complete = drop
    ? completeUnits(unit, time)
    : { rows: Array.from(unit.keys()), warnings: [] }
  const keep = (values: Float64Array | undefined): Float64Array =>
    Float64Array.from(complete.rows, (row) => values?.[row] ?? NaN)
  return given({
    columns: {
      unit: complete.rows.map((row) => unit[row] ?? ''),
      time: keep(time),
      outcome: keep(outcome),
      treated: keep(treated.value),
    },
    names,
    covariates: Object.fromEntries(wanted.map((name, k) => [name, keep(covariates[k])])),
    kept: complete.rows.map((row) => read.value.kept[row] ?? NaN),
    warnings: [...read.value.warnings, ...complete.warnings],
  })
}
