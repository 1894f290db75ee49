import { CompiledQuery } from 'kysely'
import { arrayLiteral } from './append-batch.ts'
import { startChainCheck, type Envelope } from './chain-check.ts'
import type { Database } from './database.ts'
import { digestText } from './digest-text.ts'
import type { ChainReport, PrivateText, StoredEntry } from './ledger.ts'
import { readHead } from './read-entries.ts'
import { restoreRows, type WorkspaceRow } from './workspace/workspace-rows.ts'

const pageSize = 1_000

/** Thrown inside the transaction, so that nothing is taken in; caught here, so that it is a value. */
class RestoreRefused extends Error {
  readonly report: ChainReport
  constructor(report: ChainReport) {
    super('restore refused')
    this.report = report
  }
}

const refusal = (problem: string): ChainReport => ({
  entries: 0,
  firstBroken: { position: 0, problem },
})

/**
 * What the database's restore functions refuse: a ledger that another writer filled meanwhile
 * (object_not_in_prerequisite_state), an entry written otherwise (data_exception).
 */
const refusedByDatabase = new Set<unknown>(['55000', '22000'])

type Page = { readonly envelope: Envelope; readonly entry: StoredEntry }[]

const entriesCall = `select peil.restore_entries(
  $1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])`

const writePage = async (db: Database, page: Page): Promise<void> => {
  const column = <Value>(pick: (envelope: Envelope) => Value): Value[] =>
    page.map(({ envelope }) => pick(envelope))
  const values = [
    column(({ stream }) => stream),
    column(({ streamPosition }) => streamPosition),
    column(({ type }) => type),
    column(({ recordedAt }) => recordedAt),
    column(({ actor }) => actor),
    column(({ parties }) => arrayLiteral(parties)),
    page.map(({ entry }) => entry.text),
    page.map(({ entry }) => entry.hash),
  ]
  await db.executeQuery(CompiledQuery.raw(entriesCall, values))
}

const restoreEntries = async (
  db: Database,
  entries: AsyncIterable<StoredEntry>,
): Promise<ChainReport> => {
  const check = startChainCheck()
  let page: Page = []
  for await (const entry of entries) {
    const envelope = check.take(entry)
    if (envelope === null) throw new RestoreRefused(check.report())
    page.push({ envelope, entry })
    if (page.length < pageSize) continue
    await writePage(db, page)
    page = []
  }
  if (page.length > 0) await writePage(db, page)
  return check.report()
}

const writeTexts = async (db: Database, texts: readonly PrivateText[]): Promise<void> => {
  const call = 'select peil.restore_texts($1::jsonb)'
  await db.executeQuery(CompiledQuery.raw(call, [JSON.stringify(texts)]))
}

const restoreTexts = async (db: Database, texts: AsyncIterable<PrivateText>): Promise<void> => {
  let page: PrivateText[] = []
  for await (const kept of texts) {
    if (
      !/^[0-9a-f]{32}$/.test(kept.salt) ||
      digestText(kept.text, kept.salt).digest !== kept.digest
    )
      throw new RestoreRefused(refusal(`the private text ${kept.digest} does not match its digest`))
    page.push(kept)
    if (page.length < pageSize) continue
    await writeTexts(db, page)
    page = []
  }
  if (page.length > 0) await writeTexts(db, page)
}

/** What the tables refuse, or cannot read: a value of another shape, or one that others contradict. */
const isMalformed = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))

const restoreBeside = async (db: Database, rows: AsyncIterable<WorkspaceRow>): Promise<void> => {
  try {
    await restoreRows(db, rows)
  } catch (error) {
    if (!isMalformed(error)) throw error
    throw new RestoreRefused(refusal(`a row beside the ledger: ${error.message}`))
  }
}

/**
 * Fills an empty ledger with stored entries and private texts, identical, in one transaction.
 * A refusal is a report whose `firstBroken` says why, and nothing is taken in: position 0 when it
 * is not about one entry (the ledger is not empty, a private text does not match its digest, a row
 * of the workspace is none).
 */
export const restoreLedger = async (
  db: Database,
  entries: AsyncIterable<StoredEntry>,
  texts: AsyncIterable<PrivateText>,
  rows?: AsyncIterable<WorkspaceRow>,
): Promise<ChainReport> => {
  try {
    return await db.transaction().execute(async (tx) => {
      const { position } = await readHead(tx)
      if (position > 0)
        throw new RestoreRefused(refusal(`the ledger already holds ${position} entries`))
      const report = await restoreEntries(tx, entries)
      await restoreTexts(tx, texts)
      if (rows !== undefined) await restoreBeside(tx, rows)
      return report
    })
  } catch (error) {
    if (error instanceof RestoreRefused) return error.report
    if (error instanceof Error && 'code' in error && refusedByDatabase.has(error.code))
      return refusal(error.message)
    throw error
  }
}
