import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { subjectOf } from '@peil/domain/approval/approval.ts'
import { decideRequest } from '@peil/domain/approval/decide-approval.ts'
import { checkRecovery } from '@peil/domain/support-case/decide-recovery.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { actingAs } from './acting-as.ts'
import type { ProposalId } from './find-approval.ts'
import type { Peil } from './open.ts'
import { recoveryFacts, type Recovery } from './recovery-facts.ts'
import { transact } from './transact.ts'

/** Proposes to ask money back, after a closed case in which the municipality was heard. */
export const proposeRecovery = async (
  peil: Peil,
  reader: Reader,
  recovery: Recovery,
): Promise<Decision<ProposalId>> => {
  const allowed = requireRight(reader, 'propose-recovery')
  if (!allowed.ok) return allowed
  const id = peil.effects.salt()
  return transact(actingAs(peil, reader), (state) => {
    const basis = recoveryFacts(peil.programme, state, recovery, dateOf(peil.effects.now()))
    if (!basis.ok) return basis
    const possible = checkRecovery(basis.value.recovery)
    if (!possible.ok) return possible
    const { approval: facts, agreement, reads } = basis.value
    const proposal = { id, what: 'recovery' as const, facts, parties: agreement.members }
    const decision = decideRequest(state.approvals.values(), proposal)
    if (!decision.ok) return decision
    const value = { id, subject: subjectOf('recovery', facts) }
    return accept({ entries: decision.value, reads, value })
  })
}
