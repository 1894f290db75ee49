import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import { nearestName } from '@peil/tables/nearest-name.ts'
import { parseNumber } from '../parse-number.ts'

const notReadable = (text: string): Refusal => ({
  code: 'treated-not-readable',
  found: `--treated with ${text}`,
  expected: 'units with the time from which each is treated: Ghent@2022,Aalst@2023',
  whatToDo: 'Write it so, or name a column with 0 and 1.',
  about: { option: 'treated' },
})

const unknownUnit = (unit: string, units: readonly string[]): Refusal => {
  const near = nearestName(unit, units)
  return {
    code: 'unit-unknown',
    found: `no unit ${unit}`,
    expected: 'a unit of the file',
    whatToDo: near === null ? 'Name one of them.' : `Write ${near}, if that is meant.`,
    about: { option: 'treated', unit },
  }
}

/**
 * Who is treated from when, where no column of the file says so: `California@1989`, several
 * separated by commas. Gives what the column would hold: 1 while the unit of the row is treated.
 */
export const treatedFrom = (
  text: string,
  unit: readonly string[],
  time: ArrayLike<number>,
): Outcome<Float64Array> => {
  const units = [...new Set(unit)]
  const starts = new Map<string, number>()
  const refusals: Refusal[] = []
  for (const part of text.split(',').map((own) => own.trim())) {
    const at = part.lastIndexOf('@')
    const who = part.slice(0, at).trim()
    const start = at === -1 ? null : parseNumber(part.slice(at + 1).trim(), false)
    if (start === null || starts.has(who)) refusals.push(notReadable(part))
    else if (!units.includes(who)) refusals.push(unknownUnit(who, units))
    else starts.set(who, start)
  }
  if (refusals.length > 0) return refused(...refusals)
  return given(
    Float64Array.from(unit, (own, row) =>
      (time[row] ?? NaN) >= (starts.get(own) ?? Infinity) ? 1 : 0,
    ),
  )
}
