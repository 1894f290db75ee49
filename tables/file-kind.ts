import type { Remark } from './table.ts'

/** Told by the first bytes, not by the name: people rename files. */
export type FileKind = 'text' | 'zip' | 'compound'

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

export const fileKind = (bytes: Uint8Array): FileKind => {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip'
  if (startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound'
  return 'text'
}

/**
 * Why a compound file is refused. Excel wraps a workbook that has a password in the same kind of
 * file as the old .xls, with a part named EncryptedPackage.
 */
export const refuseCompound = (bytes: Uint8Array): Remark => {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
  return encrypted
    ? {
        severity: 'error',
        code: 'password-protected',
        found: 'a workbook that is protected with a password',
        expected: 'a workbook without a password, or a CSV file',
        whatToDo: 'Open it in the spreadsheet program, remove the password and save it again.',
      }
    : {
        severity: 'error',
        code: 'old-workbook',
        found: 'an old .xls workbook',
        expected: 'an .xlsx workbook or a CSV file',
        whatToDo: 'Open it in the spreadsheet program and save it as .xlsx.',
      }
}
