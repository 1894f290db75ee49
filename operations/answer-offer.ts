import { decideDecline, decideSignature } from '@peil/domain/agreement/decide-answer.ts'
import { agreementStream, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { findCall } from './find-call.ts'
import { keepReason } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

export interface Signed {
  readonly call: string
  readonly signed: readonly string[]
}

/** Signs the open offers to these applicants, or every open offer of the call: all or none. */
export const signAgreements = (
  peil: Peil,
  callId: string,
  which: readonly string[] | 'all',
): Promise<Decision<Signed>> =>
  transact(peil, (state) => {
    const call = findCall(peil.programme, callId)
    if (!call.ok) return call
    const applicants = which === 'all' ? openOffers(state, callId) : which
    const decisions = applicants.map((applicant) => {
      const agreement = findAgreement(state, peil.programme, callId, applicant)
      return agreement.ok ? decideSignature(agreement.value) : agreement
    })
    const refusals = decisions.flatMap((decision) => (decision.ok ? [] : decision.refusals))
    if (refusals.length > 0) return refuse(...refusals)
    return accept({
      entries: decisions.flatMap((decision) => (decision.ok ? decision.value : [])),
      value: { call: callId, signed: applicants },
    })
  })

const openOffers = ({ agreements }: LedgerState, call: string): readonly string[] =>
  [...agreements.values()]
    .filter((agreement) => agreement.call === call && agreement.state === 'offered')
    .map(({ applicant }) => applicant)
    .sort()

/** Declines an open offer, with the reason in a row that can be erased. */
export const declineOffer = async (
  peil: Peil,
  callId: string,
  applicant: string,
  reason: string,
): Promise<Decision<null>> => {
  const text = keepReason(reason, peil.effects)
  if (!text.ok) return text
  return transact(peil, (state) => {
    const agreement = findAgreement(state, peil.programme, callId, applicant)
    if (!agreement.ok) return agreement
    const decision = decideDecline(agreement.value, text.value.digest)
    if (!decision.ok) return decision
    return accept({ entries: decision.value, texts: [text.value], value: null })
  })
}

/** The agreement of an applicant; a code that merged names the applicant it may mean. */
export const findAgreement = (
  { agreements }: LedgerState,
  programme: Programme,
  call: string,
  applicant: string,
): Decision<Agreement> => {
  const agreement = agreements.get(agreementStream(call, applicant))
  if (agreement !== undefined) return accept(agreement)
  const members = [...agreements.values()].filter((candidate) => candidate.call === call)
  const asMember = members.find((candidate) => candidate.members.includes(applicant))
  const older = programme.areaSets
    .flatMap(({ municipalities }) => municipalities)
    .filter(({ nis }) => nis === applicant)
    .flatMap(({ predecessors }) => predecessors)
    .find((code) => agreements.has(agreementStream(call, code)))
  return refuse({
    code: 'no-agreement',
    found: `no application of ${applicant} in call ${call}`,
    expected: 'the code of the applicant as it stood when the call opened',
    whatToDo:
      asMember !== undefined
        ? `use ${asMember.applicant}, the lead of the cluster in which ${applicant} is a member`
        : older !== undefined
          ? `use ${older}: an agreement keeps the code it was made under, also after a merger`
          : 'check the code and the call',
    about: { applicant, column: 'applicant' },
  })
}
