import { appendBatch, type CallAppend } from './append-batch.ts'
import type { Database } from './database.ts'
import type { Ledger } from './ledger.ts'
import { eraseText, findTexts, readTexts } from './private-texts.ts'
import { readEntries, readHead, readStored } from './read-entries.ts'
import { restoreLedger } from './restore-ledger.ts'

/** The ledger of a migrated database, whose connections act as `peil_service`. */
export const ledgerOver = (
  db: Database,
  callAppend: CallAppend,
  close: () => Promise<void>,
): Ledger => ({
  append: (batch) => appendBatch(db, callAppend, batch),
  read: (options) => readEntries(db, options),
  readStored: () => readStored(db),
  head: () => readHead(db),
  texts: (digests) => findTexts(db, digests),
  allTexts: () => readTexts(db),
  eraseText: (digest) => eraseText(db, digest),
  restore: (entries, texts) => restoreLedger(db, entries, texts),
  close,
})
