import type { Approval } from '@peil/domain/approval/approval.ts'
import { requireOpen } from '@peil/domain/approval/decide-approval.ts'
import type { ApprovalKind } from '@peil/domain/approval/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'

/** A proposal as it was seen: its id, and the digest of exactly what it says. */
export interface ProposalId {
  readonly id: string
  readonly subject: string
}

/** The proposal of this kind, as long as nobody decided on it. */
export const findOpenApproval = (
  { approvals }: LedgerState,
  id: string,
  what: ApprovalKind,
): Decision<Approval> => {
  const approval = approvals.get(id)
  if (approval === undefined) {
    return refuse({
      code: 'no-open-proposal',
      found: `no proposal ${id}`,
      expected: 'a proposal that is open',
      whatToDo: 'open the list of proposals, and choose one',
    })
  }
  const open = requireOpen(approval, what)
  return open.ok ? accept(approval) : open
}
