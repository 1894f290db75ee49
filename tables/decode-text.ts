import type { Remark } from './table.ts'

interface DecodedText {
  /** Without byte order mark; null when the bytes are no text. */
  readonly text: string | null
  readonly remarks: readonly Remark[]
}

const whatToDo = 'Save it as CSV in UTF-8 (in Excel: "CSV UTF-8"), or as .xlsx.'

const refuse = (code: string, found: string, line?: number): DecodedText => ({
  text: null,
  remarks: [
    {
      severity: 'error',
      code,
      ...(line === undefined ? {} : { line }),
      found,
      expected: 'a text file in UTF-8, UTF-16 with byte order mark, or Windows-1252',
      whatToDo,
    },
  ],
})

const lineAt = (text: string, index: number): number =>
  (text.slice(0, index).match(/\r\n|\n|\r/g)?.length ?? 0) + 1

/** Null when the bytes are not valid in that encoding. */
const decode = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

// Not assigned in Windows-1252, so a file with one of them is in yet another encoding.
const unassigned = /[\u0081\u008d\u008f\u0090\u009d]/

const decodeWindows1252 = (bytes: Uint8Array): DecodedText => {
  const text = new TextDecoder('windows-1252').decode(bytes)
  if (unassigned.test(text)) return refuse('unknown-encoding', 'text in an unknown encoding')
  const first = text.search(/[^\0-\x7f]/)
  const notice: Remark = {
    severity: 'notice',
    code: 'read-as-windows-1252',
    line: lineAt(text, first),
    found: `text that is not UTF-8, first at "${text.slice(Math.max(0, first - 10), first + 10).trim()}"`,
    expected: 'UTF-8; it was read as Windows-1252',
    whatToDo: 'Check that accented letters came out right, or save the file as CSV UTF-8.',
  }
  return { text, remarks: [notice] }
}

const decodeAny = (bytes: Uint8Array): DecodedText => {
  const [first, second, third] = bytes
  const unicode = (encoding: string): DecodedText => {
    const text = decode(encoding, bytes)
    return text === null
      ? refuse('unknown-encoding', `text that is not valid ${encoding.toUpperCase()}`)
      : { text, remarks: [] }
  }
  if (first === 0xff && second === 0xfe) return unicode('utf-16le')
  if (first === 0xfe && second === 0xff) return unicode('utf-16be')
  if (first === 0xef && second === 0xbb && third === 0xbf) return unicode('utf-8')
  const text = decode('utf-8', bytes)
  return text === null ? decodeWindows1252(bytes) : { text, remarks: [] }
}

// No spreadsheet writes these in text; files of another kind are full of them.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f]/

/** Whether a text has control characters (tab and line ends are none) or half a character pair. */
export const hasControlCharacter = (text: string): boolean =>
  control.test(text) || !text.isWellFormed()

/**
 * The text of a file: UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252
 * with a notice. Text with NUL or other control characters is refused: it is another kind of file.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const decoded = decodeAny(bytes)
  if (decoded.text === null) return decoded
  const index = decoded.text.search(control)
  if (index === -1) return decoded
  const line = lineAt(decoded.text, index)
  return decoded.text[index] === '\0'
    ? refuse('nul-character', 'a NUL character (binary file, or UTF-16 without its mark)', line)
    : refuse('not-text', 'control characters, so this is not a text file', line)
}
