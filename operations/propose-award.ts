import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { decideRequest } from '@peil/domain/approval/decide-approval.ts'
import { subjectOf } from '@peil/domain/approval/approval.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import { awardFacts, awardReads } from './award-facts.ts'
import { decideAwardOf } from './award-call.ts'
import type { ProposalId } from './find-approval.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** Proposes an award of this budget over the applications as they stand now. */
export const proposeAward = async (
  peil: Peil,
  reader: Reader,
  call: string,
  budgetCents: Cents,
): Promise<Decision<ProposalId>> => {
  const allowed = requireRight(reader, 'propose-award')
  if (!allowed.ok) return allowed
  const id = peil.effects.salt()
  return transact(actingAs(peil, reader), (state) => {
    // What could not be awarded is not proposed either.
    const possible = decideAwardOf(peil, state, call, budgetCents)
    if (!possible.ok) return possible
    const facts = awardFacts(state, call, budgetCents)
    const proposal = { id, what: 'award' as const, facts, parties: [] }
    const decision = decideRequest(state.approvals.values(), proposal)
    if (!decision.ok) return decision
    return accept({
      entries: decision.value,
      reads: awardReads(facts, call),
      value: { id, subject: subjectOf('award', facts) },
    })
  })
}
