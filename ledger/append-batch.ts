import { CompiledQuery, sql } from 'kysely'
import type { Database } from './database.ts'
import type { AppendResult, Batch, Conflict } from './ledger.ts'

interface AppendRow {
  readonly first_position: string | number | null
  readonly last_position: string | number | null
  readonly conflict_stream: string | null
  readonly conflict_expected: string | number | null
  readonly conflict_found: string | number | null
}

// One statement, so one round trip, and a transaction of its own.
const call = `select * from peil.append(
  $1::text, $2::text, $3::text[], $4::bigint[], $5::int[], $6::text[], $7::text[], $8::text[],
  $9::text[], $10::text[], $11::text[])`

/** PostgreSQL's way to write an array of texts. */
export const arrayLiteral = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`

const valuesOf = ({ actor, recordedAt, expected, entries, texts }: Batch): readonly unknown[] => {
  const streams = Object.keys(expected)
  const numbers = new Map(streams.map((stream, index) => [stream, index + 1]))
  const numberOf = (stream: string): number => {
    const number = numbers.get(stream)
    if (number === undefined) throw new RangeError(`no expected position for stream ${stream}`)
    return number
  }
  return [
    actor,
    recordedAt,
    streams,
    streams.map((stream) => expected[stream]),
    entries.map(({ stream }) => numberOf(stream)),
    entries.map(({ type }) => type),
    entries.map(({ parties }) => arrayLiteral(parties)),
    entries.map(({ data }) => JSON.stringify(data)),
    texts.map(({ digest }) => digest),
    texts.map(({ salt }) => salt),
    texts.map(({ text }) => text),
  ]
}

/** Unique violation, serialization failure, deadlock: another writer was there first. */
const otherWriter = new Set(['23505', '40001', '40P01'])

const isOtherWriter = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  otherWriter.has(error.code)

const conflictNow = async (db: Database, expected: Batch['expected']): Promise<Conflict> => {
  const rows = await db
    .selectFrom('entry')
    .select(['stream', sql<string | number>`max(stream_position)`.as('found')])
    .where('stream', 'in', Object.keys(expected))
    .groupBy('stream')
    .execute()
  const found = new Map(rows.map((row) => [row.stream, Number(row.found)]))
  const all = Object.entries(expected).map(([stream, position]) => ({
    stream,
    expected: position,
    found: found.get(stream) ?? 0,
  }))
  const conflict = all.find((one) => one.found !== one.expected) ?? all[0]
  if (conflict === undefined) throw new RangeError('a batch without streams met another writer')
  return conflict
}

const conflictOf = (row: AppendRow, stream: string): Conflict => ({
  stream,
  expected: Number(row.conflict_expected),
  found: Number(row.conflict_found),
})

/**
 * Appends through the database's one append function. A conflict is a value: load again, decide
 * again. A batch without entries appends nothing; its last position is then the one before its
 * first. Throws when an entry's stream is no key of `expected`, and when the database fails.
 */
export const appendBatch = async (db: Database, batch: Batch): Promise<AppendResult> => {
  const query = CompiledQuery.raw(call, [...valuesOf(batch)])
  try {
    const [row] = (await db.executeQuery<AppendRow>(query)).rows
    if (row === undefined) throw new Error('peil.append gave no row')
    if (row.conflict_stream !== null)
      return { ok: false, conflict: conflictOf(row, row.conflict_stream) }
    return {
      ok: true,
      firstPosition: Number(row.first_position),
      lastPosition: Number(row.last_position),
    }
  } catch (error) {
    if (!isOtherWriter(error)) throw error
    return { ok: false, conflict: await conflictNow(db, batch.expected) }
  }
}
