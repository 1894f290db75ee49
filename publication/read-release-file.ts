import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'

/** Opens a file that is no link: what a link points at is never part of a release. */
const openNoLink = (path: string): Promise<FileHandle> =>
  // Windows has no such flag; there a listing before has told links apart.
  open(path, constants.O_RDONLY | ((constants.O_NOFOLLOW as number | undefined) ?? 0))

export interface Measured {
  readonly bytes: number
  readonly sha256: string
}

/** Size and SHA-256 of a stream's bytes, in little memory. Stops reading beyond `most` bytes. */
const measureStream = async (
  stream: Readable,
  most = Number.POSITIVE_INFINITY,
): Promise<Measured> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > most) break
    hash.update(chunk)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Size and SHA-256 of a file, read as a stream that `through` may change. */
export const measureFile = async (
  path: string,
  most?: number,
  through: (raw: Readable) => Readable = (raw) => raw,
): Promise<Measured> => {
  const handle = await openNoLink(path)
  try {
    const raw = handle.createReadStream({ autoClose: false, highWaterMark: 256 * 1024 })
    return await measureStream(through(raw), most)
  } finally {
    await handle.close()
  }
}

/** The bytes of a file, or null when it is missing, no plain file, or larger than `most`. */
export const readWhole = async (path: string, most: number): Promise<Buffer | null> => {
  let handle: FileHandle
  try {
    handle = await openNoLink(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR') return null
    throw error
  }
  try {
    const found = await handle.stat()
    if (!found.isFile() || found.size > most) return null
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
