import { parseInstant } from '@peil/domain/values/instant.ts'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { AppendResult, Batch, Conflict } from './ledger.ts'

/** PostgreSQL's way to write an array of texts. */
export const arrayLiteral = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`

/**
 * The batch as the database's append function takes it. `data` is JSON within JSON, as a text, so
 * that it is stored as it is written here, to the byte. Streams are counted from 1.
 */
const batchText = ({ actor, recordedAt, expected, entries, texts }: Batch): string => {
  const streams = Object.keys(expected)
  const numbers = new Map(streams.map((stream, index) => [stream, index + 1]))
  const numberOf = (stream: string): number => {
    const number = numbers.get(stream)
    if (number === undefined) throw new RangeError(`no expected position for stream ${stream}`)
    return number
  }
  return JSON.stringify({
    actor,
    recordedAt,
    streams: arrayLiteral(streams),
    expected: `{${streams.map((stream) => expected[stream]).join(',')}}`,
    entries: entries.map(({ stream, type, parties, data }) => ({
      stream: numberOf(stream),
      type,
      parties: arrayLiteral(parties),
      data: JSON.stringify(data),
    })),
    texts,
  })
}

/** Unique violation, serialization failure, deadlock: another writer was there first. */
const otherWriter = new Set(['23505', '40001', '40P01'])

const isOtherWriter = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  otherWriter.has(error.code)

const conflictNow = async (db: Database, expected: Batch['expected']): Promise<Conflict> => {
  const streams = Object.keys(expected)
  const rows = await db
    .selectFrom('entry')
    .select(['stream', sql<string | number>`max(stream_position)`.as('found')])
    .where(sql<boolean>`stream = any(${streams}::text[])`)
    .groupBy('stream')
    .execute()
  const found = new Map(rows.map((row) => [row.stream, Number(row.found)]))
  const all = streams.map((stream) => ({
    stream,
    expected: expected[stream] ?? 0,
    found: found.get(stream) ?? 0,
  }))
  const conflict = all.find((one) => one.found !== one.expected) ?? all[0]
  if (conflict === undefined) throw new RangeError('a batch without streams met another writer')
  return conflict
}

/**
 * Calls `peil.append` with the batch as JSON and gives its answer, the position of the first entry or
 * the conflict, in one statement: one round trip, and a transaction of its own. Each database has a
 * quickest way to do that, which is not Kysely's.
 */
export type CallAppend = (batch: string) => Promise<number | Conflict>

/**
 * Appends through the database's one append function. A conflict is a value: load again, decide
 * again. A batch without entries appends nothing; its last position is then the one before its
 * first. Throws when an entry's stream is no key of `expected`, when the moment is not one, and when
 * the database fails.
 */
export const appendBatch = async (
  db: Database,
  callAppend: CallAppend,
  batch: Batch,
): Promise<AppendResult> => {
  if (parseInstant(batch.recordedAt) === null)
    throw new RangeError(`not a moment to record at: ${batch.recordedAt}`)
  try {
    const answer = await callAppend(batchText(batch))
    if (typeof answer !== 'number') return { ok: false, conflict: answer }
    return { ok: true, firstPosition: answer, lastPosition: answer + batch.entries.length - 1 }
  } catch (error) {
    if (!isOtherWriter(error)) throw error
    return { ok: false, conflict: await conflictNow(db, batch.expected) }
  }
}
