import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Database, Tables } from './database.ts'
import type { Ledger } from './ledger.ts'
import { migrate } from './migrate.ts'
import { ledgerOverPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'
import { type PostgresServer, startPostgres } from './start-postgres.ts'
import { newTestDataFolder } from './test-data-folder.ts'

export type Role =
  'postgres' | 'peil_owner' | 'peil_service' | 'peil_reader' | 'peil_user' | 'peil_signin'

/** One database with a ledger in it, for the tests of one suite. */
export interface TestDatabase {
  readonly ledger: Ledger
  /** Connections of the test's own; on PGlite the one that the ledger has too. */
  readonly db: Database
  /** Runs queries in one transaction as a role; `postgres` is the superuser. */
  as<Result>(role: Role, run: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>
  /** Removes the schema of the ledger and prepares it again: the only way to empty one. */
  empty(): Promise<void>
  close(): Promise<void>
}

const asRole = async <Result>(
  db: Kysely<Tables>,
  role: Role,
  run: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> =>
  db.transaction().execute(async (tx) => {
    await sql`set local role ${sql.id(role)}`.execute(tx)
    return run(tx.withSchema('peil'))
  })

/** PGlite has one session: its role is the superuser's while the schema is made, then the service's. */
const openTestPglite = async (): Promise<TestDatabase> => {
  const folder = await newTestDataFolder()
  const pglite = await PGlite.create(join(folder, 'ledger'))
  const ledger = await ledgerOverPglite(pglite, { release: () => undefined })
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  return {
    ledger,
    db: db.withSchema('peil'),
    as: (role, run) => asRole(db, role, run),
    empty: async () => {
      await pglite.exec('reset role; drop schema peil, peil_auth cascade')
      await migrate(db)
      await pglite.exec('set role peil_service')
    },
    close: async () => {
      await ledger.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const openTestPostgres = async (databaseUrl: string): Promise<TestDatabase> => {
  const opened = await openPostgres(databaseUrl)
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
  const pool = new pg.Pool({ connectionString: databaseUrl })
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    ledger: opened.value,
    db: db.withSchema('peil'),
    as: (role, run) => asRole(db, role, run),
    empty: async () => {
      await sql`drop schema peil, peil_auth cascade`.execute(db)
      await migrate(db)
    },
    close: async () => {
      await opened.value.close()
      await db.destroy()
    },
  }
}

/**
 * The same suite on PGlite and on a real PostgreSQL, each with a database of its own that is
 * emptied by the suite itself. `database` is ready when the tests run, not before. When PostgreSQL
 * cannot be started the suite fails, and says what is missing.
 */
export const describeOnBothDatabases = (
  title: string,
  suite: (database: () => TestDatabase) => void,
): void => {
  const prepare = (name: string, open: () => Promise<TestDatabase>): void => {
    describe(`${title} (${name})`, () => {
      let opened: TestDatabase | undefined
      beforeAll(async () => {
        opened = await open()
      })
      afterAll(() => opened?.close())
      suite(() => {
        if (opened === undefined) throw new Error('the database is opened before the tests')
        return opened
      })
    })
  }
  let server: PostgresServer | undefined
  prepare('PGlite', openTestPglite)
  describe('with a server', () => {
    beforeAll(async () => {
      server = await startPostgres()
    })
    afterAll(() => server?.stop())
    prepare('PostgreSQL', async () => {
      if (server === undefined) throw new Error('the server is started before its databases')
      return openTestPostgres(await server.createDatabase())
    })
  })
}
