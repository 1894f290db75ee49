import { nonFinite, unequalLengths } from '../../check-values.ts'
import { given, refused, type Outcome, type Refusal } from '../../outcome.ts'
import {
  startsFromIndicator,
  withoutControls,
  withoutGroups,
  type Starts,
} from '../panel-treatment.ts'
import { arrangePanel, listed, panelColumn, type Panel, type PanelColumns } from '../panel.ts'
import type { Assignment, Cohort, Series } from './assignment.ts'

/** A long table, a row per unit and time in any order. */
export interface TreatmentColumns extends PanelColumns {
  /** 1 while the unit is treated, 0 before and for those never treated. */
  readonly treated: ArrayLike<number>
}

/** What the columns are called where the data come from, for messages. */
export interface TreatmentNames {
  readonly unit?: string
  readonly time?: string
  readonly outcome?: string
  readonly treated?: string
}

/** A panel, who is treated from when, and the series to work on. */
export interface TreatmentDesign {
  readonly panel: Panel
  readonly assignment: Assignment
  readonly series: Series
}

/** With fewer times before the start nothing can be matched, and no noise measured. */
const fewestBefore = 2

/**
 * Arranges a long table for synthetic controls. Refused, beside what `arrangePanel` and
 * `startsFromIndicator` refuse: nobody treated, no unit that never is, fewer than two times before
 * a start, an outcome that is the same everywhere, covariates with gaps.
 */
export const treatmentDesign = (
  columns: TreatmentColumns,
  covariates: Readonly<Record<string, ArrayLike<number>>>,
  names: TreatmentNames = {},
): Outcome<TreatmentDesign> => {
  const treatedName = names.treated ?? 'treated'
  const unequal = unequalLengths({
    [names.unit ?? 'unit']: columns.unit,
    [treatedName]: columns.treated,
    ...covariates,
  })
  if (unequal.length > 0) return refused(...unequal)
  const arranged = arrangePanel(columns, names)
  if (!arranged.ok) return arranged
  const panel = arranged.value
  const holes = nonFinite(covariates)
  if (holes.length > 0) return refused(...holes)
  const starts = startsFromIndicator(panel, columns.treated, treatedName)
  if (!starts.ok) return starts
  const faults = [
    ...withoutGroups(panel, starts.value, treatedName),
    ...withoutControls(panel, starts.value, treatedName),
    ...tooEarly(panel, starts.value, treatedName),
    ...sameEverywhere(panel, names.outcome ?? 'outcome'),
  ]
  // Who is never treated is told once, not again as a start without times before it.
  const [first] = faults
  if (first !== undefined) return refused(first)
  return given(
    Object.freeze({
      panel,
      assignment: assignmentOf(panel, starts.value),
      series: {
        outcomes: byUnit(panel, panel.outcome),
        covariates: Object.values(covariates).map((column) =>
          byUnit(panel, panelColumn(panel, column)),
        ),
      },
    }),
  )
}

/** One series per unit out of units × times. */
const byUnit = (panel: Panel, cells: Float64Array): Float64Array[] => {
  const length = panel.times.length
  return panel.units.map((_, i) => cells.subarray(i * length, (i + 1) * length))
}

const assignmentOf = (panel: Panel, starts: Starts): Assignment => {
  const unitsByStart = new Map<number, number[]>()
  starts.forEach((start, unit) => {
    unitsByStart.set(start, [...(unitsByStart.get(start) ?? []), unit])
  })
  const cohorts = panel.times.flatMap((time, first): Cohort[] => {
    const units = unitsByStart.get(time)
    return units === undefined ? [] : [{ first, units }]
  })
  return { controls: unitsByStart.get(Infinity) ?? [], cohorts }
}

const tooEarly = (panel: Panel, starts: Starts, column: string): Refusal[] => {
  const earliest = panel.times[fewestBefore] ?? Infinity
  const units = panel.units.filter((_, i) => {
    const start = starts[i] ?? NaN
    return start < earliest && start !== Infinity
  })
  if (units.length === 0) return []
  return [
    {
      code: 'too-few-times-before',
      found: `${column}: fewer than ${fewestBefore} times before the start of ${listed(units)}`,
      expected: `${fewestBefore} or more times before each start`,
      whatToDo: `Add earlier times, or leave these units out: ${listed(units)}.`,
      about: { column, unit: units[0] ?? '' },
    },
  ]
}

const sameEverywhere = (panel: Panel, column: string): Refusal[] => {
  const [first = NaN] = panel.outcome
  if (panel.outcome.some((value) => value !== first)) return []
  return [
    {
      code: 'outcome-constant',
      found: `${column} is ${first} in every row`,
      expected: 'an outcome that varies',
      whatToDo: `Check ${column}: from a constant no effect can be told.`,
      about: { column },
    },
  ]
}
