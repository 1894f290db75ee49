import {
  type CompiledQuery,
  type ControlledTransaction,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import type { Database, Tables } from './database.ts'

interface SignInTables {
  readonly user: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly emailVerified: boolean
  }
  readonly session: {
    readonly id: string
    readonly token: string
    readonly userId: string
    readonly expiresAt: Date
  }
  readonly account: { readonly id: string; readonly userId: string }
  readonly verification: {
    readonly id: string
    readonly identifier: string
    readonly value: string
    readonly expiresAt: Date
  }
}

/**
 * Who may sign in: tables in the schema `peil_auth` that a library of its own reads and writes, with
 * the columns that are asked for here. It is handed this connection and never the ledger's.
 */
export type SignInDatabase = Kysely<SignInTables>

const asSignIn = sql`set local role peil_signin`

/** One user of the database, inside its transaction while one is open. */
class SignInConnection implements DatabaseConnection {
  readonly #db: Database
  #open: ControlledTransaction<Tables> | null = null

  constructor(db: Database) {
    this.#db = db
  }

  async begin(): Promise<void> {
    this.#open = await this.#db.startTransaction().execute()
    await asSignIn.execute(this.#open)
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const open = this.#open
    this.#open = null
    await open?.[how]().execute()
  }

  executeQuery<Row>(query: CompiledQuery) {
    if (this.#open !== null) return this.#open.executeQuery<Row>(query)
    return this.#db.transaction().execute(async (tx) => {
      await asSignIn.execute(tx)
      return tx.executeQuery<Row>(query)
    })
  }

  streamQuery(): never {
    throw new Error('sign-in reads no streams')
  }
}

const own = (connection: DatabaseConnection): SignInConnection => {
  if (connection instanceof SignInConnection) return connection
  throw new Error('a connection of another driver')
}

const driverOver = (db: Database): Driver => ({
  init: () => Promise.resolve(),
  acquireConnection: () => Promise.resolve(new SignInConnection(db)),
  beginTransaction: (connection) => own(connection).begin(),
  commitTransaction: (connection) => own(connection).end('commit'),
  rollbackTransaction: (connection) => own(connection).end('rollback'),
  releaseConnection: () => Promise.resolve(),
  // Whoever opened the ledger closes it.
  destroy: () => Promise.resolve(),
})

/**
 * The tables of `peil_auth` over the ledger's connections, every query in a transaction as
 * `peil_signin`: the embedded database has one connection for both, and the role goes with the
 * transaction.
 */
export const signInDatabase = (db: Database): SignInDatabase =>
  new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOver(db),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }).withSchema('peil_auth')
