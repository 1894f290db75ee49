import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from './database.ts'
import { tables } from './migrations/0001-tables.ts'
import { access } from './migrations/0002-access.ts'
import { append } from './migrations/0003-append.ts'
import { restore } from './migrations/0004-restore.ts'
import { workspace } from './migrations/0005-workspace.ts'
import { signIn } from './migrations/0006-sign-in.ts'
import { createRoles } from './roles.ts'

const migrations = [tables, access, append, restore, workspace, signIn]

const query = async <Row>(db: Kysely<Tables>, sql: string, ...values: unknown[]) =>
  (await db.executeQuery<Row>(CompiledQuery.raw(sql, values))).rows

const recordedNames = async (db: Kysely<Tables>): Promise<readonly string[]> => {
  const [table] = await query<{ there: boolean }>(
    db,
    `select to_regclass('peil.migration') is not null as there`,
  )
  if (table?.there !== true) return []
  const rows = await query<{ name: string }>(db, 'select name from peil.migration order by name')
  return rows.map(({ name }) => name)
}

const pending = async (db: Kysely<Tables>) => {
  const recorded = await recordedNames(db)
  const unknown = recorded.find((name) => !migrations.some((one) => one.name === name))
  if (unknown !== undefined) throw new NewerDatabase(unknown)
  return migrations.filter(({ name }) => !recorded.includes(name))
}

/** The database was prepared by a later version of Peil, whose structure this one does not know. */
export class NewerDatabase extends Error {
  constructor(migration: string) {
    super(`the database holds migration ${migration}, which this version does not know`)
  }
}

/**
 * Brings the database to the structure that this version needs. All pending migrations run in one
 * transaction, each is recorded; running it again does nothing, and needs no more than to read.
 * Two processes that migrate at once wait for each other on an advisory lock.
 */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  if ((await pending(db)).length === 0) return
  await db.transaction().execute(async (tx) => {
    await query(tx, 'select pg_advisory_xact_lock(7305801000)')
    for (const statement of createRoles) await query(tx, statement)
    await query(tx, 'create schema if not exists peil authorization peil_owner')
    await query(tx, 'create schema if not exists peil_auth authorization peil_owner')
    await query(tx, 'set local role peil_owner')
    await query(
      tx,
      `create table if not exists peil.migration (
         name text primary key, applied_at timestamptz not null default now())`,
    )
    for (const { name, statements } of await pending(tx)) {
      for (const statement of statements) await query(tx, statement)
      await query(tx, 'insert into peil.migration (name) values ($1)', name)
    }
  })
}
