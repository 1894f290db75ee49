import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import { decideInvitationAnswer } from '@peil/domain/call/decide-invitation.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findCall } from './find-call.ts'
import type { ClusterInvitation } from './invite-to-cluster.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** A municipality accepts or refuses an invitation; it may leave again before the application. */
export const answerInvitation = async (
  peil: Peil,
  reader: Reader,
  { call: callId, lead, member }: ClusterInvitation,
  accepts: boolean,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRight(reader, 'answer-invitation', { members: [member] })
  if (!allowed.ok) return allowed
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  return transact(actingAs(peil, reader), ({ calls }) => {
    const state = calls.get(callId) ?? emptyCall
    const decision = decideInvitationAnswer(state, callId, { lead, member, accepts })
    if (!decision.ok) return decision
    return accept({ entries: decision.value, value: { changed: decision.value.length > 0 } })
  })
}
