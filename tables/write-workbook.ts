import { writeXlsx, type CellValue } from 'hucre/xlsx'

/** One sheet: a header row, then rows; texts are never formulas. */
export interface WorkbookSheet {
  /** At most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number | boolean | null)[])[]
}

export interface WorkbookAbout {
  readonly title: string
  readonly description: string
  readonly creator: string
  /** The day that stands in the file as its making, `YYYY-MM-DD`. */
  readonly on: string
}

const narrowest = 8
const widest = 60

// XML cannot hold these, nor can Excel show them; a cell of Excel holds at most so much.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
const longest = 32_767

// Programs take `_x0041_` for an A: the underscore itself is written that way.
const numbered = /_(?=x[0-9A-Fa-f]{4}_)/g

const cellOf = (cell: string | number | boolean | null): CellValue =>
  typeof cell === 'string'
    ? cell.slice(0, longest).toWellFormed().replace(control, '\ufffd').replace(numbered, '_x005F_')
    : cell

/** Wide enough for the header and the first rows. */
const widthOf = ({ header, rows }: WorkbookSheet, at: number): number => {
  const texts = [header[at], ...rows.slice(0, 200).map((row) => row[at])]
  const lengths = texts.map((text) => String(text ?? '').length + 2)
  return Math.min(widest, Math.max(narrowest, ...lengths))
}

/**
 * An XLSX workbook that a screen reader can follow: one header row per sheet that stays in sight, no
 * merged cells, columns wide enough, title and description. The same bytes for the same content.
 */
export const writeWorkbook = (
  sheets: readonly WorkbookSheet[],
  { title, description, creator, on }: WorkbookAbout,
): Promise<Uint8Array> => {
  const day = new Date(`${on}T00:00:00Z`)
  return writeXlsx({
    properties: { title, description, creator, created: day, modified: day },
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.header.map((_, at) => ({ width: widthOf(sheet, at) })),
      rows: [[...sheet.header], ...sheet.rows.map((row) => row.map(cellOf))],
      cells: new Map(
        sheet.header.map((name, at) => [
          `0,${at}`,
          { value: name, style: { font: { bold: true } } },
        ]),
      ),
      freezePane: { rows: 1 },
      a11y: { summary: sheet.name, headerRow: 0 },
    })),
  })
}
