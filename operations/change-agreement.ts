import { decideAmendment, type AmendmentChange } from '@peil/domain/agreement/decide-amendment.ts'
import { decideEnding } from '@peil/domain/agreement/decide-answer.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { findAgreement } from './answer-offer.ts'
import { findCall } from './find-call.ts'
import { keepReason } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** A new version of a signed agreement, with its reason; `changed` is false when nothing differs. */
export const amendAgreement = async (
  peil: Peil,
  callId: string,
  applicant: string,
  changes: readonly AmendmentChange[],
  reason: string,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const text = keepReason(reason, peil.effects)
  if (!text.ok) return text
  return transact(peil, (state) => {
    const call = findCall(peil.programme, callId)
    if (!call.ok) return call
    const agreement = findAgreement(state, peil.programme, callId, applicant)
    if (!agreement.ok) return agreement
    const decision = decideAmendment(
      {
        call: call.value,
        callState: state.calls.get(callId) ?? emptyCall,
        agreement: agreement.value,
      },
      changes,
      text.value.digest,
    )
    if (!decision.ok) return decision
    return accept({
      entries: decision.value,
      texts: [text.value],
      value: { changed: decision.value.length > 0 },
    })
  })
}

/** Ends a signed agreement on a day, with its reason. */
export const endAgreement = async (
  peil: Peil,
  callId: string,
  applicant: string,
  on: CalendarDate,
  reason: string,
): Promise<Decision<null>> => {
  const text = keepReason(reason, peil.effects)
  if (!text.ok) return text
  return transact(peil, (state) => {
    const agreement = findAgreement(state, peil.programme, callId, applicant)
    if (!agreement.ok) return agreement
    const decision = decideEnding(agreement.value, on, text.value.digest)
    if (!decision.ok) return decision
    return accept({ entries: decision.value, texts: [text.value], value: null })
  })
}
