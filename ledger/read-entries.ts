import type { RecordedEntry } from '@peil/domain/recorded-entry.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { chainStart } from './chain-check.ts'
import type { Database } from './database.ts'
import type { Head, ReadOptions, StoredEntry } from './ledger.ts'

const pageSize = 2_000

/**
 * The entries as stored, in order of position, in pages. Since positions are given out in the order
 * of commits, what is read is always a prefix of the ledger, also while others append.
 */
export async function* readStored(
  db: Database,
  { stream, recordedBy, upToPosition }: ReadOptions = {},
): AsyncGenerator<StoredEntry> {
  let after = 0
  for (;;) {
    let query = db
      .selectFrom('entry')
      .select(['position', 'text', 'hash'])
      .where('position', '>', after)
      .orderBy('position')
      .limit(pageSize)
    if (stream !== undefined) query = query.where('stream', '=', stream)
    if (recordedBy !== undefined) query = query.where('recorded_at', '<=', recordedBy)
    if (upToPosition !== undefined) query = query.where('position', '<=', upToPosition)
    const rows = await query.execute()
    for (const { position, text, hash } of rows) yield { position: Number(position), text, hash }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = Number(last.position)
  }
}

/**
 * The entries as values, in order of position. Throws when what is stored contradicts itself in a
 * way that this reading shows: an entry whose text names another position or stream than the row it
 * stands in, or a stream with a gap. `verifyChain` finds the rest.
 */
export const readEntries = async (
  db: Database,
  options: ReadOptions = {},
): Promise<readonly RecordedEntry[]> => {
  const entries: RecordedEntry[] = []
  for await (const { position, text } of readStored(db, options)) {
    const entry = JSON.parse(text) as RecordedEntry
    const astray = options.stream !== undefined && entry.stream !== options.stream
    const gap = options.stream !== undefined && entry.streamPosition !== entries.length + 1
    if (entry.position !== position || astray || gap)
      throw new Error(`entry ${position} of the ledger is not what was recorded: verify the ledger`)
    entries.push(entry)
  }
  return entries
}

/** Position, hash and moment of the last entry. */
export const readHead = async (db: Database): Promise<Head> => {
  const last = await db
    .selectFrom('entry')
    .select(['position', 'hash', 'recorded_at'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined
    ? { position: 0, hash: chainStart, recordedAt: null }
    : {
        position: Number(last.position),
        hash: last.hash,
        recordedAt: last.recorded_at as Instant,
      }
}
