import type { TextDigest } from '../agreement/entries.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import { callStream, leadOf, type CallState } from './call-state.ts'
import type { ContactEntry } from './entries.ts'
import { requireBeforeAward } from './require-before-award.ts'

/** What is said to or by one municipality. */
interface ContactCommand {
  readonly call: string
  readonly municipality: string
}

/** The programme approaches a municipality, or one that declined again. Twice gives nothing. */
export const decideApproach = (
  state: CallState,
  { call, municipality }: ContactCommand,
): Decision<readonly NewEntry[]> => {
  const { stage } = state.contacts.get(municipality) ?? {}
  const known = stage === 'approached' || stage === 'interested'
  if (known || leadOf(state, municipality) !== null) return accept([])
  return write(state, call, { type: 'municipality-approached', data: { municipality } })
}

/** A municipality says that it is interested, also one that was not approached. */
export const decideInterest = (
  state: CallState,
  { call, municipality }: ContactCommand,
): Decision<readonly NewEntry[]> => {
  const known = state.contacts.get(municipality)?.stage === 'interested'
  if (known || leadOf(state, municipality) !== null) return accept([])
  return write(state, call, { type: 'interest-shown', data: { municipality } })
}

/** A municipality says that it will not take part, and why. Not once it applies. */
export const decideNoInterest = (
  state: CallState,
  { call, municipality }: ContactCommand,
  reason: TextDigest,
): Decision<readonly NewEntry[]> => {
  const lead = leadOf(state, municipality)
  if (lead !== null) {
    return refuse({
      code: 'already-applies',
      found: `${municipality} takes part in the application of ${lead}`,
      expected: 'a municipality that does not apply',
      whatToDo: 'hand in the application without it, or decline the offer once it is made',
      about: { municipality },
    })
  }
  return write(state, call, { type: 'interest-declined', data: { municipality, reason } })
}

const write = (
  state: CallState,
  call: string,
  entry: ContactEntry,
): Decision<readonly NewEntry[]> => {
  const open = requireBeforeAward(state, call)
  if (!open.ok) return open
  return accept([{ stream: callStream(call), parties: [entry.data.municipality], ...entry }])
}
