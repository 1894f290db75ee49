import type { Refusal } from '../values/decision.ts'
import type { ReportRow, SharedReach } from './entries.ts'

/**
 * Checks people who are counted under two KPIs: both must be awarded in the agreement, the number
 * within both reaches at that moment, and the two sides may not contradict each other.
 */
export const checkSharedReach = (
  applicant: string,
  rows: readonly ReportRow[],
  awarded: ReadonlySet<string>,
  reachOf: ReadonlyMap<string, number>,
): readonly Refusal[] =>
  rows.flatMap((row) =>
    row.sharedWith.flatMap((shared): readonly Refusal[] => {
      const problem = problemWith(row, shared, rows, awarded, reachOf)
      return problem === null
        ? []
        : [{ ...problem, about: { applicant, kpi: row.kpi, column: 'shared_with' } }]
    }),
  )

const problemWith = (
  row: ReportRow,
  { kpi, people }: SharedReach,
  rows: readonly ReportRow[],
  awarded: ReadonlySet<string>,
  reachOf: ReadonlyMap<string, number>,
): Refusal | null => {
  if (kpi === row.kpi || row.sharedWith.filter((shared) => shared.kpi === kpi).length > 1) {
    return {
      code: 'shared-with-itself',
      found: `KPI ${kpi} ${kpi === row.kpi ? 'shared with itself' : 'named twice'}`,
      expected: 'each other KPI at most once',
      whatToDo: 'name the other KPI once',
    }
  }
  const otherReach = reachOf.get(kpi)
  if (!awarded.has(kpi) || otherReach === undefined) {
    return {
      code: 'shared-kpi-not-reported',
      found: `people shared with KPI ${kpi}`,
      expected: 'a KPI that is agreed, with a reported reach at the same moment',
      whatToDo: 'report the other KPI too, or correct its id',
    }
  }
  const limit = Math.min(row.reach, otherReach)
  if (people > limit) {
    return {
      code: 'shared-over-reach',
      found: `${people} people shared with KPI ${kpi}`,
      expected: `at most ${limit}: no more than either KPI reached`,
      whatToDo: 'lower the number of shared people',
    }
  }
  const back = rows
    .find((other) => other.kpi === kpi)
    ?.sharedWith.find((shared) => shared.kpi === row.kpi)
  return back === undefined || back.people === people
    ? null
    : {
        code: 'shared-contradiction',
        found: `${people} people shared with KPI ${kpi}, which says ${back.people}`,
        expected: 'the same number from both sides',
        whatToDo: 'correct one of the two, or leave one out',
      }
}
