import { addCents, zeroCents, type Cents } from '../values/cents.ts'
import { extendMap } from '../values/extend.ts'
import type { Instant } from '../values/instant.ts'
import type { AwardRow, CallEntry } from './entries.ts'

/** What is true of a call as a whole: who applied with whom, and what is committed. */
export interface CallState {
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

export const emptyCall: CallState = {
  registered: new Map(),
  award: null,
  committedCents: zeroCents,
}

export const callStream = (call: string): string => `call/${call}`

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
