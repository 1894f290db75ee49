import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import { instantOf, type Instant } from '@peil/domain/values/instant.ts'
import type { Ledger } from '@peil/ledger/ledger.ts'
import { openLedger } from '@peil/ledger/open-ledger.ts'
import { dataFolderVersion, folders, markerText } from './data-folder.ts'
import { readAdoptedProgramme } from './read-programme-folder.ts'

/** Everything an operation works with: opened once, closed by who opened it. */
export interface Peil {
  readonly dataFolder: string
  readonly ledger: Ledger
  readonly programme: Programme
  readonly effects: Effects
  close(): Promise<void>
}

/** What comes from outside; real by default, chosen by the sample and by tests. */
export interface Effects {
  readonly now: () => Instant
  /** 32 hex characters, never the same twice. */
  readonly salt: () => string
  /** Who acts: written in every entry, a role or an account, never a person's name. */
  readonly actor: string
}

export const realEffects: Effects = {
  now: () => instantOf(new Date()),
  salt: () => randomBytes(16).toString('hex'),
  actor: 'command-line',
}

/** Opens an existing data folder, or says why it cannot be opened. */
export const openPeil = async (
  dataFolder: string,
  effects: Effects = realEffects,
  databaseUrl: string | undefined = process.env['DATABASE_URL'],
): Promise<Decision<Peil>> => {
  const marked = await checkMarker(dataFolder)
  if (!marked.ok) return marked
  const opened = await openLedger({
    dataFolder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  if (!opened.ok) return opened
  const ledger = opened.value
  try {
    const programme = await readAdoptedProgramme(dataFolder, ledger)
    if (!programme.ok) {
      await ledger.close()
      return programme
    }
    return accept({
      dataFolder,
      ledger,
      programme: programme.value,
      effects,
      close: () => ledger.close(),
    })
  } catch (error) {
    await ledger.close()
    throw error
  }
}

/** A data folder has a marker, which says how it is laid out. */
const checkMarker = async (dataFolder: string): Promise<Decision<null>> => {
  const { marker } = folders(dataFolder)
  const text = await readFile(marker, 'utf8').catch(() => null)
  if (text === null) {
    return refuse({
      code: 'no-data-folder',
      found: `no ${marker}`,
      expected: 'a data folder of Peil',
      whatToDo: `make one with: peil init ${dataFolder}`,
    })
  }
  if (text === markerText) return accept(null)
  return refuse({
    code: 'data-folder-version',
    found: `${marker}: ${text.trim().slice(0, 100)}`,
    expected: `a data folder laid out as version ${dataFolderVersion}`,
    whatToDo: 'use the version of Peil that made it, or restore a backup into a new folder',
  })
}

/** Opens, works, and always closes. */
export const withPeil = async <Value, R = Refusal>(
  dataFolder: string,
  work: (peil: Peil) => Promise<Decision<Value, R>>,
  effects: Effects = realEffects,
): Promise<Decision<Value, R | Refusal>> => {
  const opened = await openPeil(dataFolder, effects)
  if (!opened.ok) return opened
  try {
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}
