import { zipSync } from 'fflate'
import type { Sheet } from 'hucre/xlsx'
import { colToLetter, readXlsx } from 'hucre/xlsx'
import type { Remark, SourceTable } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'
import { BrokenWorkbook, brokenWorkbook, orBroken } from './broken-workbook.ts'
import { checkXml } from './check-xml.ts'
import { readSheet, shownRows } from './read-sheet.ts'
import type { Parts } from './unpack-workbook.ts'

const notAWorkbook = (): BrokenWorkbook =>
  new BrokenWorkbook({
    severity: 'error',
    code: 'not-a-workbook',
    found: 'a zip file that holds no .xlsx workbook',
    expected: 'an .xlsx workbook or a CSV file',
    whatToDo: 'Open it in a spreadsheet program and save it as .xlsx or CSV.',
  })

/** Packed again, so that the library reads the bytes that were checked and no others. */
const repack = (parts: Parts): Uint8Array => {
  const checked = [...parts].map(([path, part]) => [path, checkXml(part)] as const)
  return zipSync(Object.fromEntries(checked), { level: 0 })
}

// Text documents, presentations and OpenDocument files are the same kind of zip.
const noWorkbook =
  /^Invalid XLSX: (cannot find workbook|missing (\[Content_Types\]|_rels|workbook))/

/**
 * The library makes room for a rectangle from A1 to the last cell, so one far to the right would
 * cost as much as a full sheet: it is not looked at. No row is left out; one beyond the last that a
 * spreadsheet has is an error.
 */
const lookedAt = ({ columns }: TableLimits): string => `A1:${colToLetter(columns)}9999999`

/**
 * The visible worksheets. A tab that is only a chart has none, which the library takes for a part
 * that is missing: as many of them as there are charts are passed over.
 */
const worksheets = async (
  bytes: Uint8Array,
  { limits, charts }: { readonly limits: TableLimits; readonly charts: number },
  passedOver: readonly string[] = [],
): Promise<readonly Sheet[]> => {
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: ({ name, hidden, veryHidden }) =>
        hidden !== true && veryHidden !== true && !passedOver.includes(name),
      range: lookedAt(limits),
    })
    return sheets
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (noWorkbook.test(message)) throw notAWorkbook()
    const [, name] = /missing worksheet file for sheet "(.*)"$/s.exec(message) ?? []
    if (name === undefined || passedOver.length === charts) throw error
    return worksheets(bytes, { limits, charts }, [...passedOver, name])
  }
}

const otherSheets = (read: string, others: readonly Sheet[]): readonly Remark[] => {
  const filled = others.filter((sheet) => shownRows(sheet).next().done !== true)
  if (filled.length === 0) return []
  const names = filled.map(({ name }) => `"${name}"`).join(', ')
  return [
    {
      severity: 'notice',
      code: 'more-sheets',
      found: `more sheets with content: ${names}`,
      expected: `one sheet; only the first, "${read}", was read`,
      whatToDo: 'If what is meant stands on another sheet, move that sheet to the front.',
    },
  ]
}

/** The first visible sheet of a workbook. Throws `BrokenWorkbook` when it cannot be read. */
export const parseWorkbook = async (parts: Parts, limits: TableLimits): Promise<SourceTable> => {
  const charts = [...parts.keys()].filter((path) => path.includes('chartsheets/')).length
  const [sheet, ...others] = await orBroken(worksheets(repack(parts), { limits, charts }))
  if (sheet === undefined) throw brokenWorkbook('no visible worksheet')
  const table = readSheet(sheet, limits)
  return { ...table, remarks: [...otherSheets(sheet.name, others), ...table.remarks] }
}
