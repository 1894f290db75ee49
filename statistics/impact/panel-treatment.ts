import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { listed, panelColumn, type Panel } from './panel.ts'

/**
 * From which time each unit of a panel is treated: one value per unit in the order of
 * `panel.units`; Infinity for a unit that never is within the data.
 */
export type Starts = Float64Array

/**
 * Starts from a column that is 1 while a unit is treated and 0 before, a value per row of the data.
 * Refused: a value other than 0 or 1, and a treatment that switches off again, for which no method
 * here is made.
 */
export const startsFromIndicator = (
  panel: Panel,
  treated: ArrayLike<number>,
  column = 'treated',
): Outcome<Starts> => {
  const bad = Array.from(treated).findIndex((value) => value !== 0 && value !== 1)
  if (bad !== -1) {
    return refused({
      code: 'treated-not-0-or-1',
      found: `${column}, row ${bad + 1}: ${String(treated[bad])}`,
      expected: '1 while a unit is treated, 0 before',
      whatToDo: `Write 0 or 1 in ${column} in row ${bad + 1}.`,
      about: { column, row: String(bad + 1) },
    })
  }
  const { units, times } = panel
  const cells = panelColumn(panel, treated)
  const starts = new Float64Array(units.length).fill(Infinity)
  const stopping: Refusal[] = []
  units.forEach((unit, i) => {
    const own = cells.subarray(i * times.length, (i + 1) * times.length)
    const first = own.indexOf(1)
    if (first === -1) return
    starts[i] = times[first] ?? NaN
    const off = own.indexOf(0, first)
    if (off !== -1) stopping.push(switchesOff(unit, times[off] ?? NaN, column))
  })
  return stopping.length > 0 ? refused(...stopping) : given(starts)
}

const switchesOff = (unit: string, time: number, column: string): Refusal => ({
  code: 'treatment-switches-off',
  found: `unit ${unit}: ${column} is 1 and then 0 at ${time}`,
  expected: 'a treatment that stays on once it has begun',
  whatToDo: `Leave unit ${unit} out, or end the data before ${time}.`,
  about: { column, unit },
})

/**
 * Starts from a column that holds, in each row of a unit, the time it was first treated; 0,
 * infinite or missing (NaN) means never. Refused: a unit whose rows say different things.
 */
export const startsFromColumn = (
  panel: Panel,
  firstTreated: ArrayLike<number>,
  column = 'first-treated',
): Outcome<Starts> => {
  const { units, times } = panel
  const cells = panelColumn(panel, firstTreated).map((value) =>
    value === 0 || !Number.isFinite(value) ? Infinity : value,
  )
  const starts = Float64Array.from(units, (_, i) => cells[i * times.length] ?? NaN)
  const changing = units.filter((_, i) =>
    times.some((__, t) => cells[i * times.length + t] !== starts[i]),
  )
  if (changing.length === 0) return given(starts)
  return refused({
    code: 'first-treated-changes',
    found: `${column} differs between the rows of unit ${listed(changing)}`,
    expected: 'one first time of treatment per unit, in each of its rows',
    whatToDo: `Give each of these units one value of ${column} in all rows.`,
    about: { column, unit: changing[0] ?? '' },
  })
}

/** The refusals when there is nobody to compare: no unit is treated, or every unit is from the first time. */
export const withoutGroups = (panel: Panel, starts: Starts, column = 'treated'): Refusal[] => {
  const first = panel.times[0] ?? NaN
  const last = panel.times[panel.times.length - 1] ?? NaN
  if (!starts.some((start) => start <= last)) {
    return [
      {
        code: 'nobody-treated',
        found: `${column}: none of the ${panel.units.length} units is treated by ${last}`,
        expected: 'at least one treated unit',
        whatToDo: `Check ${column}: say from when units are treated.`,
        about: { column },
      },
    ]
  }
  if (!starts.some((start) => start > first)) {
    return [
      {
        code: 'everybody-treated',
        found: `${column}: all ${panel.units.length} units are treated from ${first} on`,
        expected: 'times before the treatment, and units without it',
        whatToDo: 'Add earlier times, and units that are not treated.',
        about: { column },
      },
    ]
  }
  return []
}

/** The refusal when no unit stays untreated over all the data. */
export const withoutControls = (panel: Panel, starts: Starts, column = 'treated'): Refusal[] => {
  const last = panel.times[panel.times.length - 1] ?? NaN
  if (starts.some((start) => start > last)) return []
  return [
    {
      code: 'no-controls',
      found: `${column}: all ${panel.units.length} units are treated by ${last}`,
      expected: 'units that are not treated',
      whatToDo: 'Add units that are not treated at any time in the data.',
      about: { column },
    },
  ]
}
