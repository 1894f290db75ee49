import { existsSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { accept, type Decision, refuse, type Refusal } from '@peil/domain/values/decision.ts'
import { Kysely, PGliteDialect } from 'kysely'
import { callAppendPglite } from './call-append-pglite.ts'
import type { Tables } from './database.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import type { Ledger } from './ledger.ts'
import { ledgerOver } from './ledger-over.ts'
import { migrate, NewerDatabase } from './migrate.ts'

const unreadable = (folder: string, error: unknown): Refusal => ({
  code: error instanceof NewerDatabase ? 'ledger-newer' : 'ledger-unreadable',
  found: `${folder}: ${error instanceof Error ? error.message : String(error)}`,
  expected: 'a ledger that this version of Peil can open',
  whatToDo:
    error instanceof NewerDatabase
      ? 'Use the version of Peil that last wrote this ledger, or a later one.'
      : 'Restore the last backup into a new data folder.',
  about: { folder },
})

/**
 * A new database is made beside its place and moved there when it is whole, so a process that is
 * killed while making it leaves nothing that looks like a ledger. Throws when other files are there.
 */
const createWhole = async (folder: string): Promise<void> => {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  if (existsSync(folder)) rmdirSync(folder)
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  const database = await PGlite.create(partial)
  await database.close()
  renameSync(partial, folder)
}

/**
 * A migrated ledger over a PGlite database that nobody else uses. PGlite hands every write to the
 * operating system before it answers: a killed process loses nothing that was acknowledged, a
 * machine that loses power may.
 */
export const ledgerOverPglite = async (pglite: PGlite, lock: FolderLock): Promise<Ledger> => {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  await migrate(db)
  await pglite.exec('set role peil_service')
  return ledgerOver({
    db: db.withSchema('peil'),
    callAppend: await callAppendPglite(pglite),
    close: async () => {
      if (!pglite.closed) await pglite.close()
      lock.release()
    },
  })
}

/** The embedded ledger in `<dataFolder>/ledger/`, made when missing. Takes the folder's lock. */
export const openPglite = async (dataFolder: string): Promise<Decision<Ledger>> => {
  const lock = lockFolder(dataFolder)
  if (!lock.ok) return lock
  const folder = join(dataFolder, 'ledger')
  let pglite: PGlite | undefined
  try {
    await createWhole(folder)
    pglite = await PGlite.create(folder, { relaxedDurability: false })
    return accept(await ledgerOverPglite(pglite, lock.value))
  } catch (error) {
    await pglite?.close()
    lock.value.release()
    return refuse(unreadable(folder, error))
  }
}
