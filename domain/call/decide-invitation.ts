import { checkMembers } from '../eligibility/check-members.ts'
import type { AreaSet, Call } from '../programme/programme.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import { callStream, leadOf, type CallState } from './call-state.ts'
import { requireBeforeAward } from './require-before-award.ts'

interface Invitation {
  readonly lead: string
  readonly member: string
}

/** A lead asks another municipality of its region into its cluster. Twice gives nothing. */
export const decideInvitation = (
  state: CallState,
  { call, areaSet }: { readonly call: Call; readonly areaSet: AreaSet },
  { lead, member }: Invitation,
): Decision<readonly NewEntry[]> => {
  const known = state.invitations.get(lead)?.get(member)
  if (known === 'invited' || known === 'accepted') return accept([])
  const open = requireBeforeAward(state, call.id)
  if (!open.ok) return open
  const members = [lead, member]
  const { registered } = state
  const refusals = [
    ...checkMembers({ call, applicant: lead, members, areaSet, registered }),
    ...members.flatMap((nis) => refuseOtherCluster(state, nis, lead)),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  return accept([
    {
      stream: callStream(call.id),
      parties: members,
      type: 'cluster-invited',
      data: { lead, member },
    },
  ])
}

/**
 * A municipality accepts or refuses an invitation; it may think otherwise until the application is
 * handed in. It is in one cluster at a time, as its lead or as a member.
 */
export const decideInvitationAnswer = (
  state: CallState,
  call: string,
  { lead, member, accepts }: Invitation & { readonly accepts: boolean },
): Decision<readonly NewEntry[]> => {
  const about = { call, lead, member }
  const known = state.invitations.get(lead)?.get(member)
  if (known === undefined) {
    return refuse({
      code: 'no-invitation',
      found: `no invitation of ${member} by ${lead}`,
      expected: 'an invitation',
      whatToDo: 'ask the lead of the cluster for one',
      about,
    })
  }
  if (known === (accepts ? 'accepted' : 'refused')) return accept([])
  const open = requireBeforeAward(state, call)
  if (!open.ok) return open
  const applies = leadOf(state, member)
  const refusals: readonly Refusal[] = accepts
    ? [member, lead].flatMap((nis) => refuseOtherCluster(state, nis, lead))
    : []
  if (refusals.length > 0) return refuse(...refusals)
  if (applies !== null && (applies !== lead || !accepts)) {
    return refuse({
      code: 'already-applies',
      found: `${member} takes part in the application of ${applies}`,
      expected: 'a municipality that does not apply yet',
      whatToDo: `ask ${applies} to hand in its application without ${member}`,
      about,
    })
  }
  return accept([
    {
      stream: callStream(call),
      parties: [lead, member],
      type: 'cluster-answered',
      data: { lead, member, accepted: accepts },
    },
  ])
}

/**
 * What stands in the way of these members applying together: each but the lead must have accepted
 * its invitation, and nobody may be in another cluster.
 */
export const checkAcceptances = (
  state: CallState,
  lead: string,
  members: readonly string[],
): readonly Refusal[] => {
  const invitations = state.invitations.get(lead)
  const missing = [...new Set(members)]
    .filter((nis) => nis !== lead && invitations?.get(nis) !== 'accepted')
    .sort()
  return [
    ...missing.map((member) => ({
      code: 'member-has-not-accepted',
      found: `${member}, which did not accept an invitation of ${lead}`,
      expected: 'members that accepted to apply together',
      whatToDo: `invite ${member} and wait for its answer, or leave it out`,
      about: { applicant: lead, column: 'members', member },
    })),
    ...refuseOtherCluster(state, lead, lead),
  ]
}

/** The lead in whose cluster it is: as a member that accepted, or because a member accepted it. */
const clusterOf = ({ invitations }: CallState, nis: string): string | null => {
  const joined = [...invitations].find(([, members]) => members.get(nis) === 'accepted')
  if (joined !== undefined) return joined[0]
  const own = [...(invitations.get(nis)?.values() ?? [])]
  return own.includes('accepted') ? nis : null
}

const refuseOtherCluster = (state: CallState, nis: string, lead: string): readonly Refusal[] => {
  const cluster = clusterOf(state, nis)
  if (cluster === null || cluster === lead) return []
  return [
    {
      code: 'already-in-a-cluster',
      found: `${nis}, which is in the cluster of ${cluster}`,
      expected: 'one cluster per municipality',
      whatToDo:
        cluster === nis
          ? `let the members of ${nis} leave its cluster first`
          : `let ${nis} leave that cluster first`,
      about: { municipality: nis, lead: cluster },
    },
  ]
}
