import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

// A process number means something on one machine only, and folders may be shared.
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const suffix = /^partial-(\d+)-([0-9a-f]{8})-([0-9a-f]{16})$/

/** Folders this very process is filling: one with its number that is not here is an older one's. */
const filling = new Set<string>()

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not allowed to signal it means that it is there.
    return codeOf(error) !== 'ESRCH'
  }
}

const isDead = (name: string, prefix: string): boolean => {
  if (!name.startsWith(prefix)) return false
  const match = suffix.exec(name.slice(prefix.length))
  if (match === null || match[2] !== host) return false
  const pid = Number(match[1])
  return pid === process.pid ? !filling.has(name) : !isAlive(pid)
}

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/** Removes what processes of this machine that no longer live left beside `out`. */
export const removeDeadPartials = async (out: string): Promise<void> => {
  const parent = dirname(out)
  const prefix = `.${basename(out)}.`
  for (const name of await namesIn(parent)) {
    if (!isDead(name, prefix)) continue
    try {
      await rm(join(parent, name), { recursive: true, force: true })
    } catch (error) {
      // Another user's leftovers take room, but are in nobody's way.
      if (!['EACCES', 'EPERM'].includes(String(codeOf(error)))) throw error
    }
  }
}

export interface PartialFolder {
  readonly path: string
  /** Removes the folder when it is still there. To be called in any case. */
  readonly discard: () => Promise<void>
}

/** A new empty folder beside `out`, so that it can take its place in one step. */
export const makePartialFolder = async (out: string): Promise<PartialFolder> => {
  const unique = `${process.pid}-${host}-${randomBytes(8).toString('hex')}`
  const name = `.${basename(out)}.partial-${unique}`
  const path = join(dirname(out), name)
  filling.add(name)
  await mkdir(path)
  return {
    path,
    discard: async () => {
      await rm(path, { recursive: true, force: true })
      filling.delete(name)
    },
  }
}
