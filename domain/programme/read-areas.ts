import type { Finding } from '../values/finding.ts'
import { municipality } from './area-schema.ts'
import { checkRowWidth, checkTableHeader } from './check-table-header.ts'
import { fault, shown } from './fault.ts'
import type { Municipality } from './programme.ts'
import { readTableLines, type TableLine } from './read-table-lines.ts'

export interface AreaRow {
  readonly line: number
  readonly municipality: Municipality
}

/** The rows of an areas file that could be read. */
export interface AreaTable {
  readonly file: string
  readonly rows: readonly AreaRow[]
  /** Codes of all rows, also of those with faults elsewhere. */
  readonly codes: ReadonlySet<string>
  /** Whether every row has a well-formed code, so that a code that is not there does not exist. */
  readonly complete: boolean
}

const fieldOfColumn = {
  nis: 'nis',
  name: 'name',
  province: 'province',
  region: 'region',
  population: 'population',
  population_on: 'populationOn',
  neighbours: 'neighbours',
  predecessors: 'predecessors',
  successor: 'successor',
  tile_column: 'tileColumn',
  tile_row: 'tileRow',
} as const satisfies Record<string, keyof Municipality>

const columns = Object.keys(fieldOfColumn) as (keyof typeof fieldOfColumn)[]
const columnOfField = new Map<PropertyKey, string>(
  columns.map((column) => [fieldOfColumn[column], column]),
)

const wholeNumber = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text)
const orNull = (text: string): unknown => (text === '' ? null : text)
const list = (text: string): readonly string[] => (text === '' ? [] : text.split(';'))

const convert: Partial<Record<keyof typeof fieldOfColumn, (text: string) => unknown>> = {
  population: (text) => (text === '' ? null : wholeNumber(text)),
  population_on: orNull,
  neighbours: list,
  predecessors: list,
  successor: orNull,
  tile_column: wholeNumber,
  tile_row: wholeNumber,
}

const readRow = (
  file: string,
  header: TableLine,
  row: TableLine,
): { readonly row: AreaRow | null; readonly findings: readonly Finding[] } => {
  const width = checkRowWidth(file, header, row)
  if (width !== null) return { row: null, findings: [width] }
  const { line, cells } = row
  const text = (column: string): string => cells[header.cells.indexOf(column)] ?? ''
  const result = municipality.safeParse(
    Object.fromEntries(
      columns.map((column) => [
        fieldOfColumn[column],
        convert[column]?.(text(column)) ?? (convert[column] === undefined ? text(column) : null),
      ]),
    ),
  )
  if (result.success) return { row: { line, municipality: result.data }, findings: [] }
  const findings = result.error.issues.map((issue) => {
    const column = columnOfField.get(issue.path[0] ?? '') ?? ''
    const item = typeof issue.path[1] === 'number' ? list(text(column))[issue.path[1]] : undefined
    const expected = issue.code === 'invalid_type' ? 'a whole number' : issue.message
    const found = shown(item ?? (text(column) === '' ? null : text(column)))
    return fault({ file, line, column }, 'wrong-value', found, expected, `Write ${expected} here.`)
  })
  return { row: null, findings }
}

/** Reads an areas file: comma-separated, a header with the known columns in any order. */
export const readAreas = (
  file: string,
  text: string,
): { readonly table: AreaTable | null; readonly findings: readonly Finding[] } => {
  const { lines, findings } = readTableLines(file, text)
  const [header, ...body] = lines
  if (header === undefined) {
    const empty = fault(
      { file },
      'empty-file',
      'no rows',
      `a header ${columns.join(',')} and a row per municipality`,
      'Fill the file.',
    )
    return { table: null, findings: [...findings, empty] }
  }
  const headerFindings = checkTableHeader(file, header, columns)
  if (headerFindings.length > 0) return { table: null, findings: [...findings, ...headerFindings] }
  const read = body.map((line) => readRow(file, header, line))
  const nis = header.cells.indexOf('nis')
  const codes = body.map(({ cells }) => cells[nis] ?? '')
  return {
    table: {
      file,
      rows: read.flatMap(({ row }) => (row === null ? [] : [row])),
      codes: new Set(codes),
      complete: findings.length === 0 && codes.every((code) => /^\d{5}$/.test(code)),
    },
    findings: [...findings, ...read.flatMap((row) => row.findings)],
  }
}
