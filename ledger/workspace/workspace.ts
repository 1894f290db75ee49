import type { Grant, Reader } from '@peil/domain/access/role.ts'
import type { RecordedEntry } from '@peil/domain/recorded-entry.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import type { ReadOptions } from '../ledger.ts'
import type { DraftChange, DraftName, DraftSaved, NewDraftChange } from './draft-rows.ts'
import type { Evidence, EvidenceNote, NewEvidence } from './evidence-rows.ts'
import type { GivenGrant } from './grant-rows.ts'
import type { Message, NewMessage } from './message-rows.ts'
import type { WorkspaceRow } from './workspace-rows.ts'

/**
 * What one reader reaches, for as long as its transaction is open. Reading answers less, or nothing,
 * where a right is missing; writing throws there (`42501`), for the operation should have asked.
 */
export interface UserRows {
  /** Under `see-dossier`: entries to which the reader's municipalities are party, by position. */
  readEntries(options?: ReadOptions): Promise<readonly RecordedEntry[]>
  /** Under `edit-application` or `edit-report`. */
  saveDraftField(change: NewDraftChange): Promise<DraftSaved>
  /** Under `see-draft`: the last change of each field, in order of field. */
  readDraft(draft: DraftName): Promise<readonly DraftChange[]>
  /** Under `write-message`. */
  writeMessage(message: NewMessage): Promise<void>
  /** Under `see-messages`, oldest first. */
  listMessages(thread: string): Promise<readonly Message[]>
  /** Under `write-message`, and only one's own. False when there is no such text to erase. */
  eraseMessage(id: string, at: Instant): Promise<boolean>
  /** Under `attach-evidence`. */
  putEvidence(evidence: NewEvidence): Promise<Decision<EvidenceNote>>
  /** Under `see-evidence`; null when there is none that the reader may see. */
  getEvidence(id: string): Promise<Evidence | null>
  /** Under `see-evidence`, oldest first. */
  listEvidence(call: string, applicant: string): Promise<readonly EvidenceNote[]>
}

/** What is kept beside the ledger, in the same database. */
export interface Workspace {
  /**
   * Runs `work` as one reader, in one transaction that is undone when it throws. Nothing else of the
   * ledger may be awaited inside: the embedded database has one connection.
   */
  asReader<Result>(reader: Reader, work: (rows: UserRows) => Promise<Result>): Promise<Result>

  // As the service: the operation asks for the right.
  /** False when the account holds the same grant already. */
  giveGrant(account: string, grant: Grant, by: string, at: Instant): Promise<boolean>
  /** False when the account does not hold it. */
  endGrant(account: string, grant: Grant, at: Instant): Promise<boolean>
  /** What an account was ever given, or all accounts: also what ended, oldest first. */
  listGrants(account?: string): Promise<readonly GivenGrant[]>
  /** Lets exactly these municipalities reach the drafts and evidence of a dossier from now on. */
  changeMembers(call: string, applicant: string, members: readonly string[]): Promise<void>
  /** Erases the text of everything an account wrote, and says how many messages that were. */
  eraseMessagesOf(account: string, at: Instant): Promise<number>
  /** Every row as it stands at one moment, for backup. */
  allRows(): AsyncIterable<WorkspaceRow>
}
