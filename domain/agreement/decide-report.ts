import type { NewEntry } from '../recorded-entry.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import { reportedAt, versionInForce, type Agreement } from './agreement.ts'
import { place, wrongStage } from './decide-answer.ts'
import type { Moment, ReportRow } from './entries.ts'
import { checkSharedReach } from './check-shared-reach.ts'

/**
 * Takes in reported reach at one moment. Rows that say what is already known give nothing; a row
 * that changes an earlier one is a correction and needs a reason.
 */
export const decideReport = (
  agreement: Agreement,
  moment: Moment,
  rows: readonly ReportRow[],
): Decision<readonly NewEntry[]> => {
  const version = versionInForce(agreement)
  if (agreement.state !== 'signed' || version === null) {
    return refuse(wrongStage(agreement, 'signed', 'sign the agreement before reporting on it'))
  }
  const known = reportedAt(agreement, moment)
  const awarded = new Set(version.rows.filter((r) => r.awardedReach > 0).map((r) => r.kpi))
  const changed = rows.filter((row) => !sameReport(known.get(row.kpi), row))
  const refusals = [
    ...rows.flatMap((row, index) => [
      ...checkRow(agreement, awarded, known.get(row.kpi), row),
      ...checkDuplicate(agreement, rows, index),
    ]),
    ...checkSharedReach(agreement.applicant, rows, awarded, known),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  if (changed.length === 0) return accept([])
  return accept([{ ...place(agreement), type: 'report-received', data: { moment, rows: changed } }])
}

const sameReport = (known: ReportRow | undefined, row: ReportRow): boolean =>
  known !== undefined &&
  sameFigures(known, row) &&
  (row.reason === null || row.reason === known.reason)

const sameFigures = (a: ReportRow, b: ReportRow): boolean =>
  a.reach === b.reach && sharedText(a) === sharedText(b)

const sharedText = ({ sharedWith }: ReportRow): string =>
  sharedWith
    .map(({ kpi, people }) => `${kpi}:${people}`)
    .sort()
    .join(';')

const checkRow = (
  { applicant, call }: Agreement,
  awarded: ReadonlySet<string>,
  known: ReportRow | undefined,
  row: ReportRow,
): readonly Refusal[] => {
  const about = { applicant, kpi: row.kpi }
  const refusals: Refusal[] = []
  if (!awarded.has(row.kpi)) {
    refusals.push({
      code: 'kpi-not-agreed',
      found: `a report on KPI ${row.kpi}`,
      expected: `a KPI that the agreement of ${applicant} in call ${call} awards: ${[...awarded].join(', ')}`,
      whatToDo: 'correct the KPI or leave the row out',
      about: { ...about, column: 'kpi' },
    })
  }
  if (!Number.isSafeInteger(row.reach) || row.reach < 0) {
    refusals.push({
      code: 'not-a-whole-number',
      found: `reach ${row.reach}`,
      expected: 'a whole number from 0',
      whatToDo: 'correct the reach',
      about: { ...about, column: 'reach' },
    })
  }
  if (known !== undefined && !sameFigures(known, row) && row.reason === null) {
    refusals.push({
      code: 'correction-without-reason',
      found: `reach ${row.reach} where ${known.reach} was reported before`,
      expected: 'a reason with every correction',
      whatToDo: 'fill in the reason, or leave the earlier figure',
      about: { ...about, column: 'reason' },
    })
  }
  return refusals
}

const checkDuplicate = (
  { applicant }: Agreement,
  rows: readonly ReportRow[],
  index: number,
): readonly Refusal[] => {
  const kpi = rows[index]?.kpi ?? ''
  if (rows.findIndex((row) => row.kpi === kpi) === index) return []
  return [
    {
      code: 'duplicate-kpi',
      found: `KPI ${kpi} a second time`,
      expected: 'one row per KPI and moment',
      whatToDo: 'keep one of the rows',
      about: { applicant, kpi, column: 'kpi' },
    },
  ]
}
