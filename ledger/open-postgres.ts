import { accept, type Decision, refuse, type Refusal } from '@peil/domain/values/decision.ts'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { CallAppend } from './append-batch.ts'
import type { Tables } from './database.ts'
import type { Conflict, Ledger } from './ledger.ts'
import { ledgerOver } from './ledger-over.ts'
import { migrate, NewerDatabase } from './migrate.ts'

const oldestVersion = 150_000

/** What the server says about itself; read before anything is changed. */
const checkServer = async (pool: pg.Pool): Promise<Refusal | null> => {
  const { rows } = await pool.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version,
            current_setting('server_encoding') as encoding`,
  )
  const [server] = rows
  if (server !== undefined && server.version < oldestVersion)
    return {
      code: 'database-too-old',
      found: `PostgreSQL ${Math.floor(server.version / 10_000)}`,
      expected: 'PostgreSQL 15 or later',
      whatToDo: 'Upgrade the server, or name another one in DATABASE_URL.',
    }
  if (server !== undefined && server.encoding !== 'UTF8')
    return {
      code: 'database-encoding',
      found: `a database with encoding ${server.encoding}`,
      expected: 'a database with encoding UTF8',
      whatToDo: `Create one: CREATE DATABASE peil ENCODING 'UTF8' TEMPLATE template0.`,
    }
  return null
}

const notAllowed = '42501'

const unusable = (error: unknown): Refusal => {
  const found = error instanceof Error ? error.message : String(error)
  if (error instanceof NewerDatabase)
    return {
      code: 'ledger-newer',
      found,
      expected: 'a ledger that this version of Peil knows',
      whatToDo: 'Use the version of Peil that last wrote this ledger, or a later one.',
    }
  if (error instanceof pg.DatabaseError && error.code === notAllowed)
    return {
      code: 'database-not-prepared',
      found,
      expected: 'a user that may create the roles and the schema of the ledger, or act as them',
      whatToDo:
        'Start once as a user with CREATEROLE and CREATE on the database, then GRANT peil_service, peil_user, peil_signin to the user of DATABASE_URL.',
    }
  return {
    code: 'database-unusable',
    found,
    expected: 'a PostgreSQL database at DATABASE_URL',
    whatToDo: 'Check that the server runs and that DATABASE_URL names it, the database and a user.',
  }
}

/**
 * Every session acts as the service role, decides at the newest state, and waits until what it
 * commits is on disk, whatever the server's defaults say. The pool waits for the promise, although
 * its type declares that nothing is returned.
 */
const prepareSession: (client: pg.ClientBase) => unknown = async (client) => {
  await client.query('set role peil_service')
  await client.query(
    `select set_config('default_transaction_isolation', 'read committed', false),
            set_config('synchronous_commit', 'on', false)
     where current_setting('synchronous_commit') in ('off', 'local')
        or current_setting('default_transaction_isolation') <> 'read committed'`,
  )
}

/** As a named statement: each connection parses it once. */
const callAppend =
  (pool: pg.Pool): CallAppend =>
  async (batch) => {
    const { rows } = await pool.query<{ answer: number | Conflict }>({
      name: 'append-batch',
      text: 'select peil.append($1::jsonb) as answer',
      values: [batch],
    })
    if (rows[0] === undefined) throw new Error('peil.append gave no answer')
    return rows[0].answer
  }

const migrateOnce = async (databaseUrl: string): Promise<Refusal | null> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  pool.on('error', () => undefined)
  try {
    const refusal = await checkServer(pool)
    if (refusal !== null) return refusal
    await migrate(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }))
    return null
  } finally {
    await pool.end()
  }
}

/** The ledger in the PostgreSQL database at `databaseUrl`, prepared when it is not yet. */
export const openPostgres = async (databaseUrl: string): Promise<Decision<Ledger>> => {
  try {
    const refusal = await migrateOnce(databaseUrl)
    if (refusal !== null) return refuse(refusal)
  } catch (error) {
    return refuse(unusable(error))
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, onConnect: prepareSession })
  // A connection that breaks while idle is replaced when the next query needs one.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return accept(
    ledgerOver({
      db: db.withSchema('peil'),
      callAppend: callAppend(pool),
      close: () => db.destroy(),
    }),
  )
}
