import type { Remark, SourceTable } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'
import { BrokenWorkbook } from './broken-workbook.ts'
import { readDateStyles } from './date-styles.ts'
import type { Parts } from './open-zip.ts'
import { openZip } from './open-zip.ts'
import { readSheet } from './read-sheet.ts'
import type { WorkbookParts } from './read-workbook-parts.ts'
import { readWorkbookParts } from './read-workbook-parts.ts'
import { scanSheet } from './scan-sheet.ts'
import { readSharedStrings } from './shared-strings.ts'

const hasContent = (bytes: Uint8Array): boolean => {
  let found = false
  scanSheet(bytes, (_, cells) => {
    found = cells.some(({ value, inline }) => (value ?? inline) !== '')
    return !found
  })
  return found
}

const otherSheets = async (parts: Parts, workbook: WorkbookParts): Promise<readonly Remark[]> => {
  const [read, ...others] = workbook.sheets
  const filled: string[] = []
  for (const { name, path } of others) if (hasContent(await parts.read(path))) filled.push(name)
  if (filled.length === 0 || read === undefined) return []
  const names = filled.map((name) => `"${name}"`).join(', ')
  return [
    {
      severity: 'notice',
      code: 'more-sheets',
      found: `more sheets with content: ${names}`,
      expected: `one sheet; only the first, "${read.name}", was read`,
      whatToDo: 'If what is meant stands on another sheet, move that sheet to the front.',
    },
  ]
}

const readParts = async (bytes: Uint8Array, limits: TableLimits): Promise<SourceTable> => {
  const parts = await openZip(bytes, limits)
  const workbook = await readWorkbookParts(parts)
  const partOf = async <T>(path: string | null, read: (part: Uint8Array) => readonly T[]) =>
    path === null ? [] : read(await parts.read(path))
  const context = {
    strings: await partOf(workbook.sharedStrings, readSharedStrings),
    dateStyles: await partOf(workbook.styles, readDateStyles),
    from1904: workbook.from1904,
  }
  const path = workbook.sheets[0]?.path ?? ''
  const table = readSheet(await parts.read(path), context, limits)
  const remarks = await otherSheets(parts, workbook)
  return { ...table, remarks: [...remarks, ...table.remarks] }
}

/** The first visible sheet of an XLSX workbook; a workbook that cannot be read is a remark. */
export const readWorkbook = async (
  bytes: Uint8Array,
  limits: TableLimits,
): Promise<SourceTable> => {
  try {
    return await readParts(bytes, limits)
  } catch (error) {
    if (error instanceof BrokenWorkbook) return { header: null, rows: [], remarks: [error.remark] }
    throw error
  }
}
