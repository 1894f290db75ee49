import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import { checkAcceptances } from '@peil/domain/call/decide-invitation.ts'
import { refuse, type Decision } from '@peil/domain/values/decision.ts'
import { actingAs } from './acting-as.ts'
import type { Counts } from './group-decision.ts'
import type { Peil } from './open.ts'
import { decideApplications, type CallApplication } from './take-in-applications.ts'
import { transact } from './transact.ts'

/**
 * Hands in an application, or a new version of it, by the coordinator of its lead. A joint one
 * needs the acceptance of every other member.
 */
export const submitApplication = async (
  peil: Peil,
  reader: Reader,
  application: CallApplication,
): Promise<Decision<Counts>> => {
  const { call, applicant, members } = application
  const allowed = requireRight(reader, 'submit-application', { lead: applicant, members })
  if (!allowed.ok) return allowed
  return transact(actingAs(peil, reader), async (state) => {
    const decision = await decideApplications(peil, state, [application])
    const acceptances = checkAcceptances(state.calls.get(call) ?? emptyCall, applicant, members)
    if (acceptances.length === 0) return decision
    return refuse(...acceptances, ...(decision.ok ? [] : decision.refusals))
  })
}
