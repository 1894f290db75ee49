import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { ReleaseFile } from './page-renderer.ts'

/**
 * Files that were made for an earlier release, by a name that says all that they were made from.
 * Who finds a file here need not make it again; the result is the same.
 */
export interface KeptFiles {
  readonly has: (name: string) => boolean
  /** Null when there is none, or when it is no longer what it was. */
  readonly get: (name: string) => Uint8Array | null
  readonly keep: (name: string, bytes: Uint8Array) => void
}

/** A file as it was kept, or made now. `madeFrom` names everything that it is made from. */
export const keptOrMade = async (
  kept: KeptFiles,
  path: string,
  madeFrom: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<ReleaseFile> => {
  const name = `${madeFrom} ${path}`
  const before = kept.get(name)
  if (before !== null) return { path, bytes: before }
  const bytes = await make()
  kept.keep(name, bytes)
  return { path, bytes }
}

/** Keeps nothing: everything is made again. */
export const nothingKept: KeptFiles = {
  has: () => false,
  get: () => null,
  keep: () => undefined,
}

/** A file that the disk has spoiled must not be published: each is checked by its digest. */
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    // What is lost can be made again; a process that dies leaves it as it was before.
    database.exec(`
      PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, sha256 TEXT, bytes BLOB) STRICT;
      CREATE TEMP TABLE used (name TEXT PRIMARY KEY) STRICT;
      BEGIN IMMEDIATE;
    `)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const keptIn = (database: DatabaseSync): KeptFiles => {
  const look = database.prepare('SELECT 1 FROM kept WHERE name = ?')
  const find = database.prepare('SELECT sha256, bytes FROM kept WHERE name = ?')
  const use = database.prepare('INSERT OR IGNORE INTO used VALUES (?)')
  const add = database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)')
  const read = (name: string): Uint8Array | null => {
    try {
      const row = find.get(name)
      if (row === undefined) return null
      const bytes = new Uint8Array(zstdDecompressSync(row['bytes'] as Uint8Array))
      return digestOf(bytes) === row['sha256'] ? bytes : null
    } catch {
      return null
    }
  }
  return {
    has: (name) => look.get(name) !== undefined,
    get: (name) => {
      const bytes = read(name)
      if (bytes !== null) use.run(name)
      return bytes
    },
    keep: (name, bytes) => {
      add.run(name, digestOf(bytes), zstdCompressSync(bytes))
      use.run(name)
    },
  }
}

const sqliteBusy = 5

/** Whatever is wrong with it, nothing is lost with it. */
const remove = (path: string): void => {
  for (const suffix of ['', '-journal']) rmSync(path + suffix, { force: true })
}

/** Lets go of what was not used. The work is done: that this fails must not undo it. */
const commit = (database: DatabaseSync, path: string): void => {
  try {
    database.exec('DELETE FROM kept WHERE name NOT IN (SELECT name FROM used); COMMIT')
  } catch {
    remove(path)
  }
}

const openOrAnew = (path: string): DatabaseSync | null => {
  try {
    return open(path)
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null
    remove(path)
    return open(path)
  }
}

/**
 * Does some work with the files that are kept in one SQLite file; made when there is none, made
 * anew when it cannot be read. Afterwards it holds what this work used or added, and nothing else;
 * when the work throws, what it held before. While another process uses it, nothing is kept.
 */
export const withKeptFiles = async <T>(
  path: string,
  work: (kept: KeptFiles) => Promise<T>,
): Promise<T> => {
  const database = openOrAnew(path)
  if (database === null) return work(nothingKept)
  try {
    const result = await work(keptIn(database))
    commit(database, path)
    return result
  } finally {
    // Closing undoes what was not committed.
    database.close()
  }
}
