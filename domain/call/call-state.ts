import { addCents, zeroCents, type Cents } from '../values/cents.ts'
import { extendMap } from '../values/extend.ts'
import type { Instant } from '../values/instant.ts'
import { evolveContact, type Contact } from './contact.ts'
import type { AwardRow, CallEntry } from './entries.ts'

/** What is true of a call as a whole: who applied with whom, and what is committed. */
export interface CallState {
  /** By municipality: what passed before it applied. */
  readonly contacts: ReadonlyMap<string, Contact>
  /** By lead, what each municipality that it invited answered. */
  readonly invitations: ReadonlyMap<string, ReadonlyMap<string, InvitationStage>>
  /** Members per applicant, codes sorted. */
  readonly registered: ReadonlyMap<string, readonly string[]>
  readonly award: {
    readonly decidedAt: Instant
    readonly policy: string
    readonly budgetCents: Cents
    readonly rows: readonly AwardRow[]
  } | null
  /** Spent by the award, plus every later change. Never over the budget. */
  readonly committedCents: Cents
}

type InvitationStage = 'invited' | 'accepted' | 'refused'

export const emptyCall: CallState = {
  contacts: new Map(),
  invitations: new Map(),
  registered: new Map(),
  award: null,
  committedCents: zeroCents,
}

export const callStream = (call: string): string => `call/${call}`

/** The lead of the application in which a municipality takes part; null when in none. */
export const leadOf = ({ registered }: CallState, municipality: string): string | null =>
  [...registered].find(([, members]) => members.includes(municipality))?.[0] ?? null

/**
 * The call after one more entry of its stream. Throws when the entry cannot follow (a second award, a
 * commitment before any award): `decide` never makes such an entry. With `owned` nobody else holds
 * `before`, and its map is extended in place.
 */
export const evolveCall = (
  before: CallState,
  entry: CallEntry & { readonly recordedAt: Instant },
  owned = false,
): CallState => {
  switch (entry.type) {
    case 'municipality-approached':
    case 'interest-shown':
    case 'interest-declined': {
      const { municipality } = entry.data
      const contact = evolveContact(before.contacts.get(municipality), entry)
      return { ...before, contacts: extendMap(before.contacts, municipality, contact, owned) }
    }
    case 'cluster-invited':
    case 'cluster-answered':
      return evolveInvitation(before, entry, owned)
    case 'applicant-registered': {
      const { applicant, members } = entry.data
      return { ...before, registered: extendMap(before.registered, applicant, members, owned) }
    }
    case 'award-decided': {
      if (before.award !== null) throw new Error('award-decided a second time')
      const { policy, budgetCents, spentCents, rows } = entry.data
      return {
        ...before,
        award: { decidedAt: entry.recordedAt, policy, budgetCents, rows },
        committedCents: spentCents,
      }
    }
    case 'commitment-changed':
      if (before.award === null) throw new Error('commitment-changed before any award')
      return {
        ...before,
        committedCents: addCents(before.committedCents, entry.data.differenceCents),
      }
  }
}

const evolveInvitation = (
  before: CallState,
  entry: Extract<CallEntry, { type: 'cluster-invited' | 'cluster-answered' }>,
  owned: boolean,
): CallState => {
  const { lead, member } = entry.data
  const known = before.invitations.get(lead)
  if (entry.type === 'cluster-answered' && known?.has(member) !== true) {
    throw new Error('cluster-answered without an invitation')
  }
  const answered = entry.type === 'cluster-answered'
  const answer = answered && entry.data.accepted ? 'accepted' : 'refused'
  const stage: InvitationStage = answered ? answer : 'invited'
  const own = new Map(known).set(member, stage)
  return { ...before, invitations: extendMap(before.invitations, lead, own, owned) }
}
