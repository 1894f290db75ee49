import { appendBatch, type CallAppend } from './append-batch.ts'
import type { Database } from './database.ts'
import type { Ledger } from './ledger.ts'
import { eraseText, findTexts, readTexts } from './private-texts.ts'
import { readEntries, readHead, readStored } from './read-entries.ts'
import { restoreLedger } from './restore-ledger.ts'
import { signInDatabase } from './sign-in-database.ts'
import { workspaceOver } from './workspace/workspace-over.ts'

/** A migrated database, whose connections act as `peil_service`. */
export interface Connections {
  readonly db: Database
  readonly callAppend: CallAppend
  readonly close: () => Promise<void>
}

/** The ledger that a database holds. */
export const ledgerOver = ({ db, callAppend, close }: Connections): Ledger => ({
  append: (batch) => appendBatch(db, callAppend, batch),
  read: (options) => readEntries(db, options),
  readStored: () => readStored(db),
  head: () => readHead(db),
  texts: (digests) => findTexts(db, digests),
  allTexts: () => readTexts(db),
  eraseText: (digest) => eraseText(db, digest),
  restore: (entries, texts, rows) => restoreLedger(db, entries, texts, rows),
  workspace: workspaceOver(db),
  signIn: signInDatabase(db),
  close,
})
