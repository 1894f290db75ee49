import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import type { NewEntry, RecordedEntry } from '@peil/domain/recorded-entry.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import type { SignInDatabase } from './sign-in-database.ts'
import type { Workspace } from './workspace/workspace.ts'
import type { WorkspaceRow } from './workspace/workspace-rows.ts'

/** A text kept beside the ledger: it can be erased, its digest in the entry stays. */
export interface PrivateText {
  readonly digest: TextDigest
  /** 32 hex characters; digest = SHA-256 of salt + text, in hex. */
  readonly salt: string
  readonly text: string
}

export interface Batch {
  readonly actor: string
  /** The ledger writes this, or the moment of its last entry when that is later. */
  readonly recordedAt: Instant
  /** Per stream: the stream position the decision was made at; 0 for a new stream. */
  readonly expected: Readonly<Record<string, number>>
  /** Appended in this order, all or none. Every entry's stream is a key of `expected`. */
  readonly entries: readonly NewEntry[]
  readonly texts: readonly PrivateText[]
}

/** Another writer came first: load again, decide again. */
export interface Conflict {
  readonly stream: string
  readonly expected: number
  readonly found: number
}

export type AppendResult =
  | { readonly ok: true; readonly firstPosition: number; readonly lastPosition: number }
  | { readonly ok: false; readonly conflict: Conflict }

/** One entry exactly as stored: the text that is hashed, and the hash. */
export interface StoredEntry {
  readonly position: number
  /** JSON of the whole entry: position, stream, streamPosition, recordedAt, actor, parties, type, data. */
  readonly text: string
  /** SHA-256, hex, of the previous entry's hash + '\n' + text; the first follows 64 zeros. */
  readonly hash: string
}

export interface Head {
  /** 0 when the ledger is empty. */
  readonly position: number
  readonly hash: string
  readonly recordedAt: Instant | null
}

export interface ReadOptions {
  readonly stream?: string
  /** Entries recorded at or before this moment. */
  readonly recordedBy?: Instant
  readonly upToPosition?: number
}

export interface ChainReport {
  /** How many entries hold, from the first on. */
  readonly entries: number
  /**
   * Null when the chain holds. Position 0 when a restore is refused for what is not one entry: a
   * ledger that is not empty, a private text that does not match its digest, a row beside them.
   */
  readonly firstBroken: { readonly position: number; readonly problem: string } | null
}

export interface Ledger {
  /** Appends all entries and texts in one transaction, through the database's one append function. */
  append(batch: Batch): Promise<AppendResult>
  /** In order of position. */
  read(options?: ReadOptions): Promise<readonly RecordedEntry[]>
  /** As stored, in order of position, in pages, for verification and backup. */
  readStored(): AsyncIterable<StoredEntry>
  head(): Promise<Head>
  /** Texts by digest; an erased text is absent. */
  texts(digests: readonly TextDigest[]): Promise<ReadonlyMap<TextDigest, string>>
  /** Every text that is still kept, by digest, for backup. */
  allTexts(): AsyncIterable<PrivateText>
  /** Irrevocable; the entries that name the digest stay. False when there was no such text. */
  eraseText(digest: TextDigest): Promise<boolean>
  /**
   * Fills an empty ledger with stored entries, identical, after checking their chain, and what stood
   * beside it. All or none.
   */
  restore(
    entries: AsyncIterable<StoredEntry>,
    texts: AsyncIterable<PrivateText>,
    rows?: AsyncIterable<WorkspaceRow>,
  ): Promise<ChainReport>
  /** Grants, drafts, messages and evidence, which are no entries. */
  readonly workspace: Workspace
  /** Accounts, passwords and sessions, for the library that keeps them; apart from everything else. */
  readonly signIn: SignInDatabase
  close(): Promise<void>
}
