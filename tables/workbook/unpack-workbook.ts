import { crc32, inflateRawSync } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { fromBufferPromise } from 'yauzl'
import type { TableLimits } from '../table-limits.ts'
import { BrokenWorkbook, brokenWorkbook } from './broken-workbook.ts'

/** The parts of a workbook, by path. */
export interface Parts {
  has(path: string): boolean
  /** The inflated bytes. Throws `BrokenWorkbook` when absent, damaged or too large. */
  read(path: string): Promise<Uint8Array>
}

const bomb = (found: string, expected: string): BrokenWorkbook =>
  new BrokenWorkbook({
    severity: 'error',
    code: 'workbook-too-large',
    found,
    expected,
    whatToDo: 'Copy only the rows that are asked for to a new workbook, or save the sheet as CSV.',
  })

const locked = (): BrokenWorkbook =>
  new BrokenWorkbook({
    severity: 'error',
    code: 'password-protected',
    found: 'a file whose parts are protected with a password',
    expected: 'a workbook without a password, or a CSV file',
    whatToDo: 'Remove the password and save it again.',
  })

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** yauzl reports every damage of the archive as an error. */
const orBroken = async <T>(promise: Promise<T>): Promise<T> => {
  try {
    return await promise
  } catch (error) {
    throw error instanceof BrokenWorkbook ? error : brokenWorkbook(message(error))
  }
}

const listEntries = async (zip: ZipFile, limits: TableLimits): Promise<Map<string, Entry>> => {
  const allowed = `at most ${limits.zipEntries} parts, ${limits.inflatedBytes} bytes together`
  if (zip.entryCount > limits.zipEntries) throw bomb(`${zip.entryCount} parts`, allowed)
  const entries = new Map<string, Entry>()
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw brokenWorkbook(`two parts named ${entry.fileName}`)
    if (entry.isEncrypted()) throw locked()
    entries.set(entry.fileName, entry)
    declared += entry.uncompressedSize
    if (declared > limits.inflatedBytes) throw bomb('a workbook of more bytes', allowed)
  }
  return entries
}

const inflate = (entry: Entry, compressed: Uint8Array, atMost: number): Uint8Array => {
  if (entry.compressionMethod === 0) return compressed
  if (entry.compressionMethod !== 8) throw brokenWorkbook('an unknown way of packing')
  try {
    return inflateRawSync(compressed, { maxOutputLength: atMost })
  } catch (error) {
    if (error instanceof RangeError) {
      throw bomb(`${entry.fileName} inflates to more than ${atMost} bytes`, 'sizes of a real sheet')
    }
    throw brokenWorkbook(message(error))
  }
}

/**
 * Opens the archive of a workbook, guarded against archives that unpack to something enormous:
 * first by what its directory declares, then, since a directory can lie, by what really comes out.
 */
export const openZip = async (bytes: Uint8Array, limits: TableLimits): Promise<Parts> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await orBroken(fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }))
  const entries = await orBroken(listEntries(zip, limits))
  let left = limits.inflatedBytes
  return {
    has: (path) => entries.has(path),
    read: async (path) => {
      const entry = entries.get(path)
      if (entry === undefined) throw brokenWorkbook(`no part ${path}`)
      const { fileDataStart } = await orBroken(
        zip.readLocalFileHeaderPromise(entry, { minimal: true }),
      )
      const compressed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
      const byRatio = Math.max(limits.ratioFreeBytes, compressed.length * limits.inflatedRatio)
      const part = inflate(entry, compressed, Math.min(left, byRatio))
      left -= part.length
      if (left < 0) throw bomb('a workbook of more bytes', `at most ${limits.inflatedBytes} bytes`)
      if (part.length !== entry.uncompressedSize || crc32(part) !== entry.crc32) {
        throw brokenWorkbook(`${path} is not what its directory says`)
      }
      return part
    },
  }
}
