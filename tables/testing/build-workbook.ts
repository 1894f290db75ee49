import { strToU8, zipSync } from 'fflate'

interface WorkbookContents {
  /** What stands inside `sheetData` of each sheet, in order of the tabs. */
  readonly sheets?: readonly {
    readonly name?: string
    readonly state?: string
    readonly rows: string
  }[]
  /** What stands inside `sst`. */
  readonly strings?: string
  /** What stands inside `styleSheet`. */
  readonly styles?: string
  readonly from1904?: boolean
  /** Further parts, or other contents for a part. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
  readonly level?: 0 | 1 | 6
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const packageRelations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`

/** The bytes of an XLSX workbook made by hand, so that a test shows the XML it is about. */
export const buildWorkbook = (contents: WorkbookContents): Uint8Array => {
  const { sheets = [{ rows: '' }], strings = '', styles = '', parts = {}, level = 6 } = contents
  const tabs = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name ?? `Blad${index + 1}`}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
  )
  const relations = [
    ...sheets.map((_, index) =>
      relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
    ),
    relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml'),
    relation('rIdStyles', 'styles', '/xl/styles.xml'),
  ]
  const files: Record<string, string | Uint8Array> = {
    '_rels/.rels': `<Relationships ${packageRelations}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook ${main} xmlns:r="${office}"><workbookPr${contents.from1904 === true ? ' date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${packageRelations}>${relations.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  }
  const bytes = Object.entries(files).map(
    ([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part] as const,
  )
  return zipSync(Object.fromEntries(bytes), { level, mtime: '2024-01-01T00:00:00' })
}

/** A row of inline strings, from column A on. */
export const textRow = (row: number, ...texts: readonly string[]): string =>
  `<row r="${row}">${texts
    .map(
      (text, index) =>
        `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
    )
    .join('')}</row>`
