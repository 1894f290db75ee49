import type { Reader } from '@peil/domain/access/role.ts'
import type { RecordedEntry } from '@peil/domain/recorded-entry.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { ReadOptions } from '../ledger.ts'
import { readStored } from '../read-entries.ts'
import { readDraft, saveDraftField } from './draft-rows.ts'
import { getEvidence, listEvidence, putEvidence } from './evidence-rows.ts'
import { type Exercise, exerciseRights } from './exercise-rights.ts'
import { eraseMessage, listMessages, writeMessage } from './message-rows.ts'
import type { UserRows } from './workspace.ts'

/** Unlike the whole ledger, what one reader sees of it has gaps. */
const readVisible = async (
  db: Database,
  options: ReadOptions,
): Promise<readonly RecordedEntry[]> => {
  const entries: RecordedEntry[] = []
  for await (const { text } of readStored(db, options))
    entries.push(JSON.parse(text) as RecordedEntry)
  return entries
}

const userRows = (exercise: Exercise, account: string): UserRows => ({
  readEntries: (options = {}) => exercise('see-dossier', (db) => readVisible(db, options)),
  saveDraftField: (change) =>
    exercise(`edit-${change.draft.kind}`, (db) => saveDraftField(db, account, change)),
  readDraft: (draft) => exercise('see-draft', (db) => readDraft(db, draft)),
  writeMessage: (message) => exercise('write-message', (db) => writeMessage(db, account, message)),
  listMessages: (thread) => exercise('see-messages', (db) => listMessages(db, thread)),
  eraseMessage: (id, at) => exercise('write-message', (db) => eraseMessage(db, id, at)),
  putEvidence: (evidence) =>
    exercise('attach-evidence', (db) => putEvidence(db, account, evidence)),
  getEvidence: (id) => exercise('see-evidence', (db) => getEvidence(db, id)),
  listEvidence: (call, applicant) =>
    exercise('see-evidence', (db) => listEvidence(db, call, applicant)),
})

/**
 * One transaction as `peil_user`. Role and settings are local to it, so the connection goes back as
 * it came, whether the transaction was committed or undone.
 */
export const asReader = async <Result>(
  db: Database,
  reader: Reader,
  work: (rows: UserRows) => Promise<Result>,
): Promise<Result> =>
  db.transaction().execute(async (tx) => {
    await sql`set local role peil_user`.execute(tx)
    const { exercise, close } = exerciseRights(tx, reader)
    try {
      return await work(userRows(exercise, reader.account))
    } finally {
      await close()
    }
  })
