import type { Reader } from '@peil/domain/access/role.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { readTable } from '@peil/tables/read-table.ts'
import type { TableRow } from '@peil/tables/table.ts'
import { uploadLimits } from '@peil/tables/table-limits.ts'
import { findDossier } from './find-dossier.ts'
import { placeInReport } from './import/import-reports.ts'
import { hasErrors, sortFindings } from './import/place-refusals.ts'
import { reportColumns, reportGroups, type ReportGroup } from './import/report-rows.ts'
import type { Peil } from './open.ts'
import { submitReport } from './submit-report.ts'
import { decideReports } from './take-in-reports.ts'
import { loadState } from './transact.ts'
import type { ReportToFill } from './write-report-workbook.ts'

/** A file as it was uploaded; its name is only ever shown. */
export interface Upload {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/**
 * Submits a report that comes as a file: the workbook that `writeReportWorkbook` made, or a CSV file
 * with the same columns. Everything that is wrong comes at once, each at its cell, and then nothing
 * is submitted; a row without reach, shared people and reason is not reported. Whoever may not
 * submit hears so before the file is opened.
 */
export const submitReportWorkbook = async (
  peil: Peil,
  reader: Reader,
  report: ReportToFill,
  upload: Upload,
): Promise<Decision<{ readonly changed: boolean }, Refusal | Finding>> => {
  const state = await loadState(peil)
  const allowed = findDossier(peil, state, reader, 'submit-report', report)
  if (!allowed.ok) return allowed
  const file = upload.fileName
  const { own, findings } = await readUpload(peil, report, upload)
  if (own === undefined || hasErrors(findings)) {
    const more = own === undefined ? [] : await ruleFindings(peil, state, file, own)
    return refuse(...sortFindings([...findings, ...more]))
  }
  const submitted = await submitReport(peil, reader, { ...report, rows: own.rows })
  if (submitted.ok) return submitted
  const placed = submitted.refusals.flatMap((refusal) => placeInReport(file, refusal, own))
  return refuse(...sortFindings(placed))
}

/** The rows about this report, and everything that is wrong with the file. */
const readUpload = async (
  { programme }: Peil,
  report: ReportToFill,
  upload: Upload,
): Promise<{ readonly own: ReportGroup | undefined; readonly findings: readonly Finding[] }> => {
  const file = upload.fileName
  const table = await readTable(upload, reportColumns, uploadLimits)
  const rows = table.rows.filter(isFilled)
  const findings: Finding[] = [...table.findings]
  const groups = reportGroups(file, { ...table, rows }, programme, findings)
  const own = groups.find((group) => isOf(group, report))
  findings.push(
    ...groups.filter((group) => group !== own).map((group) => anotherReport(file, group, report)),
  )
  if (rows.length === 0 && !hasErrors(findings)) findings.push(nothingFilledIn(file))
  return { own, findings }
}

const isFilled = ({ cells }: TableRow): boolean =>
  ['reach', 'shared_with', 'reason'].some((column) => (cells[column]?.text ?? '') !== '')

const isOf = (group: ReportGroup, { call, applicant, moment }: ReportToFill): boolean =>
  group.call === call && group.applicant === applicant && group.moment === moment

/** What the rules say of the rows that could be read, so that a person hears all in one go. */
const ruleFindings = async (
  peil: Peil,
  state: LedgerState,
  file: string,
  own: ReportGroup,
): Promise<readonly Finding[]> => {
  const decision = await decideReports(peil, state, [own])
  return decision.ok
    ? []
    : decision.refusals.flatMap((refusal) => placeInReport(file, refusal, own))
}

/** Of another report nothing is looked up: whether it exists is not told. */
const anotherReport = (
  file: string,
  { call, applicant, moment, firstLine }: ReportGroup,
  asked: ReportToFill,
): Finding => ({
  severity: 'error',
  code: 'another-report',
  file,
  line: firstLine,
  column: call !== asked.call ? 'call' : applicant !== asked.applicant ? 'applicant' : 'moment',
  found: `the ${moment} report of ${applicant} in call ${call}`,
  expected: `the ${asked.moment} report of ${asked.applicant} in call ${asked.call}`,
  whatToDo: 'Upload the workbook of this report, or take these rows out.',
})

const nothingFilledIn = (file: string): Finding => ({
  severity: 'error',
  code: 'nothing-filled-in',
  file,
  column: 'reach',
  found: 'no reach in any row',
  expected: 'the reach of at least one KPI; 0 when nobody was reached',
  whatToDo: 'Fill in what was reached, save the workbook and upload it again.',
})
