import { posix } from 'node:path'
import { BrokenWorkbook, brokenWorkbook } from './broken-workbook.ts'
import type { Parts } from './open-zip.ts'
import { scanXml } from './scan-xml.ts'

/** Where the parts of a workbook stand, and what holds for all of it. */
export interface WorkbookParts {
  /** Visible worksheets in the order of their tabs; at least one. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly sharedStrings: string | null
  readonly styles: string | null
  /** Dates count from 1904 instead of 1900. */
  readonly from1904: boolean
}

interface Relation {
  readonly id: string
  /** Last part of the type, which strict and transitional files share: `worksheet`. */
  readonly kind: string
  readonly path: string
}

const notAWorkbook = (): BrokenWorkbook =>
  new BrokenWorkbook({
    severity: 'error',
    code: 'not-a-workbook',
    found: 'a zip file that holds no .xlsx workbook',
    expected: 'an .xlsx workbook or a CSV file',
    whatToDo: 'Open it in a spreadsheet program and save it as .xlsx or CSV.',
  })

const relationsOf = async (parts: Parts, path: string): Promise<readonly Relation[]> => {
  const folder = posix.dirname(path)
  const relations: Relation[] = []
  scanXml(await parts.read(posix.join(folder, '_rels', `${posix.basename(path)}.rels`)), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.push({ id: Id, kind: posix.basename(Type), path: target })
    },
  })
  return relations
}

const workbookPath = async (parts: Parts): Promise<string> => {
  if (!parts.has('_rels/.rels')) throw notAWorkbook()
  const document = (await relationsOf(parts, '')).find(({ kind }) => kind === 'officeDocument')
  // Word and PowerPoint files are the same kind of zip.
  if (document?.path.endsWith('workbook.xml') !== true) throw notAWorkbook()
  return document.path
}

const truths = new Set(['1', 'true'])

/** Finds the parts by their relations, as programs place and name them differently. */
export const readWorkbookParts = async (parts: Parts): Promise<WorkbookParts> => {
  const path = await workbookPath(parts)
  const relations = await relationsOf(parts, path)
  const sheets: { name: string; path: string }[] = []
  let from1904 = false
  scanXml(await parts.read(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = truths.has(attributes['date1904'] ?? '')
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return
      const relation = relations.find(({ id }) => id === attributes['id'])
      if (relation?.kind !== 'worksheet') return
      sheets.push({ name: attributes['name'] ?? '', path: relation.path })
    },
  })
  if (sheets.length === 0) throw brokenWorkbook('no visible worksheet')
  const pathOf = (kind: string) =>
    relations.find((relation) => relation.kind === kind)?.path ?? null
  return { sheets, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles'), from1904 }
}
