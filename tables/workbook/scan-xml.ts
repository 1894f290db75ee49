import { SaxesParser } from 'saxes'
import { brokenWorkbook } from './broken-workbook.ts'

type Attributes = Readonly<Record<string, string>>

/** Names come without namespace prefix: programs differ in the prefixes they choose. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  /** A text may come in several pieces. */
  text?(text: string): void
  /** Asked from time to time; the rest of the document is then not read. */
  isDone?(): boolean
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const localAttributes = (attributes: Attributes): Attributes => {
  const local: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) local[localName(name)] = value
  }
  return local
}

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe
    ? 'utf-16le'
    : first === 0xfe && second === 0xff
      ? 'utf-16be'
      : 'utf-8'

const chunkBytes = 65_536

/**
 * Reads an XML part piece by piece, so that its text never stands in memory as a whole. Entities
 * are not expanded and nothing outside is fetched. Throws `BrokenWorkbook` when it is no XML.
 */
export const scanXml = (bytes: Uint8Array, handler: XmlHandler): void => {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
  const parser = new SaxesParser({ xmlns: false, position: false })
  const text = (piece: string) => handler.text?.(piece)
  parser.on('error', (error) => {
    throw brokenWorkbook(error.message)
  })
  parser.on('opentag', ({ name, attributes }) =>
    handler.open?.(localName(name), localAttributes(attributes)),
  )
  parser.on('closetag', ({ name }) => handler.close?.(localName(name)))
  parser.on('text', text)
  parser.on('cdata', text)
  const decode = (from: number, last: boolean): string => {
    try {
      return decoder.decode(bytes.subarray(from, from + chunkBytes), { stream: !last })
    } catch (error) {
      if (error instanceof TypeError) throw brokenWorkbook('XML in another encoding than it says')
      throw error
    }
  }
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    parser.write(decode(from, from + chunkBytes >= bytes.length))
    if (handler.isDone?.() === true) return
  }
  parser.close()
}
