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
  /** What the first tab is said to be, and where, if not a worksheet where it usually is. */
  readonly firstSheet?: { readonly kind: string; readonly path: string }
  /** Further parts, or other contents for a part. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
  readonly level?: 0 | 1 | 6
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const packageRelations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`

const override = (path: string, kind: string): string =>
  `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`

/** Excel for the Mac writes this, in which the dates do not count from 1904 even if they do. */
const extension =
  '<extLst><ext uri="x"><x14:workbookPr xmlns:x14="x" defaultImageDpi="32767"/></ext></extLst>'

/** The bytes of an XLSX workbook made by hand, so that a test shows the XML it is about. */
export const buildWorkbook = (contents: WorkbookContents): Uint8Array => {
  const { sheets = [{ rows: '' }], strings = '', styles = '', parts = {}, level = 6 } = contents
  const tabs = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name ?? `Blad${index + 1}`}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
  )
  const sheetRelations = sheets.map((_, index) => {
    const usual = { kind: 'worksheet', path: `worksheets/sheet${index + 1}.xml` }
    const { kind, path } = index === 0 ? (contents.firstSheet ?? usual) : usual
    return relation(`rId${index + 1}`, kind, path)
  })
  const relations = [
    ...sheetRelations,
    relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml'),
    relation('rIdStyles', 'styles', '/xl/styles.xml'),
  ]
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[
      override('/xl/workbook.xml', 'sheet.main'),
      ...sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')),
      override('/xl/sharedStrings.xml', 'sharedStrings'),
      override('/xl/styles.xml', 'styles'),
    ].join('')}</Types>`,
    '_rels/.rels': `<Relationships ${packageRelations}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook ${main} xmlns:r="${office}"><workbookPr${contents.from1904 === true ? ' date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets>${extension}</workbook>`,
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
