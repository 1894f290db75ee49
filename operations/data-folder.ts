import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'

/**
 * What a data folder holds. The ledger's own files are in `ledger/` (or in PostgreSQL); programmes,
 * datasets and boundaries are immutable and named by their hash.
 */
export const folders = (dataFolder: string) => ({
  marker: join(dataFolder, 'peil.json'),
  programmes: join(dataFolder, 'programmes'),
  datasets: join(dataFolder, 'datasets'),
  boundaries: join(dataFolder, 'boundaries'),
  releases: join(dataFolder, 'releases'),
  /** What was made for the last release, for the next. */
  kept: join(dataFolder, 'kept.sqlite'),
})

/** Version of this layout; written in the marker. */
export const dataFolderVersion = 1

/** What the marker says. */
export const markerText = `${JSON.stringify({ formatVersion: dataFolderVersion })}\n`

const own = new Set([
  ...['peil.json', 'programmes', 'datasets', 'boundaries', 'releases'],
  // The second is what a process leaves that is killed while it makes the first.
  ...['ledger', 'ledger.partial'],
  ...['kept.sqlite', 'kept.sqlite-journal'],
  ...['lock.sqlite', 'lock.sqlite-journal', 'lock.json', 'lock.json.new'],
])

/**
 * Makes the folder, or takes one that holds nothing but what Peil itself puts there: its making may
 * have been broken off. Files of somebody else mean that another folder was meant.
 */
export const makeFolder = async (dataFolder: string): Promise<Decision<null>> => {
  try {
    await mkdir(dataFolder, { recursive: true })
    const foreign = (await readdir(dataFolder)).filter((name) => !own.has(name))
    return foreign.length === 0
      ? accept(null)
      : refuse({
          code: 'folder-not-empty',
          found: `${dataFolder} holds ${foreign.slice(0, 3).join(', ')}`,
          expected: 'a new or empty folder',
          whatToDo: 'choose another folder',
        })
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return refuse({
      code: 'folder-unusable',
      found: `${dataFolder} cannot be made or read: ${error.message}`,
      expected: 'a folder in which this user may write',
      whatToDo: 'choose another folder, or change who may write in this one',
    })
  }
}
