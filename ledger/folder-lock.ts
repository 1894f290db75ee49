import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { accept, type Decision, refuse, type Refusal } from '@peil/domain/values/decision.ts'

export interface FolderLock {
  /** Lets the folder go. Releasing twice does nothing. */
  release(): void
}

interface Holder {
  readonly pid: number
  readonly since: string
}

const sqliteBusy = 5

/** A handle that nobody refers to is closed by the garbage collector, and its lock with it. */
const heldByThisProcess = new Set<DatabaseSync>()

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Who says to hold the lock; null when the note is missing, or left behind by a dead process. */
const readHolder = (file: string): Holder | null => {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>
    return pid !== undefined && since !== undefined && isAlive(pid) ? { pid, since } : null
  } catch {
    return null
  }
}

const locked = (folder: string, holder: Holder | null): Refusal => ({
  code: 'folder-locked',
  found:
    holder === null
      ? `${folder} is in use by another process`
      : `${folder} is in use by process ${holder.pid}, since ${holder.since}`,
  expected: 'a data folder that no other process is using',
  whatToDo:
    holder === null
      ? 'Wait until that process is done, or stop it, and try again.'
      : `Wait until process ${holder.pid} is done, or stop it, and try again.`,
  about: { folder },
})

const unusable = (folder: string, error: unknown): Refusal => ({
  code: 'folder-unusable',
  found: `${folder} cannot be locked: ${error instanceof Error ? error.message : String(error)}`,
  expected: 'a folder in which this user may write',
  whatToDo: 'Choose another data folder, or change who may write in this one.',
  about: { folder },
})

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy

const writeHolder = (file: string): void => {
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() }
  writeFileSync(`${file}.new`, `${JSON.stringify(holder)}\n`)
  renameSync(`${file}.new`, file)
}

/**
 * Takes the data folder for this process; made when it does not exist. The lock is SQLite's
 * exclusive lock on `lock.sqlite`, which the operating system keeps: it is gone the moment its
 * process is, however that died, and it is never taken from a living process, not even from a
 * suspended one or when a process number is used again. A second lock within the same process is
 * refused as well. `lock.json` only tells people who holds it.
 *
 * `lock.sqlite` is never deleted, and nothing else in this process may open it: closing any other
 * handle on it would drop the lock.
 */
export const lockFolder = (folder: string): Decision<FolderLock> => {
  const note = join(folder, 'lock.json')
  let database: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true })
    database = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    writeHolder(note)
  } catch (error) {
    database?.close()
    return refuse(isBusy(error) ? locked(folder, readHolder(note)) : unusable(folder, error))
  }
  const held = database
  heldByThisProcess.add(held)
  return accept({
    release: () => {
      if (!held.isOpen) return
      rmSync(note, { force: true })
      held.close()
      heldByThisProcess.delete(held)
    },
  })
}
