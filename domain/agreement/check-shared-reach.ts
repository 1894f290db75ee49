import type { Refusal } from '../values/decision.ts'
import type { ReportRow, SharedReach } from './entries.ts'

/**
 * Checks people who are counted under two KPIs: both must be awarded in the agreement, the number
 * within both reaches at that moment, and the two sides may not contradict each other. What is
 * checked is what would stand afterwards, `rows` over `known`: a lower reach, or another number, may
 * not leave an earlier report behind that no longer fits. Refusals are about a row of `rows`.
 */
export const checkSharedReach = (
  applicant: string,
  rows: readonly ReportRow[],
  awarded: ReadonlySet<string>,
  known: ReadonlyMap<string, ReportRow>,
): readonly Refusal[] => {
  const handedIn = new Set(rows.map(({ kpi }) => kpi))
  const standing = new Map([...known.values(), ...rows].map((row) => [row.kpi, row]))
  return [...standing.values()].flatMap((row) =>
    row.sharedWith.flatMap((shared): readonly Refusal[] => {
      const kpi = [row.kpi, shared.kpi].find((either) => handedIn.has(either))
      const problem = kpi === undefined ? null : problemWith(row, shared, awarded, standing)
      return kpi === undefined || problem === null
        ? []
        : [{ ...problem, about: { applicant, kpi, column: 'shared_with' } }]
    }),
  )
}

const problemWith = (
  row: ReportRow,
  { kpi, people }: SharedReach,
  awarded: ReadonlySet<string>,
  standing: ReadonlyMap<string, ReportRow>,
): Refusal | null => {
  if (kpi === row.kpi || row.sharedWith.filter((shared) => shared.kpi === kpi).length > 1) {
    return {
      code: 'shared-with-itself',
      found: `KPI ${kpi} ${kpi === row.kpi ? 'shared with itself' : 'named twice'}`,
      expected: 'each other KPI at most once',
      whatToDo: 'name the other KPI once',
    }
  }
  const other = standing.get(kpi)
  if (!awarded.has(kpi) || other === undefined) {
    return {
      code: 'shared-kpi-not-reported',
      found: `KPI ${row.kpi} shares people with KPI ${kpi}`,
      expected: 'a KPI that is agreed, with a reported reach at the same moment',
      whatToDo: 'report the other KPI too, or correct its id',
    }
  }
  const found = `KPI ${row.kpi} shares ${people} people with KPI ${kpi}`
  const limit = Math.min(row.reach, other.reach)
  if (!Number.isSafeInteger(people) || people < 0 || people > limit) {
    return {
      code: 'shared-over-reach',
      found,
      expected: `a whole number from 0 to ${limit}: no more than either KPI reached`,
      whatToDo: 'lower the number of shared people, or correct both reports together',
    }
  }
  const back = other.sharedWith.find((shared) => shared.kpi === row.kpi)
  return back === undefined || back.people === people
    ? null
    : {
        code: 'shared-contradiction',
        found: `${found}, which says ${back.people}`,
        expected: 'the same number from both sides',
        whatToDo: 'correct both reports together, or leave one side out',
      }
}
