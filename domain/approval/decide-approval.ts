import { requireOther } from '../access/may.ts'
import type { Reader } from '../access/role.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import { approvalStream, subjectOf, type Approval } from './approval.ts'
import type { ApprovalFacts, ApprovalKind } from './entries.ts'

export interface Proposal {
  readonly id: string
  readonly what: ApprovalKind
  readonly facts: ApprovalFacts
  /** Municipalities that may see it; none for what is of the programme alone. */
  readonly parties: readonly string[]
}

/** Proposes something that a second person decides on. The same twice at a time is refused. */
export const decideRequest = (
  approvals: Iterable<Approval>,
  { id, what, facts, parties }: Proposal,
): Decision<readonly NewEntry[]> => {
  const subject = subjectOf(what, facts)
  for (const known of approvals) {
    if (known.stage === 'requested' && known.subject === subject) {
      return refuse({
        code: 'already-proposed',
        found: `the same ${what}, proposed as ${known.id}`,
        expected: 'one open proposal of the same',
        whatToDo: 'let a colleague decide on that one, or withdraw it first',
      })
    }
  }
  return accept([
    {
      stream: approvalStream(id),
      parties,
      type: 'approval-requested',
      data: { what, facts, subject },
    },
  ])
}

export interface ApprovalCommand {
  readonly what: ApprovalKind
  /** What the second person has seen. */
  readonly subject: string
  /** The same facts as they are now. */
  readonly factsNow: ApprovalFacts
}

/**
 * A second person approves, on exactly what was proposed: when anything of it moved meanwhile, the
 * refusal says what. The deed itself goes in the same batch.
 */
export const decideApproval = (
  approval: Approval,
  { what, subject, factsNow }: ApprovalCommand,
  reader: Reader,
): Decision<readonly NewEntry[]> => {
  const open = requireOpen(approval, what)
  if (!open.ok) return open
  const other = requireOther(reader, approval.requestedBy, `a proposal (${what})`)
  if (!other.ok) return other
  if (subject !== approval.subject) {
    return refuse({
      code: 'another-proposal',
      found: 'a decision on something else than what was proposed',
      expected: `the proposal with digest ${approval.subject}`,
      whatToDo: 'open the proposal again, and decide on what it says',
    })
  }
  const moved = whatMoved(approval.facts, factsNow)
  if (moved.length > 0) {
    return refuse({
      code: 'proposal-moved',
      found: `changed since it was proposed: ${moved.join('; ')}`,
      expected: 'everything as it was when it was proposed',
      whatToDo: 'withdraw the proposal, look at it anew and propose it again',
    })
  }
  return accept([{ ...place(approval), type: 'approval-given', data: { subject } }])
}

/** Who proposed it, or a second person, takes a proposal back. */
export const decideWithdrawal = (
  approval: Approval,
  what: ApprovalKind,
): Decision<readonly NewEntry[]> => {
  const open = requireOpen(approval, what)
  if (!open.ok) return open
  const { subject } = approval
  return accept([{ ...place(approval), type: 'approval-withdrawn', data: { subject } }])
}

const place = ({ id, parties }: Approval) => ({ stream: approvalStream(id), parties })

/** A proposal of this kind on which nobody decided yet. */
export const requireOpen = (
  { id, what, stage }: Approval,
  expected: ApprovalKind,
): Decision<null> =>
  stage === 'requested' && what === expected
    ? accept(null)
    : refuse({
        code: 'no-open-proposal',
        found:
          what === expected ? `proposal ${id} is ${stage}` : `proposal ${id} is of another kind`,
        expected: `an open proposal (${expected})`,
        whatToDo: 'propose it again if it is still wanted',
      })

/** Per fact that differs, what it was and what it is. */
const whatMoved = (before: ApprovalFacts, now: ApprovalFacts): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((name) => {
    const [was, is] = [before[name], now[name]]
    if (was === is) return []
    if (was === undefined) return [`${name} is new`]
    return [is === undefined ? `${name} is gone` : `${name} was ${was}, is ${is}`]
  })
