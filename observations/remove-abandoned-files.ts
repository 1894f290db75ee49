import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const shape = /^\.writing-(\d+)-[0-9a-f]{16}(?:\.parquet|\.spill)$/

/** A name for a file (or folder) that is being written; it tells which process writes it. */
export const temporaryName = (
  pid: number = process.pid,
  ending: '.parquet' | '.spill' = '.parquet',
): string => `.writing-${pid}-${randomBytes(8).toString('hex')}${ending}`

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** Whether a file was last written before this process began; false when it is gone meanwhile. */
const isOlderThanWeAre = async (path: string): Promise<boolean> => {
  const began = Date.now() - process.uptime() * 1000
  const file = await stat(path).catch(() => null)
  return file !== null && file.mtimeMs < began
}

/**
 * Removes files and folders whose writer died before it finished. In a container every run has the same process
 * number, so a file with our own number is abandoned when it is older than we are.
 */
export const removeAbandonedFiles = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const writer = Number(shape.exec(name)?.[1] ?? '0')
    if (writer === 0) continue
    const path = join(folder, name)
    const abandoned = writer === process.pid ? await isOlderThanWeAre(path) : !isAlive(writer)
    if (abandoned) await rm(path, { force: true, recursive: true })
  }
}
