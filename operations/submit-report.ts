import { reportedAt } from '@peil/domain/agreement/agreement.ts'
import { decideSubmission } from '@peil/domain/agreement/decide-submission.ts'
import type { Moment } from '@peil/domain/agreement/entries.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findDossier, type DossierId } from './find-dossier.ts'
import type { Peil } from './open.ts'
import { namedTexts, prepareRows, type WrittenRow } from './prepare-report-rows.ts'
import { transact } from './transact.ts'

export interface ReportSubmission extends DossierId {
  readonly moment: Moment
  readonly rows: readonly WrittenRow[]
}

/**
 * Submits a report for review; `changed` is false when it says what is under review, or what counts,
 * already.
 */
export const submitReport = (
  peil: Peil,
  reader: Reader,
  report: ReportSubmission,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const acting = actingAs(peil, reader)
  return transact(acting, async (state) => {
    const agreement = findDossier(peil, state, reader, 'submit-report', report)
    if (!agreement.ok) return agreement
    const { moment } = report
    const known = [
      ...reportedAt(agreement.value, moment).values(),
      ...(agreement.value.reviews[moment]?.rows ?? []),
    ]
    const prepared = await prepareRows(acting, known, report.rows)
    const decision = decideSubmission(agreement.value, moment, prepared.rows)
    if (!decision.ok) return decision
    return accept({
      entries: decision.value,
      texts: namedTexts(prepared.texts, decision.value),
      value: { changed: decision.value.length > 0 },
    })
  })
}
