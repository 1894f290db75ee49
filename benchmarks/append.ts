import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { lockFolder } from '@peil/ledger/folder-lock.ts'
import type { Ledger } from '@peil/ledger/ledger.ts'
import { openLedger } from '@peil/ledger/open-ledger.ts'
import { ledgerOverPglite } from '@peil/ledger/open-pglite.ts'
import { startPostgres } from '@peil/ledger/start-postgres.ts'
import pg from 'pg'
import { secondsOf, type Measurement } from './measurement.ts'

const rounds = 5
const appendsPerRound = 400

const entryFor = (stream: string): NewEntry => ({
  stream,
  parties: ['11002'],
  type: 'agreement-ended',
  data: { on: '2024-03-01' as CalendarDate, reason: 'a'.repeat(64) as TextDigest },
})

/** The same row, as plainly as a table with the same columns and keys takes it. */
const bareTable = `create table bare_entry (
  position bigint primary key, stream text not null, stream_position bigint not null,
  type text not null, recorded_at text not null, actor text not null, parties text[] not null,
  text text not null, hash text not null, unique (stream, stream_position))`

const bareInsert = 'insert into bare_entry values ($1, $2, $3, $4, $5, $6, $7, $8, $9)'

type Insert = (values: readonly unknown[]) => Promise<unknown>

/**
 * Rate of single-entry appends over the rate of bare inserts of the same columns, alternating, on
 * the same database; the median round, so that one disturbed round does not decide.
 */
const compare = async (ledger: Ledger, insert: Insert): Promise<number> => {
  let position = 0
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const stream = `bench/${round}`
    const appending = await secondsOf(async () => {
      for (let at = 0; at < appendsPerRound; at += 1) {
        const result = await ledger.append({
          actor: 'bench',
          recordedAt: '2026-01-01T00:00:00.000Z' as Instant,
          expected: { [stream]: at },
          entries: [entryFor(stream)],
          texts: [],
        })
        if (!result.ok) throw new Error('the benchmark has no other writers')
      }
    })
    const inserting = await secondsOf(async () => {
      for (let at = 0; at < appendsPerRound; at += 1) {
        position += 1
        await insert([
          position,
          stream,
          at + 1,
          'agreement-ended',
          '2026-01-01T00:00:00.000Z',
          'bench',
          ['11002'],
          JSON.stringify({ position, ...entryFor(stream) }),
          'f'.repeat(64),
        ])
      }
    })
    ratios.push(inserting / appending)
  }
  return ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

const onPglite = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-bench-'))
  const lock = lockFolder(folder)
  if (!lock.ok) throw new Error('a new folder is not locked')
  const pglite = await PGlite.create(join(folder, 'ledger'))
  await pglite.exec(bareTable)
  await pglite.exec('grant insert on bare_entry to public')
  const ledger = await ledgerOverPglite(pglite, lock.value)
  const ratio = await compare(ledger, (values) => pglite.query(bareInsert, [...values]))
  await ledger.close()
  rmSync(folder, { recursive: true })
  return ratio
}

const onPostgres = async (): Promise<number> => {
  const server = await startPostgres()
  const databaseUrl = await server.createDatabase()
  const opened = await openLedger({ dataFolder: tmpdir(), databaseUrl })
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(bareTable)
  const ratio = await compare(opened.value, (values) =>
    client.query({ name: 'bare', text: bareInsert, values: [...values] }),
  )
  await client.end()
  await opened.value.close()
  await server.stop()
  return ratio
}

/** Both databases, each against its own bare insert. */
export const measureAppend = async (): Promise<readonly Measurement[]> => [
  {
    what: 'append on PGlite, against a bare INSERT',
    value: await onPglite(),
    unit: '×',
    limit: { kind: 'at-least', value: 0.5 },
  },
  {
    what: 'append on PostgreSQL, against a bare INSERT',
    value: await onPostgres(),
    unit: '×',
    limit: { kind: 'at-least', value: 0.5 },
  },
]
