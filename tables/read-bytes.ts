import type { FileHandle } from 'node:fs/promises'
import { constants, open } from 'node:fs/promises'
import { fileTooLarge } from './size-remarks.ts'
import type { Remark } from './table.ts'

const notReadable = (found: string): Remark => ({
  severity: 'error',
  code: 'file-not-readable',
  found,
  expected: 'a file that can be read',
  whatToDo: 'Check the name of the file, and that you may read it.',
})

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'no file of that name',
  ENOTDIR: 'no file of that name',
  ENAMETOOLONG: 'no file of that name',
  EACCES: 'a file that may not be read by you',
  EPERM: 'a file that may not be read by you',
  EISDIR: 'a folder',
  ELOOP: 'a link that leads to itself',
}

const problemOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? problems[error.code]
    : undefined

/** At most `limit` bytes and one more: a file can grow between asking its size and reading it. */
const readAtMost = async (handle: FileHandle, size: number, limit: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(Math.min(size, limit) + 1)
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

const readWhole = async (path: string, limit: number): Promise<Buffer | Remark> => {
  // Without O_NONBLOCK, opening a named pipe would wait for somebody who writes to it.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = await handle.stat()
    if (stat.isDirectory()) return notReadable('a folder')
    if (!stat.isFile()) return notReadable('something that is not a file')
    if (stat.size > limit) return fileTooLarge(stat.size, limit)
    const bytes = await readAtMost(handle, stat.size, limit)
    return bytes.length > stat.size ? notReadable('a file that is still being written') : bytes
  } finally {
    await handle.close()
  }
}

/**
 * The bytes of a file, or the remark why it cannot be read. A file over the limit is refused before
 * it is read.
 */
export const readBytes = async (path: string, limit: number): Promise<Buffer | Remark> => {
  try {
    return await readWhole(path, limit)
  } catch (error) {
    const problem = problemOf(error)
    if (problem === undefined) throw error
    return notReadable(problem)
  }
}
