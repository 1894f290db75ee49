import type { Reader } from '@peil/domain/access/role.ts'
import { decideAcceptance } from '@peil/domain/agreement/decide-review.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findDossier, type SubmissionId } from './find-dossier.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** Accepts a report: from now on its figures count. */
export const acceptReport = (
  peil: Peil,
  reader: Reader,
  { moment, submission, ...dossier }: SubmissionId,
): Promise<Decision<null>> =>
  transact(actingAs(peil, reader), (state) => {
    const agreement = findDossier(peil, state, reader, 'review-report', dossier)
    if (!agreement.ok) return agreement
    const decision = decideAcceptance(agreement.value, { moment, submission }, reader)
    return decision.ok ? accept({ entries: decision.value, value: null }) : decision
  })
