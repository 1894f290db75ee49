import type { Cell, CellValue } from 'hucre/xlsx'
import { brokenWorkbook } from './broken-workbook.ts'

export type CellText = { readonly text: string } | { readonly problem: 'error' | 'not-calculated' }

/**
 * `YYYY-MM-DD`; with a time of day behind it if it has one, so that it is not silently dropped; a
 * time alone on the day before the calendar of spreadsheets begins. What lies outside that calendar
 * keeps its time, and is then no date to whoever reads it.
 */
const dateText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return 'no date'
  const seconds = new Date(Math.round(date.getTime() / 1000) * 1000)
  const [day = '', time = ''] = seconds.toISOString().slice(0, -5).split('T')
  if (day === '1899-12-31') return time
  return /^(19|[2-9]\d)\d\d-/.test(day) && time === '00:00:00' ? day : `${day} ${time}`
}

// 15 digits are what a spreadsheet keeps and shows: a sum stored as 0.30000000000000004 is 0.3.
const numberText = (value: number): string => {
  if (!Number.isFinite(value)) throw brokenWorkbook('a number that is none')
  return String(Number(value.toPrecision(15)))
}

/**
 * What a cell shows, as text. Of a formula, the result that the spreadsheet stored with it.
 * `details` are what the library knows beyond the value; most cells have none.
 */
export const cellText = (value: CellValue, details: Cell | undefined): CellText => {
  if (details?.type === 'error') return { problem: 'error' }
  if (value === null) {
    return details?.formula === undefined ? { text: '' } : { problem: 'not-calculated' }
  }
  if (value instanceof Date) return { text: dateText(value) }
  if (typeof value === 'number') return { text: numberText(value) }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  // Dates of the "Strict Open XML" kind come as they are written.
  return { text: value.trim().replace(/^(\d{4}-\d\d-\d\d)T00:00:00(\.0+)?Z?$/, '$1') }
}
