import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

const packageFile = join(
  dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')),
  '../package.json',
)

/**
 * An empty PGlite database, made once per version and kept with the installed packages: making one
 * takes seconds, copying one does not. Processes that make it at once each make their own; the
 * first to move it in place wins.
 */
const template = async (): Promise<string> => {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  const cache = join(dirname(packageFile), '../../.cache/peil')
  const folder = join(cache, `pglite-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const partial = mkdtempSync(join(cache, 'partial-'))
  await (await PGlite.create(partial)).close()
  try {
    renameSync(partial, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(partial, { recursive: true })
  }
  return folder
}

/**
 * A new data folder for one test, with an empty database for its ledger, so that `openLedger` need
 * not make one. The caller removes it.
 */
export const newTestDataFolder = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-data-'))
  cpSync(await template(), join(folder, 'ledger'), { recursive: true })
  return folder
}
