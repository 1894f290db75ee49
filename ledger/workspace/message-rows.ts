import type { Instant } from '@peil/domain/values/instant.ts'
import type { Database } from '../database.ts'
import { storableText } from '../storable-text.ts'

export interface NewMessage {
  /** Chosen by the writer, and the same for ever. */
  readonly id: string
  readonly thread: string
  /** The municipalities of the dossier that the thread is about. */
  readonly members: readonly string[]
  /** The action it is about; null when it is about none in particular. */
  readonly action: string | null
  readonly text: string
  readonly at: Instant
}

export interface Message extends Omit<NewMessage, 'text'> {
  readonly account: string
  /** Null when it was erased. */
  readonly text: string | null
  readonly erasedAt: Instant | null
}

/** Throws when there is a message with this id already. */
export const writeMessage = async (
  db: Database,
  account: string,
  { id, thread, members, action, text, at }: NewMessage,
): Promise<void> => {
  await db
    .insertInto('message')
    .values({ id, thread, members, action, account, at, text: storableText(text) })
    .execute()
}

/** A thread, oldest first. What was erased keeps its place, without its text. */
export const listMessages = async (db: Database, thread: string): Promise<readonly Message[]> => {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('thread', '=', thread)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ erased_at, at, ...row }) => ({
    ...row,
    at: at as Instant,
    erasedAt: erased_at as Instant | null,
  }))
}

/** Takes the text of a message away for good. False when there is none that may be erased. */
export const eraseMessage = async (db: Database, id: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ text: null, erased_at: at })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
