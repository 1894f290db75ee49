import type { Finding } from '../values/finding.ts'
import { checkRowWidth, checkTableHeader } from './check-table-header.ts'
import { fault, shown } from './fault.ts'
import { postcodePlace } from './postcode-schema.ts'
import type { PostcodePlace } from './programme.ts'
import { readTableLines } from './read-table-lines.ts'

/** Places that are found by a postcode or by their own name. */
export const postcodesFile = 'postcodes.csv'

export interface PostcodeRow {
  readonly line: number
  readonly place: PostcodePlace
}

const columns = ['postcode', 'place', 'municipality'] as const

const readRow = (
  line: number,
  texts: Readonly<Record<string, string>>,
): { readonly rows: readonly PostcodeRow[]; readonly findings: readonly Finding[] } => {
  const result = postcodePlace.safeParse(texts)
  if (result.success) return { rows: [{ line, place: result.data }], findings: [] }
  const findings = result.error.issues.map(({ path, message }) => {
    const column = String(path[0])
    const found = texts[column] === '' ? 'nothing' : shown(texts[column])
    const place = { file: postcodesFile, line, column }
    return fault(place, 'wrong-value', found, message, `Write ${message} here.`)
  })
  return { rows: [], findings }
}

/** Reads postcodes.csv: a header with the three columns in any order, a row per postcode and place. */
export const readPostcodes = (
  text: string,
): { readonly rows: readonly PostcodeRow[]; readonly findings: readonly Finding[] } => {
  const { lines, findings } = readTableLines(postcodesFile, text)
  const [header, ...body] = lines
  if (header === undefined) {
    const expected = `a header ${columns.join(',')} and a row per postcode and place`
    const empty = fault(
      { file: postcodesFile },
      'empty-file',
      'no rows',
      expected,
      'Fill the file.',
    )
    return { rows: [], findings: [...findings, empty] }
  }
  const headerFindings = checkTableHeader(postcodesFile, header, columns)
  if (headerFindings.length > 0) return { rows: [], findings: [...findings, ...headerFindings] }
  const read = body.map((line) => {
    const width = checkRowWidth(postcodesFile, header, line)
    if (width !== null) return { rows: [], findings: [width] }
    const cell = (column: string): string => line.cells[header.cells.indexOf(column)] ?? ''
    return readRow(line.line, Object.fromEntries(columns.map((column) => [column, cell(column)])))
  })
  return {
    rows: read.flatMap(({ rows }) => rows),
    findings: [...findings, ...read.flatMap((row) => row.findings)],
  }
}
