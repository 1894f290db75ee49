import { may, requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { areaSetOfCall } from '@peil/domain/area/area-set-on.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import {
  composeCallOverview,
  justMissThreshold,
  type CallOverviewRow,
} from '@peil/domain/call/compose-call-overview.ts'
import { latestResidents } from '@peil/domain/eligibility/residents.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { findCall } from './find-call.ts'
import { loadResidents } from './load-residents.ts'
import type { Peil } from './open.ts'
import { loadState } from './transact.ts'

export interface CallOverview {
  readonly moreThanResidents: number
  readonly rows: readonly CallOverviewRow[]
  /** Rows that miss the threshold by no more than was asked, closest first. */
  readonly justMissing: readonly CallOverviewRow[]
  /** Why municipalities declined, by digest; nothing for who only looks on. */
  readonly reasons: ReadonlyMap<string, string>
}

/** How every municipality stands in a call, and who misses the threshold by at most `within`. */
export const listCallOverview = async (
  peil: Peil,
  reader: Reader,
  callId: string,
  within: number,
): Promise<Decision<CallOverview>> => {
  const allowed = requireRight(reader, 'see-programme')
  if (!allowed.ok) return allowed
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  const areaSet = areaSetOfCall(peil.programme, call.value)
  const state = await loadState(peil)
  const figures = await loadResidents(peil, state)
  if (!figures.ok) return figures
  const rows = composeCallOverview({
    call: call.value,
    callState: state.calls.get(callId) ?? emptyCall,
    agreements: new Map(
      [...state.agreements.values()]
        .filter((agreement) => agreement.call === callId)
        .map((agreement) => [agreement.applicant, agreement]),
    ),
    areaSet,
    residents: latestResidents(figures.value, call.value.opensOn),
  })
  // What somebody wrote may be about people: an auditor sees that there is a reason, not which.
  const digests = may(reader, 'approach-municipality')
    ? rows.flatMap(({ reason }) => reason ?? [])
    : []
  return accept({
    moreThanResidents: call.value.eligibility.moreThanResidents,
    rows,
    justMissing: justMissThreshold(rows, within),
    reasons: await peil.ledger.texts(digests),
  })
}
