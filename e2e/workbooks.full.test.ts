import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Release } from '@peil/domain/release/release.ts'
import { dataTables } from '@peil/publication/data-files.ts'
import { dataPaths } from '@peil/publication/data-paths.ts'
import type { Cell, DataTable } from '@peil/publication/data/data-table.ts'
import { subjectFinder } from '@peil/publication/data/table-subjects.ts'
import { openDuckReader } from '@peil/publication/test-support/read-back.ts'
import { changeParts } from '@peil/tables/testing/change-parts.ts'
import { openInLibreOffice } from './libreoffice.ts'
import { publishedSample } from './published-sample.ts'

const home = mkdtempSync(join(tmpdir(), 'peil-workbooks-'))
let release: Release
let root = ''
/** The rows of every CSV file of the release, as another program reads them. */
const tables: DataTable[] = []

beforeAll(async () => {
  root = (await publishedSample()).current
  release = JSON.parse(readFileSync(join(root, 'data/release.json'), 'utf8')) as Release
  const duck = await openDuckReader()
  for (const table of dataTables(release)) {
    const rows = await duck.csv(join(root, dataPaths.table(table.name, 'csv')), table)
    tables.push({ ...table, rows })
  }
  duck.close()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const written = (cell: Cell): string => {
  if (cell === null) return ''
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell)
}

// LibreOffice writes 15 digits of a number.
const same = (found: string | undefined, cell: Cell): boolean =>
  typeof cell === 'number' && found !== ''
    ? Math.abs(Number(found) - cell) <= 6e-15 * Math.abs(cell)
    : found === written(cell)

interface Compared {
  cells: number
  readonly differences: string[]
}

const compareSheet = (
  found: readonly (readonly string[])[] | null,
  table: DataTable,
  where: string,
  to: Compared,
): void => {
  const header = table.columns.map(({ name }) => name)
  const expected = [header, ...table.rows]
  if (found?.length !== expected.length) {
    to.differences.push(`${where}: ${found?.length ?? 'no'} rows, ${expected.length} expected`)
    return
  }
  for (const [at, row] of expected.entries()) {
    const cells = found[at] ?? []
    if (cells.length !== row.length)
      to.differences.push(`${where}: row ${at + 1} has ${cells.length} cells`)
    for (const [column, cell] of row.entries()) {
      to.cells += 1
      if (!same(cells[column], cell))
        to.differences.push(
          `${where}: row ${at + 1}, ${header[column] ?? ''}: ${JSON.stringify(cells[column])}, expected ${JSON.stringify(cell)}`,
        )
    }
  }
}

/** The tables that the workbook of one thing has as sheets, with only the rows about it. */
const partsFor = (): ((subject: string) => readonly DataTable[]) => {
  const find = subjectFinder(release)
  const found = tables
    .filter(({ name }) => name !== 'dictionary')
    .map((table) => ({ table, rows: find(table) }))
  return (subject) =>
    found.flatMap(({ table, rows }) => {
      const own = (rows.get(subject) ?? []).map((number) => table.rows[number] ?? [])
      return own.length === 0 ? [] : [{ ...table, rows: own }]
    })
}

let opening = 0
const compareAll = async (
  paths: readonly string[],
  partsOf: (workbook: string) => readonly DataTable[],
): Promise<Compared & { readonly warnings: string }> => {
  opening += 1
  const opened = await openInLibreOffice(paths, join(home, `${opening}`))
  const compared: Compared = { cells: 0, differences: [] }
  let sheets = 0
  for (const path of paths) {
    const workbook = basename(path, '.xlsx')
    const parts = partsOf(workbook)
    // Beside them, what it is and what the columns mean.
    sheets += parts.length + 2
    for (const part of parts)
      compareSheet(opened.sheet(workbook, part.name), part, `${workbook}, ${part.name}`, compared)
    if ((opened.sheet(workbook, 'about')?.length ?? 0) < 10)
      compared.differences.push(`${workbook}: does not say what it is`)
  }
  if (opened.sheets !== sheets)
    compared.differences.push(`${opened.sheets} sheets, ${sheets} expected`)
  return { ...compared, warnings: opened.warnings }
}

const workbooksIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(root, folder, name))

const wholeTables = (workbook: string): readonly DataTable[] =>
  tables.filter(({ name }) => name === workbook)

describe('LibreOffice', () => {
  it('reads every cell of the workbook of every table as its CSV has it, without a warning', async () => {
    const workbooks = workbooksIn('data')
    expect(workbooks).toHaveLength(tables.length)
    const { cells, ...found } = await compareAll(workbooks, wholeTables)
    console.log(`${workbooks.length} workbooks of tables, ${cells} cells`)
    expect(found).toEqual({ differences: [], warnings: '' })
    expect(cells).toBeGreaterThan(50_000)
  })

  it.each(['municipality', 'region', 'indicator', 'action'] as const)(
    'reads every cell of every workbook per %s as the CSV of the release has it, without a warning',
    async (kind) => {
      const workbooks = workbooksIn(`data/xlsx/${kind}`)
      const partsOf = partsFor()
      const { cells, ...found } = await compareAll(workbooks, (id) => partsOf(`${kind}/${id}`))
      console.log(`${workbooks.length} workbooks per ${kind}, ${cells} cells`)
      expect(found).toEqual({ differences: [], warnings: '' })
      expect(workbooks.length).toBeGreaterThan(1)
      expect(cells).toBeGreaterThan(1_000)
    },
  )

  it('would show what is otherwise in a sheet', async () => {
    const whole = readFileSync(join(root, dataPaths.table('observations', 'xlsx')))
    const mutants: readonly (readonly [string, RegExp, string])[] = [
      ['another number', /<v>(\d{5})<\/v>/, '<v>1$1</v>'],
      ['an empty cell', /<c ([^>]*)><v>(\d{5})<\/v><\/c>/, '<c $1/>'],
      [
        'a number as other text',
        /<c r="(F2)"([^>]*)><v>(\d+)<\/v>/,
        '<c r="$1" t="str"><v>$3,0</v>',
      ],
      ['a formula', /<c r="(F2)"([^>]*)><v>(\d+)<\/v>/, '<c r="$1"><f>$3+1</f>'],
      ['a row less', /<row r="3".*?<\/row>/s, ''],
      ['another text', /<c r="A2"( t="s")><v>\d+<\/v>/, '<c r="A2"$1><v>0</v>'],
    ]
    const paths = mutants.map(([, what, instead], at) => {
      const path = join(home, `mutant${at}.xlsx`)
      const sheet = (xml: string) => xml.replace(what, instead)
      writeFileSync(path, changeParts(whole, { 'xl/worksheets/sheet2.xml': sheet }))
      return path
    })
    const { differences } = await compareAll(paths, () => wholeTables('observations'))
    for (const [at, [name]] of mutants.entries()) {
      const found = differences.filter((difference) => difference.startsWith(`mutant${at},`))
      expect(found.length, name).toBeGreaterThan(0)
    }
  })
})
