import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { findMunicipality } from '@peil/domain/area/find-municipality.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import { decideInterest, decideNoInterest } from '@peil/domain/call/decide-contact.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findCall } from './find-call.ts'
import { keepReason } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

export interface ApproachAnswer {
  readonly call: string
  readonly municipality: string
  /** Why it will not take part, in words; null when it is interested. */
  readonly declinedBecause: string | null
}

/**
 * A municipality says that it is interested, or that it is not and why; it may think otherwise
 * later.
 */
export const answerApproach = async (
  peil: Peil,
  reader: Reader,
  { call: callId, municipality, declinedBecause }: ApproachAnswer,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRight(reader, 'answer-approach', { members: [municipality] })
  if (!allowed.ok) return allowed
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  const known = findMunicipality(peil.programme, municipality, call.value.opensOn)
  if (!known.ok) return known
  const reason = declinedBecause === null ? null : keepReason(declinedBecause, peil.effects)
  if (reason?.ok === false) return reason
  return transact(actingAs(peil, reader), ({ calls }) => {
    const state = calls.get(callId) ?? emptyCall
    const command = { call: callId, municipality }
    const decision =
      reason === null
        ? decideInterest(state, command)
        : decideNoInterest(state, command, reason.value.digest)
    if (!decision.ok) return decision
    return accept({
      entries: decision.value,
      texts: reason === null ? [] : [reason.value],
      value: { changed: decision.value.length > 0 },
    })
  })
}
