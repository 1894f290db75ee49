import type { AgreementEntry } from './agreement/entries.ts'
import type { ApprovalEntry } from './approval/entries.ts'
import type { CallEntry } from './call/entries.ts'
import type { ErasureEntry } from './erasure/entries.ts'
import type { BoundariesEntry, FiguresEntry } from './figures/entries.ts'
import type { ProgrammeEntry } from './programme/entries.ts'
import type { CaseEntry } from './support-case/entries.ts'
import type { Instant } from './values/instant.ts'

/** Everything that can be written in the ledger. */
type LedgerEntry =
  | ProgrammeEntry
  | FiguresEntry
  | BoundariesEntry
  | CallEntry
  | AgreementEntry
  | ApprovalEntry
  | CaseEntry
  | ErasureEntry

/** An entry with the stream it goes to and the municipalities that are party to it. */
export type NewEntry = LedgerEntry & {
  readonly stream: string
  readonly parties: readonly string[]
}

/** An entry as the ledger holds it. */
export type RecordedEntry = LedgerEntry & {
  /** 1, 2, 3 … over the whole ledger, without gaps. */
  readonly position: number
  readonly stream: string
  /** 1, 2, 3 … within its stream, without gaps. */
  readonly streamPosition: number
  readonly recordedAt: Instant
  readonly actor: string
  readonly parties: readonly string[]
}
