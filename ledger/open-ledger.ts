import type { Decision } from '@peil/domain/values/decision.ts'
import type { Ledger } from './ledger.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'

export interface LedgerPlace {
  readonly dataFolder: string
  /** `postgresql://user:password@host:port/database`; absent for the ledger in the data folder. */
  readonly databaseUrl?: string
}

/**
 * Opens the ledger, preparing a new one when there is none: PGlite in `<dataFolder>/ledger/`, whose
 * data folder is then locked until `close`, or PostgreSQL when `databaseUrl` is given, which takes
 * no lock on the data folder: several processes may use one database.
 * Refusals: `folder-locked`, `folder-unusable`, `ledger-unreadable`, `ledger-newer`,
 * `database-unusable`, `database-not-prepared`, `database-too-old`, `database-encoding`.
 */
export const openLedger = ({ dataFolder, databaseUrl }: LedgerPlace): Promise<Decision<Ledger>> =>
  databaseUrl === undefined ? openPglite(dataFolder) : openPostgres(databaseUrl)
