import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { findMunicipality } from '@peil/domain/area/find-municipality.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import { decideApproach } from '@peil/domain/call/decide-contact.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findCall } from './find-call.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** The programme approaches a municipality for a call; `changed` is false when it did already. */
export const approachMunicipality = async (
  peil: Peil,
  reader: Reader,
  callId: string,
  nis: string,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRight(reader, 'approach-municipality')
  if (!allowed.ok) return allowed
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  const municipality = findMunicipality(peil.programme, nis, call.value.opensOn)
  if (!municipality.ok) return municipality
  return transact(actingAs(peil, reader), ({ calls }) => {
    const command = { call: callId, municipality: nis }
    const decision = decideApproach(calls.get(callId) ?? emptyCall, command)
    if (!decision.ok) return decision
    return accept({ entries: decision.value, value: { changed: decision.value.length > 0 } })
  })
}
