import { agreementStream } from '@peil/domain/agreement/agreement.ts'
import {
  decideApplication,
  type ApplicationCommand,
} from '@peil/domain/agreement/decide-application.ts'
import { areaSetOfCall } from '@peil/domain/area/area-set-on.ts'
import { callStream, emptyCall, type CallState } from '@peil/domain/call/call-state.ts'
import { assessEligibility } from '@peil/domain/eligibility/assess-eligibility.ts'
import { checkMembers } from '@peil/domain/eligibility/check-members.ts'
import { latestResidents, type ResidentsByArea } from '@peil/domain/eligibility/residents.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import { findCall } from './find-call.ts'
import { loadResidents } from './load-residents.ts'
import type { Peil } from './open.ts'
import type { Counts, GroupDecision, IndexedRefusal } from './group-decision.ts'
import { transact } from './transact.ts'

export interface CallApplication extends ApplicationCommand {
  readonly call: string
}

/** Takes in applications together: all of them, or none and every reason why not. */
export const takeInApplications = (
  peil: Peil,
  applications: readonly CallApplication[],
): Promise<Decision<Counts>> =>
  transact(peil, async (state) => decideApplications(peil, state, applications))

/** The decision alone; nothing is written. */
export const decideApplications = async (
  peil: Peil,
  state: LedgerState,
  applications: readonly CallApplication[],
): Promise<GroupDecision> => {
  const observations = await loadResidents(peil, state)
  if (!observations.ok) return refuse(...observations.refusals.map((r) => ({ ...r, index: 0 })))
  const callStates = new Map(state.calls)
  const residentsOf = new Map<string, ResidentsByArea>()
  const entries: NewEntry[] = []
  const refusals: IndexedRefusal[] = []
  let changed = 0
  for (const [index, application] of applications.entries()) {
    const call = findCall(peil.programme, application.call)
    if (!call.ok) {
      refusals.push(...call.refusals.map((refusal) => ({ ...refusal, index })))
      continue
    }
    const { id, opensOn } = call.value
    const residents = residentsOf.get(id) ?? latestResidents(observations.value, opensOn)
    residentsOf.set(id, residents)
    const callState = callStates.get(id) ?? emptyCall
    const decision = decideApplication(
      {
        call: call.value,
        callState,
        agreement: state.agreements.get(agreementStream(id, application.applicant)),
        memberRefusals: refuseMembers(peil, call.value, callState, residents, application),
      },
      application,
    )
    callStates.set(id, withClaim(callState, application))
    if (!decision.ok) {
      refusals.push(...decision.refusals.map((refusal) => ({ ...refusal, index })))
      continue
    }
    entries.push(...decision.value)
    if (decision.value.length > 0) changed += 1
  }
  if (refusals.length > 0) return refuse(...refusals)
  return accept({
    entries,
    // A new version of an application has no entry of the call, which an award may just have closed.
    reads: [...residentsOf.keys()].map(callStream),
    value: { changed, unchanged: applications.length - changed },
  })
}

/**
 * The call with the claim of one more application, so that two in one file cannot both claim a
 * municipality. A claim counts when its application is refused too: everything is said at once.
 */
const withClaim = (
  callState: CallState,
  { applicant, members }: ApplicationCommand,
): CallState => ({
  ...callState,
  registered: new Map(callState.registered).set(applicant, members.toSorted()),
})

const refuseMembers = (
  { programme }: Peil,
  call: Call,
  { registered }: CallState,
  residents: ResidentsByArea,
  { applicant, members }: ApplicationCommand,
): readonly Refusal[] => {
  const areaSet = areaSetOfCall(programme, call)
  const refusals = checkMembers({ call, applicant, members, areaSet, registered })
  // Residents of codes that do not exist say nothing: first things first.
  return refusals.length > 0 ? refusals : refuseTooFew(call, applicant, members, residents)
}

const refuseTooFew = (
  call: Call,
  applicant: string,
  members: readonly string[],
  residents: ResidentsByArea,
): readonly Refusal[] => {
  const { eligible, missing, explanation } = assessEligibility(call, members, residents)
  if (eligible === true) return []
  return [
    {
      code: eligible === null ? 'residents-missing' : 'too-few-residents',
      found: explanation,
      expected: `members with together more than ${call.eligibility.moreThanResidents} residents who count`,
      whatToDo:
        eligible === null
          ? `import the residents of ${missing.join(', ')} first`
          : 'add members of the same reference region; peil clusters lists what would pass',
      about: { applicant, column: 'members' },
    },
  ]
}
