import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { decideApproval } from '@peil/domain/approval/decide-approval.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { decideAwardOf, type Award } from './award-call.ts'
import { awardFacts, awardReads } from './award-facts.ts'
import { findOpenApproval, type ProposalId } from './find-approval.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** A second person decides on the award that was proposed, and the offers are made. */
export const approveAward = async (
  peil: Peil,
  reader: Reader,
  { id, subject }: ProposalId,
): Promise<Decision<Award>> => {
  const allowed = requireRight(reader, 'decide-award')
  if (!allowed.ok) return allowed
  return transact(actingAs(peil, reader), (state) => {
    const approval = findOpenApproval(state, id, 'award')
    if (!approval.ok) return approval
    const { call, budgetCents } = approval.value.facts
    const factsNow = awardFacts(state, String(call), cents(Number(budgetCents)))
    const command = { what: 'award' as const, subject, factsNow }
    const given = decideApproval(approval.value, command, reader)
    if (!given.ok) return given
    const outcome = decideAwardOf(peil, state, String(call), cents(Number(budgetCents)))
    if (!outcome.ok) return outcome
    return accept({
      entries: [...given.value, ...outcome.value.entries],
      reads: awardReads(factsNow, String(call)),
      value: outcome.value.value,
    })
  })
}
