import { createHash } from 'node:crypto'
import type { Instant } from '../values/instant.ts'
import type { ApprovalEntry, ApprovalFacts, ApprovalKind } from './entries.ts'

/** What somebody proposed, and what became of it. */
export interface Approval {
  readonly id: string
  readonly what: ApprovalKind
  readonly facts: ApprovalFacts
  readonly subject: string
  readonly parties: readonly string[]
  readonly stage: 'requested' | 'given' | 'withdrawn'
  /** Actors, as the entries name them. */
  readonly requestedBy: string
  readonly requestedAt: Instant
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
}

export const approvalStream = (id: string): string => `approval/${id}`

/** The same for the same facts in any order; another as soon as one of them differs. */
export const subjectOf = (what: ApprovalKind, facts: ApprovalFacts): string => {
  const sorted = Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([what, sorted]))
    .digest('hex')
}

/** The approval after one more entry of its stream. Throws when the entry cannot follow. */
export const evolveApproval = (
  before: Approval | undefined,
  entry: ApprovalEntry & {
    readonly stream: string
    readonly parties: readonly string[]
    readonly recordedAt: Instant
    readonly actor: string
  },
): Approval => {
  if (entry.type === 'approval-requested') {
    if (before !== undefined) throw new Error('approval-requested a second time')
    const { what, facts, subject } = entry.data
    if (subject !== subjectOf(what, facts)) throw new Error('a subject that is not of its facts')
    return {
      id: entry.stream.slice('approval/'.length),
      what,
      facts,
      subject,
      parties: entry.parties,
      stage: 'requested',
      requestedBy: entry.actor,
      requestedAt: entry.recordedAt,
      decidedBy: null,
      decidedAt: null,
    }
  }
  if (before?.stage !== 'requested') throw new Error(`${entry.type} where nothing is asked`)
  if (entry.data.subject !== before.subject) throw new Error(`${entry.type} of another subject`)
  return {
    ...before,
    stage: entry.type === 'approval-given' ? 'given' : 'withdrawn',
    decidedBy: entry.actor,
    decidedAt: entry.recordedAt,
  }
}
