import type { Reader } from '@peil/domain/access/role.ts'
import { decideCertification } from '@peil/domain/agreement/decide-review.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findDossier, type SubmissionId } from './find-dossier.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** A signatory certifies a report that was submitted. */
export const certifyReport = (
  peil: Peil,
  reader: Reader,
  { moment, submission, ...dossier }: SubmissionId,
): Promise<Decision<null>> =>
  transact(actingAs(peil, reader), (state) => {
    const agreement = findDossier(peil, state, reader, 'certify-report', dossier)
    if (!agreement.ok) return agreement
    const decision = decideCertification(agreement.value, { moment, submission })
    return decision.ok ? accept({ entries: decision.value, value: null }) : decision
  })
