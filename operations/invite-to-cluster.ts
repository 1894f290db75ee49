import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { areaSetOfCall } from '@peil/domain/area/area-set-on.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import { decideInvitation } from '@peil/domain/call/decide-invitation.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findCall } from './find-call.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

export interface ClusterInvitation {
  readonly call: string
  readonly lead: string
  readonly member: string
}

/** The lead of a cluster invites a municipality; `changed` is false when it did already. */
export const inviteToCluster = async (
  peil: Peil,
  reader: Reader,
  { call: callId, lead, member }: ClusterInvitation,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRight(reader, 'invite-to-cluster', { lead })
  if (!allowed.ok) return allowed
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  const areaSet = areaSetOfCall(peil.programme, call.value)
  return transact(actingAs(peil, reader), ({ calls }) => {
    const state = calls.get(callId) ?? emptyCall
    const decision = decideInvitation(state, { call: call.value, areaSet }, { lead, member })
    if (!decision.ok) return decision
    return accept({ entries: decision.value, value: { changed: decision.value.length > 0 } })
  })
}
