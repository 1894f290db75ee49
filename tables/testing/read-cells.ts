import { SaxesParser } from 'saxes'
import { tableLimits } from '../table-limits.ts'
import { unpackWorkbook } from '../workbook/unpack-workbook.ts'

type Cell = string | number | boolean | null

interface ReadSheet {
  readonly rows: Cell[][]
  merged: boolean
  formulas: boolean
}

const columnOf = (reference: string): number => {
  const letters = Array.from(reference.replace(/\d+$/, ''), (letter) => letter.charCodeAt(0) - 64)
  return letters.reduce((sum, letter) => sum * 26 + letter, 0) - 1
}

const textOf = (part: Uint8Array | undefined): string => new TextDecoder().decode(part)

const sharedStrings = (xml: string): readonly string[] => {
  const strings: string[] = []
  const parser = new SaxesParser()
  let inText = false
  parser.on('opentag', ({ name }) => {
    inText = name === 't'
    if (name === 'si') strings.push('')
  })
  parser.on('closetag', () => void (inText = false))
  parser.on('text', (text) => {
    if (inText) strings.push(`${strings.pop() ?? ''}${text}`)
  })
  if (xml !== '') parser.write(xml).close()
  return strings
}

/** What XML cannot hold stands there by its number. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

const valueOf = (type: string, text: string, strings: readonly string[]): Cell => {
  if (text === '' && type !== 'inlineStr') return null
  if (type === 's') return unescaped(strings[Number(text)] ?? '')
  if (type === 'b') return text === '1'
  if (type === 'e') throw new Error(`an error as a cell: ${text}`)
  return type === 'inlineStr' || type === 'str' ? unescaped(text) : Number(text)
}

const readSheet = (xml: string, strings: readonly string[]): ReadSheet => {
  const sheet: ReadSheet = { rows: [], merged: false, formulas: false }
  const parser = new SaxesParser()
  let type = ''
  let at = 0
  let text = ''
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') {
      // A row without cells need not be written.
      while (sheet.rows.length < Number(attributes['r']) - 1) sheet.rows.push([])
      sheet.rows.push([])
    }
    if (name === 'mergeCell') sheet.merged = true
    if (name === 'f') sheet.formulas = true
    if (name !== 'c') return
    type = attributes['t'] ?? 'n'
    at = columnOf(String(attributes['r']))
    text = ''
  })
  parser.on('text', (more) => void (text += more))
  parser.on('closetag', ({ name }) => {
    const row = sheet.rows.at(-1)
    if (name === 'c' && row !== undefined) row[at] = valueOf(type, text, strings)
  })
  parser.write(xml).close()
  return sheet
}

/** The cells of a workbook read without what writes workbooks, sheet by sheet in their order. */
export const readCells = async (bytes: Uint8Array): Promise<readonly ReadSheet[]> => {
  const parts = await unpackWorkbook(bytes, tableLimits)
  const strings = sharedStrings(textOf(parts.get('xl/sharedStrings.xml')))
  return [...parts.keys()]
    .filter((path) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((path) => readSheet(textOf(parts.get(path)), strings))
}
