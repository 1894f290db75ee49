import { requireRight } from '@peil/domain/access/may.ts'
import type { Right } from '@peil/domain/access/rights.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { decideWithdrawal } from '@peil/domain/approval/decide-approval.ts'
import type { ApprovalKind } from '@peil/domain/approval/entries.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { findOpenApproval } from './find-approval.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** Who may propose it may also take it back. */
const rightTo: Readonly<Record<ApprovalKind, Right>> = {
  award: 'propose-award',
  release: 'prepare-release',
  recovery: 'propose-recovery',
}

/** Takes a proposal of this kind back; nothing comes of it. */
export const withdrawProposal = async (
  peil: Peil,
  reader: Reader,
  what: ApprovalKind,
  id: string,
): Promise<Decision<null>> => {
  const allowed = requireRight(reader, rightTo[what])
  if (!allowed.ok) return allowed
  return transact(actingAs(peil, reader), (state) => {
    const approval = findOpenApproval(state, id, what)
    if (!approval.ok) return approval
    const decision = decideWithdrawal(approval.value, what)
    return decision.ok ? accept({ entries: decision.value, value: null }) : decision
  })
}
