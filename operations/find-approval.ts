import type { Approval } from '@peil/domain/approval/approval.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'

/** A proposal as it was seen: its id, and the digest of exactly what it says. */
export interface ProposalId {
  readonly id: string
  readonly subject: string
}

export const findApproval = ({ approvals }: LedgerState, id: string): Decision<Approval> => {
  const approval = approvals.get(id)
  return approval !== undefined
    ? accept(approval)
    : refuse({
        code: 'no-open-proposal',
        found: `no proposal ${id}`,
        expected: 'a proposal that is open',
        whatToDo: 'open the list of proposals, and choose one',
      })
}
