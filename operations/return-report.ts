import type { Reader } from '@peil/domain/access/role.ts'
import { decideReturn } from '@peil/domain/agreement/decide-review.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findDossier, type SubmissionId } from './find-dossier.ts'
import { keepReason, keepText } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

export interface ReturnedReport extends SubmissionId {
  readonly reason: string
  readonly remarks: readonly { readonly kpi: string; readonly text: string }[]
}

/** Sends a report back for changes, with the reason and remarks in rows that can be erased. */
export const returnReport = async (
  peil: Peil,
  reader: Reader,
  { moment, submission, reason, remarks, ...dossier }: ReturnedReport,
): Promise<Decision<null>> => {
  const why = keepReason(reason, peil.effects)
  const said = remarks
    .filter(({ text }) => text.trim() !== '')
    .map(({ kpi, text }) => ({ kpi, text: keepText(text.trim(), peil.effects) }))
  return transact(actingAs(peil, reader), (state) => {
    const agreement = findDossier(peil, state, reader, 'review-report', dossier)
    if (!agreement.ok) return agreement
    if (!why.ok) return why
    const decision = decideReturn(
      agreement.value,
      { moment, submission },
      {
        reason: why.value.digest,
        remarks: said.map(({ kpi, text }) => ({ kpi, text: text.digest })),
      },
      reader,
    )
    if (!decision.ok) return decision
    return accept({
      entries: decision.value,
      texts: [why.value, ...said.map(({ text }) => text)],
      value: null,
    })
  })
}
