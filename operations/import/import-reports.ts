import { basename } from 'node:path'
import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { readTableFile } from '@peil/tables/read-table-file.ts'
import type { Peil } from '../open.ts'
import { decideReports } from '../take-in-reports.ts'
import { importGroups, type ImportSummary } from './import-groups.ts'
import { placeRefusals } from './place-refusals.ts'
import { reportColumns, reportGroups, sharesWithUnread, type ReportGroup } from './report-rows.ts'

/** Takes in a file of reports: all of it, or nothing and every finding at its line. */
export const importReports = async (
  peil: Peil,
  path: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Decision<ImportSummary, Finding>> => {
  const table = await readTableFile(path, reportColumns)
  const findings: Finding[] = [...table.findings]
  const file = basename(path)
  const groups = reportGroups(file, table, peil.programme, findings)
  return importGroups(peil, {
    file,
    groups,
    findings,
    dryRun,
    decide: (state) => decideReports(peil, state, groups),
    place: (refusal, group) => placeInReport(file, refusal, group),
  })
}

/** A refusal of a report at its cell; nothing when it follows from a row that could not be read. */
export const placeInReport = (
  file: string,
  refusal: Refusal,
  group: ReportGroup,
): readonly Finding[] =>
  refusal.about?.['column'] === 'shared_with' && sharesWithUnread(group, refusal.about['kpi'])
    ? []
    : placeRefusals(file, [refusal], group, 'applicant')
