import type { Agreement } from './agreement/agreement.ts'
import type { AgreementEntry } from './agreement/entries.ts'
import { evolveAgreement } from './agreement/evolve-agreement.ts'
import { evolveApproval, type Approval } from './approval/approval.ts'
import type { ApprovalEntry } from './approval/entries.ts'
import { emptyCall, evolveCall, type CallState } from './call/call-state.ts'
import type { CallEntry } from './call/entries.ts'
import { evolveFigures, noFigures, type FiguresState } from './figures/evolve-figures.ts'
import type { ProgrammeEntry } from './programme/entries.ts'
import type { RecordedEntry } from './recorded-entry.ts'
import type { CaseEntry } from './support-case/entries.ts'
import { evolveCase, type SupportCase } from './support-case/support-case.ts'
import type { Instant } from './values/instant.ts'

/** The state of everything, folded from the ledger's entries. */
export interface LedgerState extends FiguresState {
  readonly programme: ProgrammeEntry['data'] | null
  readonly calls: ReadonlyMap<string, CallState>
  /** By stream name, in order of first entry. */
  readonly agreements: ReadonlyMap<string, Agreement>
  /** By id, in order of request. */
  readonly approvals: ReadonlyMap<string, Approval>
  /** By stream name, in order of opening. */
  readonly cases: ReadonlyMap<string, SupportCase>
  /** Last position within each stream: what an append must expect. */
  readonly streamPositions: ReadonlyMap<string, number>
  /** Of the last entry; 0 and null when there is none. */
  readonly position: number
  readonly recordedAt: Instant | null
}

export const emptyLedger: LedgerState = {
  programme: null,
  ...noFigures,
  calls: new Map(),
  agreements: new Map(),
  approvals: new Map(),
  cases: new Map(),
  streamPositions: new Map(),
  position: 0,
  recordedAt: null,
}

/**
 * Folds entries, given in order of position, into the state they describe: on top of `before`, the
 * state after the entries that precede them, which stays as it is. Each stream evolves on its own.
 * What comes from `before` is copied once, when it is first touched; from then on lists and maps are
 * filled in place here, and nowhere else, so that a million entries fold in linear time.
 */
export const foldLedger = (
  entries: Iterable<RecordedEntry>,
  before: LedgerState = emptyLedger,
): LedgerState => {
  let { programme, position, recordedAt } = before
  let figures: FiguresState = {
    datasets: before.datasets,
    figures: before.figures,
    boundaries: before.boundaries,
  }
  const calls = new Map(before.calls)
  const agreements = new Map(before.agreements)
  const approvals = new Map(before.approvals)
  const cases = new Map(before.cases)
  const streamPositions = new Map(before.streamPositions)
  const untouched = new Set([...before.calls.keys(), ...before.agreements.keys()])
  for (const entry of entries) {
    if (isOfCall(entry)) {
      const id = entry.stream.slice('call/'.length)
      const known = calls.get(id) ?? emptyCall
      const own = calls.has(id) && !untouched.delete(id)
      calls.set(id, evolveCall(ownCall(known, own), entry, true))
    } else if (isOfAgreement(entry)) {
      const known = agreements.get(entry.stream)
      const own = known === undefined || !untouched.delete(entry.stream)
      agreements.set(entry.stream, evolveAgreement(ownAgreement(known, own), entry, true))
    } else if (isOfApproval(entry)) {
      const id = entry.stream.slice('approval/'.length)
      approvals.set(id, evolveApproval(approvals.get(id), entry))
    } else if (isOfCase(entry)) {
      cases.set(entry.stream, evolveCase(cases.get(entry.stream), entry))
    } else if (entry.type === 'programme-adopted') {
      programme = entry.data
    } else if (entry.type !== 'text-erased') {
      figures = evolveFigures(figures, entry)
    }
    streamPositions.set(entry.stream, entry.streamPosition)
    position = entry.position
    recordedAt = entry.recordedAt
  }
  return {
    programme,
    ...figures,
    calls,
    agreements,
    approvals,
    cases,
    streamPositions,
    position,
    recordedAt,
  }
}

type Of<Entry extends { readonly type: string }> = Extract<
  RecordedEntry,
  { readonly type: Entry['type'] }
>

const isOfCall = (entry: RecordedEntry): entry is Of<CallEntry> => entry.stream.startsWith('call/')

const isOfAgreement = (entry: RecordedEntry): entry is Of<AgreementEntry> =>
  entry.stream.startsWith('agreement/')

const isOfApproval = (entry: RecordedEntry): entry is Of<ApprovalEntry> =>
  entry.stream.startsWith('approval/')

const isOfCase = (entry: RecordedEntry): entry is Of<CaseEntry> => entry.stream.startsWith('case/')

/** The call, or a copy of it while somebody else holds its map. */
const ownCall = (call: CallState, own: boolean): CallState =>
  own
    ? call
    : {
        ...call,
        contacts: new Map(call.contacts),
        invitations: new Map(call.invitations),
        registered: new Map(call.registered),
      }

const ownAgreement = (agreement: Agreement | undefined, own: boolean): Agreement | undefined =>
  own || agreement === undefined
    ? agreement
    : {
        ...agreement,
        versions: [...agreement.versions],
        reports: [...agreement.reports],
        replies: [...agreement.replies],
      }
