import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { decideApproval } from '@peil/domain/approval/decide-approval.ts'
import { decideRecovery } from '@peil/domain/support-case/decide-recovery.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { actingAs } from './acting-as.ts'
import { findOpenApproval, type ProposalId } from './find-approval.ts'
import type { Peil } from './open.ts'
import { recoveryFacts } from './recovery-facts.ts'
import { transact } from './transact.ts'

/** A second person decides that money is asked back, on exactly what was proposed. */
export const approveRecovery = async (
  peil: Peil,
  reader: Reader,
  { id, subject }: ProposalId,
): Promise<Decision<null>> => {
  const allowed = requireRight(reader, 'decide-recovery')
  if (!allowed.ok) return allowed
  return transact(actingAs(peil, reader), (state) => {
    const approval = findOpenApproval(state, id, 'recovery')
    if (!approval.ok) return approval
    const { call, applicant, kpi, amountCents } = approval.value.facts
    const recovery = {
      call: String(call),
      applicant: String(applicant),
      kpi: String(kpi),
      amountCents: cents(Number(amountCents)),
    }
    const basis = recoveryFacts(peil.programme, state, recovery, dateOf(peil.effects.now()))
    if (!basis.ok) return basis
    const command = { what: 'recovery' as const, subject, factsNow: basis.value.approval }
    const given = decideApproval(approval.value, command, reader)
    if (!given.ok) return given
    const decision = decideRecovery(basis.value.recovery, basis.value.agreement, id)
    if (!decision.ok) return decision
    const entries = [...given.value, ...decision.value]
    return accept({ entries, reads: basis.value.reads, value: null })
  })
}
