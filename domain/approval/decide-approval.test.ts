import { describe, expect, test } from 'vitest'
import type { Reader } from '../access/role.ts'
import { foldLedger, type LedgerState } from '../fold-ledger.ts'
import type { NewEntry, RecordedEntry } from '../recorded-entry.ts'
import { codesOf, must, noon, record } from '../release/test-ledger.ts'
import { evolveApproval, subjectOf, type Approval } from './approval.ts'
import {
  decideApproval,
  decideRequest,
  decideWithdrawal,
  type Proposal,
} from './decide-approval.ts'
import type { ApprovalFacts } from './entries.ts'

const reader = (account: string): Reader => ({ account, grants: [] })
const facts = { call: '2022', budgetCents: 5, 'agreement/2022/10001': 3 }
const proposal: Proposal = { id: 'p', what: 'award', facts, parties: ['10001'] }

const ledgerOf = (...batches: readonly (readonly NewEntry[])[]): LedgerState => {
  const entries = batches.reduce<readonly RecordedEntry[]>(
    (before, batch) => record(before, batch, noon('2022-08-01')),
    [],
  )
  return foldLedger(entries.map((entry) => ({ ...entry, actor: 'account:first' })))
}
const approvalIn = ({ approvals }: LedgerState): Approval => {
  const approval = approvals.get('p')
  if (approval === undefined) throw new Error('no approval')
  return approval
}
const asked = must(decideRequest([], proposal))
const requested = approvalIn(ledgerOf(asked))
const { subject } = requested

const approve = (factsNow: ApprovalFacts = facts, by = 'second', seen = subject) =>
  decideApproval(requested, { what: 'award', subject: seen, factsNow }, reader(by))

describe('a proposal', () => {
  test('holds exactly what is decided on, and who proposed it', () => {
    expect(requested).toEqual({
      id: 'p',
      what: 'award',
      facts,
      subject: subjectOf('award', facts),
      parties: ['10001'],
      stage: 'requested',
      requestedBy: 'account:first',
      requestedAt: noon('2022-08-01'),
      decidedBy: null,
      decidedAt: null,
    })
    expect(subject).toBe(subjectOf('award', Object.fromEntries(Object.entries(facts).toReversed())))
    expect(subject).not.toBe(subjectOf('release', facts))
    expect(subject).not.toBe(subjectOf('award', { ...facts, budgetCents: 6 }))
  })

  test('is open once at a time', () => {
    expect(codesOf(decideRequest([requested], { ...proposal, id: 'q' }))).toEqual([
      'already-proposed',
    ])
    const other = { ...proposal, facts: { ...facts, budgetCents: 6 } }
    expect(codesOf(decideRequest([requested], other))).toEqual([])
    expect(codesOf(decideRequest([{ ...requested, stage: 'withdrawn' }], proposal))).toEqual([])
  })

  test('is approved by somebody else, once', () => {
    expect(codesOf(approve(facts, 'first'))).toEqual(['four-eyes'])
    const given = must(approve())
    expect(given).toEqual([
      { stream: 'approval/p', parties: ['10001'], type: 'approval-given', data: { subject } },
    ])
    const after = approvalIn(ledgerOf(asked, given))
    expect(after).toMatchObject({ stage: 'given', decidedAt: noon('2022-08-01') })
    const again = decideApproval(after, { what: 'award', subject, factsNow: facts }, reader('x'))
    expect(codesOf(again)).toEqual(['no-open-proposal'])
    expect(codesOf(decideWithdrawal(after, 'award'))).toEqual(['no-open-proposal'])
  })

  test('is approved as what it is, and as it was seen', () => {
    const as = { what: 'recovery' as const, subject, factsNow: facts }
    expect(codesOf(decideApproval(requested, as, reader('x')))).toEqual(['no-open-proposal'])
    expect(codesOf(decideWithdrawal(requested, 'recovery'))).toEqual(['no-open-proposal'])
    expect(codesOf(approve(facts, 'second', 'other'))).toEqual(['another-proposal'])
  })

  test('that moved is refused, and says what moved', () => {
    const now = { call: '2022', budgetCents: 6, 'agreement/2022/10002': 1 }
    const refused = approve(now)
    expect(codesOf(refused)).toEqual(['proposal-moved'])
    expect(refused.ok ? '' : refused.refusals[0]?.found).toBe(
      'changed since it was proposed: agreement/2022/10001 is gone; ' +
        'agreement/2022/10002 is new; budgetCents was 5, is 6',
    )
  })

  test('that is taken back cannot be approved', () => {
    const withdrawn = approvalIn(ledgerOf(asked, must(decideWithdrawal(requested, 'award'))))
    expect(withdrawn.stage).toBe('withdrawn')
    const late = { what: 'award' as const, subject, factsNow: facts }
    expect(codesOf(decideApproval(withdrawn, late, reader('x')))).toEqual(['no-open-proposal'])
  })

  test('an entry that cannot follow is a damaged ledger', () => {
    const [entry] = asked
    if (entry?.type !== 'approval-requested') throw new Error('a request')
    const at = { recordedAt: noon('2022-08-01'), actor: 'x', stream: 'approval/p', parties: [] }
    expect(() => evolveApproval(requested, { ...entry, ...at })).toThrow('a second time')
    const wrong = { ...entry, ...at, data: { ...entry.data, subject: 'x' } }
    expect(() => evolveApproval(undefined, wrong)).toThrow('not of its facts')
    const given = { ...at, type: 'approval-given' as const, data: { subject: 'x' } }
    expect(() => evolveApproval(undefined, given)).toThrow('nothing is asked')
    expect(() => evolveApproval(requested, given)).toThrow('another subject')
  })
})
