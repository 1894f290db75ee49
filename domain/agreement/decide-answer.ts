import { callStream } from '../call/call-state.ts'
import type { NewEntry } from '../recorded-entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { addCents, subtractCents, zeroCents } from '../values/cents.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import {
  agreementStream,
  versionInForce,
  type Agreement,
  type AgreementStage,
} from './agreement.ts'
import type { TextDigest } from './entries.ts'

/** Signs the offer: its terms freeze. Changing them later is an amendment. */
export const decideSignature = (agreement: Agreement): Decision<readonly NewEntry[]> => {
  const version = versionInForce(agreement)
  if (agreement.state !== 'offered' || version === null) {
    return refuse(wrongStage(agreement, 'offered', 'sign an offer that is open'))
  }
  return accept([
    {
      ...place(agreement),
      type: 'agreement-signed',
      data: { version: version.version },
    },
  ])
}

/** Declines the offer; what it would have cost is free again in the call's budget. */
export const decideDecline = (
  agreement: Agreement,
  reason: TextDigest,
): Decision<readonly NewEntry[]> => {
  const version = versionInForce(agreement)
  if (agreement.state !== 'offered' || version === null) {
    return refuse(wrongStage(agreement, 'offered', 'decline an offer that is open'))
  }
  const offered = addCents(...version.rows.map((row) => row.contributionCents))
  return accept([
    { ...place(agreement), type: 'offer-declined', data: { reason } },
    {
      stream: callStream(agreement.call),
      parties: agreement.members,
      type: 'commitment-changed',
      data: { applicant: agreement.applicant, differenceCents: subtractCents(zeroCents, offered) },
    },
  ])
}

/**
 * Ends a signed agreement. What it committed stays committed: part of it may have been paid, and
 * the settlement is still to come.
 */
export const decideEnding = (
  agreement: Agreement,
  on: CalendarDate,
  reason: TextDigest,
): Decision<readonly NewEntry[]> =>
  agreement.state === 'signed'
    ? accept([{ ...place(agreement), type: 'agreement-ended', data: { on, reason } }])
    : refuse(wrongStage(agreement, 'signed', 'end an agreement that is signed'))

/** Where an entry about this agreement goes, and who is party to it. */
export const place = (
  agreement: Agreement,
): { readonly stream: string; readonly parties: readonly string[] } => ({
  stream: agreementStream(agreement.call, agreement.applicant),
  parties: agreement.members,
})

export const wrongStage = (
  { call, applicant, state }: Agreement,
  expected: AgreementStage,
  whatToDo: string,
): Refusal => ({
  code: 'wrong-stage',
  found: `the agreement of ${applicant} in call ${call} is ${state}`,
  expected: `an agreement that is ${expected}`,
  whatToDo,
  about: { applicant },
})
