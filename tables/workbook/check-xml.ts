import { SaxesParser } from 'saxes'
import { brokenWorkbook } from './broken-workbook.ts'

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe
    ? 'utf-16le'
    : first === 0xfe && second === 0xff
      ? 'utf-16be'
      : 'utf-8'

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw brokenWorkbook('XML in another encoding than it says')
    throw error
  }
}

/**
 * The XML of a part as UTF-8. The parser of workbooks takes what it recognises and passes over the
 * rest, so whether a part is well-formed, and without entities of its own, is checked before it.
 * Throws `BrokenWorkbook` when it is not.
 */
export const checkXml = (bytes: Uint8Array): Uint8Array => {
  const text = decode(bytes)
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw brokenWorkbook(error.message)
  })
  parser.write(text).close()
  return encodingOf(bytes) === 'utf-8' ? bytes : Buffer.from(text)
}
