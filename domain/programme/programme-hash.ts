import { createHash } from 'node:crypto'
import { isPartOfProgramme } from './file-kind.ts'

/**
 * SHA-256 in hex over the names and contents of a programme's files, in order of name. A checkout
 * that turned line endings into CRLF, or put a byte order mark in front, has the same hash.
 */
export const programmeHash = (files: ReadonlyMap<string, string>): string => {
  const hash = createHash('sha256')
  const names = [...files.keys()].filter(isPartOfProgramme).sort()
  for (const name of names) {
    const content = (files.get(name) ?? '').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
    // The lengths keep the end of one file from passing for the start of the next.
    hash.update(`${name.length} ${name}\n${Buffer.byteLength(content)}\n${content}`)
  }
  return hash.digest('hex')
}
