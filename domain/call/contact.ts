import type { TextDigest } from '../agreement/entries.ts'
import type { Instant } from '../values/instant.ts'
import type { ContactEntry } from './entries.ts'

/** What passed between the programme and one municipality before it applied. */
export interface Contact {
  readonly stage: 'approached' | 'interested' | 'declined'
  /** Null for one that came by itself. */
  readonly approachedAt: Instant | null
  readonly answeredAt: Instant | null
  /** Why it declined; null otherwise. */
  readonly reason: TextDigest | null
}

/** The contact after one more entry about it. A municipality may change its mind. */
export const evolveContact = (
  before: Contact | undefined,
  entry: ContactEntry & { readonly recordedAt: Instant },
): Contact => {
  const approachedAt = before?.approachedAt ?? null
  const answeredAt = entry.recordedAt
  switch (entry.type) {
    case 'municipality-approached':
      return { stage: 'approached', approachedAt: entry.recordedAt, answeredAt: null, reason: null }
    case 'interest-shown':
      return { stage: 'interested', approachedAt, answeredAt, reason: null }
    case 'interest-declined':
      return { stage: 'declined', approachedAt, answeredAt, reason: entry.data.reason }
  }
}
