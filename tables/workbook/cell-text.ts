import { brokenWorkbook } from './broken-workbook.ts'
import { excelDate } from './excel-date.ts'
import { unescapeText } from './shared-strings.ts'

/** What all cells of a workbook share. */
export interface CellContext {
  readonly strings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
}

/** A cell as its XML has it. */
export interface RawCell {
  /** Attribute `t`: `n` number, `s` shared string, `str` calculated text, `b`, `e`, `d`, `inlineStr`. */
  readonly type: string
  readonly style: number
  /** `v`: the value; null when there is none. */
  readonly value: string | null
  readonly inline: string
  readonly hasFormula: boolean
}

export type CellText = { readonly text: string } | { readonly problem: 'error' | 'not-calculated' }

/**
 * The 15 digits that a spreadsheet keeps and shows: a sum stored as 0.30000000000000004 is 0.3.
 */
const numberText = (value: string, style: number, context: CellContext): string => {
  const number = Number(value)
  if (!Number.isFinite(number)) throw brokenWorkbook(`a number written ${value.slice(0, 40)}`)
  const date = context.dateStyles[style] === true ? excelDate(number, context.from1904) : null
  return date ?? String(Number(number.toPrecision(15)))
}

const sharedText = (value: string, { strings }: CellContext): string => {
  const text = /^\d+$/.test(value) ? strings[Number(value)] : undefined
  if (text === undefined) throw brokenWorkbook(`no shared text with number ${value.slice(0, 40)}`)
  return text
}

const valueText = (cell: RawCell, value: string, context: CellContext): string => {
  switch (cell.type) {
    case 'n':
      return numberText(value, cell.style, context)
    case 's':
      return sharedText(value, context)
    case 'str':
      return unescapeText(value)
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '')
    default:
      throw brokenWorkbook(`a cell of unknown type ${cell.type.slice(0, 40)}`)
  }
}

/** What a cell shows, as text. Of a formula, the result that the spreadsheet stored with it. */
export const cellText = (cell: RawCell, context: CellContext): CellText => {
  if (cell.type === 'e') return { problem: 'error' }
  if (cell.type === 'inlineStr') return { text: unescapeText(cell.inline).trim() }
  const value = cell.type === 'str' ? cell.value : (cell.value?.trim() ?? null)
  // An empty result is one for a text formula only; other writers leave `v` empty for "not yet".
  const noResult = value === null || (value === '' && cell.type === 'n')
  if (noResult && cell.hasFormula) return { problem: 'not-calculated' }
  if (value === null || (value === '' && cell.type !== 's')) return { text: '' }
  return { text: valueText(cell, value, context).trim() }
}
