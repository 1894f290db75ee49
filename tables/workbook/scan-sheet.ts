import { brokenWorkbook } from './broken-workbook.ts'
import type { RawCell } from './cell-text.ts'
import { parseReference } from './column-letters.ts'
import { scanXml } from './scan-xml.ts'

export interface PlacedCell extends RawCell {
  /** 0-based. */
  readonly column: number
}

const rowNumber = (written: string | undefined, previous: number): number => {
  const row = written === undefined ? previous + 1 : Number(written)
  if (!Number.isInteger(row) || row <= previous || row > 1_048_576) {
    throw brokenWorkbook(`row ${String(written).slice(0, 40)} after row ${previous}`)
  }
  return row
}

const columnNumber = (written: string | undefined, row: number, previous: number): number => {
  if (written === undefined) return previous + 1
  const place = parseReference(written)
  if (place?.row !== row || place.column <= previous || place.column >= 16_384) {
    throw brokenWorkbook(`cell ${written.slice(0, 40)} in row ${row}`)
  }
  return place.column
}

/**
 * Calls `onRow` for each row of a sheet that has cells, with the spreadsheet's own row number;
 * empty cells may be among them. Stops when it returns false.
 */
export const scanSheet = (
  bytes: Uint8Array,
  onRow: (line: number, cells: readonly PlacedCell[]) => boolean,
): void => {
  let line = 0
  let column = -1
  let cells: PlacedCell[] = []
  let done = false
  let inData = false
  let phonetic = false
  let target: 'value' | 'inline' | null = null
  let cell = { type: 'n', style: 0, value: null as string | null, inline: '', hasFormula: false }
  scanXml(bytes, {
    isDone: () => done,
    open: (name, attributes) => {
      if (name === 'sheetData') inData = true
      if (!inData) return
      if (name === 'row') {
        line = rowNumber(attributes['r'], line)
        column = -1
        cells = []
      } else if (name === 'c') {
        column = columnNumber(attributes['r'], line, column)
        const { t: type = 'n', s: style = '0' } = attributes
        cell = { type, style: Number(style), value: null, inline: '', hasFormula: false }
      } else if (name === 'f') cell.hasFormula = true
      else if (name === 'rPh') phonetic = true
      else if (name === 't') target = phonetic ? null : 'inline'
      else if (name === 'v') {
        target = 'value'
        cell.value = ''
      }
    },
    text: (piece) => {
      if (target === 'value') cell.value = (cell.value ?? '') + piece
      else if (target === 'inline') cell.inline += piece
    },
    close: (name) => {
      if (name === 'sheetData') inData = false
      if (name === 'v' || name === 't') target = null
      if (name === 'rPh') phonetic = false
      if (name === 'c' && inData) cells.push({ ...cell, column })
      if (name === 'row' && inData && !done && cells.length > 0) done = !onRow(line, cells)
    },
  })
}
