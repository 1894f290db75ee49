import { basename } from 'node:path'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { readTableFile } from '@peil/tables/read-table-file.ts'
import type { Peil } from '../open.ts'
import { decideApplications } from '../take-in-applications.ts'
import { applicationColumns, applicationGroups } from './application-rows.ts'
import { importGroups, type ImportSummary } from './import-groups.ts'
import { placeRefusals } from './place-refusals.ts'

/** What follows from a row that could not be read is not repeated as a fault of its own. */
const consequences = new Set([
  'priority-gap',
  'nothing-planned',
  'applicant-not-a-member',
  'residents-missing',
  'too-few-residents',
])

/**
 * Takes in a file of applications: all of it, or nothing and every finding at its line. The call's
 * window is not enforced: an import brings in what arrived elsewhere.
 */
export const importApplications = async (
  peil: Peil,
  path: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Decision<ImportSummary, Finding>> => {
  const table = await readTableFile(path, applicationColumns)
  const findings: Finding[] = [...table.findings]
  const file = basename(path)
  const groups = applicationGroups(file, table, peil.programme, findings)
  return importGroups(peil, {
    file,
    groups,
    findings,
    dryRun,
    decide: (state) => decideApplications(peil, state, groups),
    place: (refusal, group) =>
      !group.whole && consequences.has(refusal.code)
        ? []
        : placeRefusals(file, [refusal], group, 'call'),
  })
}
