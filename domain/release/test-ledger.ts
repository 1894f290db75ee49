import type { Agreement } from '../agreement/agreement.ts'
import type { ApplicationRow, ReportRow, TextDigest } from '../agreement/entries.ts'
import { foldLedger, type LedgerState } from '../fold-ledger.ts'
import type { NewEntry, RecordedEntry } from '../recorded-entry.ts'
import type { Decision } from '../values/decision.ts'
import { parseInstant, type Instant } from '../values/instant.ts'

/** A ledger that is an array, and what commands say: for tests. */
export const noon = (date: string): Instant => {
  const instant = parseInstant(`${date}T12:00:00.000Z`)
  if (instant === null) throw new RangeError(`not a day: ${date}`)
  return instant
}

export const digest = (text: string): TextDigest => `digest of ${text}` as TextDigest

export const applied = (
  kpi: string,
  plannedReach: number,
  priority: number | null,
  more: Partial<ApplicationRow> = {},
): ApplicationRow => ({
  kpi,
  currentReach: 0,
  plannedReach,
  priority,
  ownCashCents: null,
  ownInKindCents: null,
  ...more,
})

export const reported = (kpi: string, reach: number, more: Partial<ReportRow> = {}): ReportRow => ({
  kpi,
  reach,
  sharedWith: [],
  reason: null,
  ...more,
})

/** The ledger with these entries appended at once. */
export const record = (
  before: readonly RecordedEntry[],
  entries: readonly NewEntry[],
  recordedAt: Instant,
): readonly RecordedEntry[] =>
  entries.reduce<readonly RecordedEntry[]>((ledger, entry) => {
    const streamPosition = ledger.filter(({ stream }) => stream === entry.stream).length + 1
    const position = ledger.length + 1
    return [...ledger, { ...entry, position, streamPosition, recordedAt, actor: 'test' }]
  }, before)

/** On which day something is decided, given what is true by then. */
export type Step = readonly [
  date: string,
  decide: (state: LedgerState) => Decision<readonly NewEntry[]>,
]

/** Decides one step after the other and appends what comes out; throws on a refusal. */
export const playOut = (
  steps: readonly Step[],
): { readonly entries: readonly RecordedEntry[]; readonly state: LedgerState } =>
  steps.reduce(
    ({ entries, state }, [date, decide]) => {
      const all = record(entries, must(decide(state)), noon(date))
      return { entries: all, state: foldLedger(all) }
    },
    { entries: [] as readonly RecordedEntry[], state: foldLedger([]) },
  )

export const agreementIn = (
  { agreements }: LedgerState,
  call: string,
  applicant: string,
): Agreement => {
  const agreement = agreements.get(`agreement/${call}/${applicant}`)
  if (agreement === undefined) throw new Error(`no agreement ${call}/${applicant}`)
  return agreement
}

export const must = <Value>(decision: Decision<Value>): Value => {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusals))
  return decision.value
}

/** What a decision refuses, by code; nothing when it is accepted. */
export const codesOf = <Value>(decision: Decision<Value>): readonly string[] =>
  decision.ok ? [] : decision.refusals.map(({ code }) => code)
