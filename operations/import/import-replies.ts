import { basename } from 'node:path'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { readTableFile } from '@peil/tables/read-table-file.ts'
import type { Peil } from '../open.ts'
import { decideReplies } from '../take-in-replies.ts'
import { importGroups, type ImportSummary } from './import-groups.ts'
import { placeRefusals } from './place-refusals.ts'
import { replyColumns, replyRows } from './reply-rows.ts'

/** Takes in a file of replies: all of it, or nothing and every finding at its line. */
export const importReplies = async (
  peil: Peil,
  path: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Decision<ImportSummary, Finding>> => {
  const table = await readTableFile(path, replyColumns)
  const findings: Finding[] = [...table.findings]
  const file = basename(path)
  const groups = replyRows(file, table, peil.programme, findings)
  return importGroups(peil, {
    file,
    groups,
    findings,
    dryRun,
    decide: (state) =>
      decideReplies(
        peil,
        state,
        groups.map(({ rows: [reply] }) => reply),
      ),
    place: (refusal, group) => placeRefusals(file, [refusal], group, 'applicant'),
  })
}
