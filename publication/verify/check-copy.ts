import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { measureFile, type Measured } from '../read-release-file.ts'

const decompressors = {
  '.gz': createGunzip,
  '.br': createBrotliDecompress,
} as const

export type CopyExtension = keyof typeof decompressors

/**
 * Whether a compressed copy holds exactly the bytes of the file it is a copy of. Stops as soon as
 * it turns out longer, so that a small copy cannot fill memory or time.
 */
export const isCopyOf = async (
  copy: string,
  extension: CopyExtension,
  original: Measured,
): Promise<boolean> => {
  try {
    const found = await measureFile(copy, original.bytes, (raw: Readable) =>
      // A failure reaches the reader through the last stream.
      pipeline(raw, decompressors[extension](), () => undefined),
    )
    return found.bytes === original.bytes && found.sha256 === original.sha256
  } catch {
    // Not compressed at all, cut off, or not readable.
    return false
  }
}
