import { crc32, inflateRawSync } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { fromBufferPromise } from 'yauzl'
import type { TableLimits } from '../table-limits.ts'
import { BrokenWorkbook, brokenWorkbook, orBroken } from './broken-workbook.ts'

/** The inflated XML parts that hold the cells of a workbook, by path. */
export type Parts = ReadonlyMap<string, Uint8Array>

// Nothing else is unpacked: drawings, comments and macros never reach the parser.
const cellParts =
  /(^\[Content_Types\]\.xml|\.rels|(^|\/)((workbook|sharedStrings|styles|sheet[^/]*)|(work|chart)sheets\/[^/]+)\.xml)$/i

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
    throw brokenWorkbook(String(error))
  }
}

/**
 * Unpacks a workbook, guarded against archives that unpack to something enormous: first by what
 * its directory declares, then, since a directory can lie, by what really comes out. Throws
 * `BrokenWorkbook` when a part is damaged or too large.
 */
export const unpackWorkbook = async (bytes: Uint8Array, limits: TableLimits): Promise<Parts> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await orBroken(fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }))
  const entries = await orBroken(listEntries(zip, limits))
  const parts = new Map<string, Uint8Array>()
  let left = limits.inflatedBytes
  for (const [path, entry] of entries) {
    if (!cellParts.test(path)) continue
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
    parts.set(path, part)
  }
  return parts
}
