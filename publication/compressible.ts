import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const texts = [
  'html',
  'css',
  'csv',
  'json',
  'jsonld',
  'svg',
  'txt',
  'xml',
  'atom',
  'ttl',
  'ics',
  'js',
]

/** Whether a file's kind is one that grows smaller. */
export const isCompressible = (path: string): boolean =>
  texts.includes(path.slice(path.lastIndexOf('.') + 1))

const gzipAsync = promisify(gzip)
const brotliAsync = promisify(brotliCompress)

// The header of a gzip file names the machine it was made on; 255 stands for "unknown".
const machineAt = 9

/** The same bytes on every machine. `level` 1 (fast) to 9 (small). */
export const gzipped = async (bytes: Uint8Array, level: number): Promise<Buffer> => {
  const result = await gzipAsync(bytes, { level })
  result.writeUInt8(255, machineAt)
  return result
}

/** `quality` 0 (fast) to 11 (small). */
export const brotlied = (bytes: Uint8Array, quality: number): Promise<Buffer> =>
  brotliAsync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  })
