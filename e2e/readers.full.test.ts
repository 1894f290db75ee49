import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Release } from '@peil/domain/release/release.ts'
import { dataTables } from '@peil/publication/data-files.ts'
import { dataPaths } from '@peil/publication/data-paths.ts'
import type { Cell, DataTable } from '@peil/publication/data/data-table.ts'
import { everythingTable } from '@peil/publication/data/everything-table.ts'
import { subjectFinder } from '@peil/publication/data/table-subjects.ts'
import { openDuckReader, readParquet } from '@peil/publication/test-support/read-back.ts'
import { readCsvw } from '@peil/publication/test-support/read-csvw.ts'
import { compareJsonStat } from '@peil/publication/test-support/read-json-stat.ts'
import { readCells } from '@peil/tables/testing/read-cells.ts'
import { publishedSample } from './published-sample.ts'

type Rows = readonly (readonly Cell[])[]

let root = ''
let tables: readonly DataTable[] = []
let everything: DataTable
let all: readonly DataTable[] = []
let finder: ReturnType<typeof subjectFinder>
let duck: Awaited<ReturnType<typeof openDuckReader>>
const seen = new Set<string>()

beforeAll(async () => {
  root = (await publishedSample()).current
  const release = JSON.parse(readFileSync(join(root, 'data/release.json'), 'utf8')) as Release
  tables = dataTables(release)
  everything = everythingTable(release, tables)
  all = [...tables, everything]
  finder = subjectFinder(release)
  duck = await openDuckReader()
})
afterAll(() => duck.close())

const fileOf = (path: string): string => {
  seen.add(path)
  return join(root, path)
}
const textOf = (path: string): string => readFileSync(fileOf(path), 'utf8')

/** How many cells are otherwise, rows that are missing or too many counted whole. */
const differences = (found: Rows, expected: Rows): number => {
  const rows = Math.max(found.length, expected.length)
  let count = 0
  for (let at = 0; at < rows; at += 1) {
    const [one = [], other = []] = [found[at], expected[at]]
    const cells = Math.max(one.length, other.length)
    for (let cell = 0; cell < cells; cell += 1) if (one[cell] !== other[cell]) count += 1
  }
  return count
}

const cellsIn = (rows: Rows): number => rows.reduce((sum, row) => sum + row.length, 0)

const compareAll = async (
  reader: string,
  of: readonly DataTable[],
  read: (table: DataTable) => Promise<Rows>,
): Promise<void> => {
  let cells = 0
  for (const table of of) {
    expect([table.name, differences(await read(table), table.rows)]).toEqual([table.name, 0])
    cells += cellsIn(table.rows)
  }
  console.log(`${reader}: ${of.length} files, ${cells} cells`)
  expect(cells).toBeGreaterThan(70_000)
}

describe('every cell of the tables of a release is read back', () => {
  const everythingOr = (name: string, format: 'csv' | 'parquet' | 'csv-metadata.json'): string =>
    name === everything.name ? dataPaths.everything(format) : dataPaths.table(name, format)

  it('from CSV, by DuckDB', () =>
    compareAll('CSV', all, (table) => duck.csv(fileOf(everythingOr(table.name, 'csv')), table)))

  it('from CSV, by what its metadata says', () =>
    compareAll('CSV on the Web', all, ({ name }) => {
      const metadata = textOf(everythingOr(name, 'csv-metadata.json'))
      return readCsvw(duck, fileOf(everythingOr(name, 'csv')), metadata)
    }))

  it('from Parquet, by DuckDB', () =>
    compareAll('Parquet, DuckDB', all, ({ name }) =>
      duck.parquet(fileOf(everythingOr(name, 'parquet'))),
    ))

  it('from Parquet, by hyparquet', () =>
    compareAll('Parquet, hyparquet', all, (table) =>
      readParquet(readFileSync(fileOf(everythingOr(table.name, 'parquet'))), table),
    ))

  it('from JSON', () =>
    compareAll('JSON', tables, ({ name, columns }) => {
      const rows = JSON.parse(textOf(dataPaths.table(name, 'json'))) as Record<string, Cell>[]
      return Promise.resolve(rows.map((row) => columns.map((one) => row[one.name] ?? null)))
    }))

  it('from workbooks, by their XML', () =>
    compareAll('XLSX', tables, async ({ name, columns }) => {
      const sheets = await readCells(readFileSync(fileOf(dataPaths.table(name, 'xlsx'))))
      const rows = sheets.find(({ rows: [header] }) => header?.[0] === columns[0]?.name)?.rows
      return (rows ?? []).slice(1).map((row) => columns.map((_, at) => row[at] ?? null))
    }))
})

describe('every cell about a place, an action or an indicator is read back', () => {
  const ids = (folder: string): readonly string[] =>
    readdirSync(join(root, folder)).map((name) => name.slice(0, name.lastIndexOf('.')))
  const rowsAbout = (subject: string, table: DataTable): DataTable => ({
    ...table,
    rows: (finder(table).get(subject) ?? []).map((number) => table.rows[number] ?? []),
  })

  it.each(['municipality', 'region', 'action', 'indicator'] as const)(
    'from the CSV of every %s, by DuckDB',
    async (kind) => {
      const found = finder(everything)
      let cells = 0
      for (const id of ids(`data/csv/${kind}`)) {
        const rows = (found.get(`${kind}/${id}`) ?? []).map((at) => everything.rows[at] ?? [])
        const read = await duck.csv(fileOf(dataPaths.csv(kind, id)), everything)
        expect([id, differences(read, rows)]).toEqual([id, 0])
        cells += cellsIn(rows)
      }
      console.log(`CSV per ${kind}: ${cells} cells`)
      expect(cells).toBeGreaterThan(1_000)
    },
  )

  it.each(['municipality', 'indicator'] as const)(
    'from the JSON-stat of every %s, by its toolkit',
    (kind) => {
      const figures = tables.filter(
        ({ name }) => name === 'observations' || name === 'area-figures',
      )
      let cells = 0
      for (const id of ids(`data/jsonstat/${kind}`)) {
        const parts = figures.map((table) => rowsAbout(`${kind}/${id}`, table))
        const compared = compareJsonStat(textOf(dataPaths.jsonStat(kind, id)), parts)
        expect([id, compared.differences]).toEqual([id, []])
        cells += compared.cells
      }
      console.log(`JSON-stat per ${kind}: ${cells} cells`)
      expect(cells).toBeGreaterThan(10_000)
    },
  )
})

const besideFigures = ['observations', 'area-figures'].flatMap((table) =>
  ['lower', 'upper', 'numerator', 'denominator', 'n'].map((name) => `${table}.${name}`),
)
/** Numbers that count, order or place, and tables that tell of figures in others. */
const noFigures = [
  ...['agreements.version', 'changes.version', 'versions.version', 'kpis.priority'],
  ...['areas.tile_column', 'areas.tile_row', 'similar.rank', 'syntheses.order'],
  ...['indicators.decimals', 'indicators.disclosure_threshold', 'release-changes.to_value'],
]

describe('the file with everything', () => {
  it('has each number of its tables in their order, and no other', () => {
    const made = new Map<string, Cell[]>()
    const at = (name: string) => everything.columns.findIndex((column) => column.name === name)
    const [inTable, inMeasure, inValue] = [at('table'), at('measure'), at('value')]
    for (const row of everything.rows) {
      const value = row[inValue]
      const key = `${String(row[inTable])}.${String(row[inMeasure])}`
      if (typeof value === 'number') made.set(key, [...(made.get(key) ?? []), value])
    }
    const left = new Set<string>()
    for (const { name, columns, rows } of tables)
      for (const [column, { name: measure, type }] of columns.entries()) {
        if (!['integer', 'number', 'cents'].includes(type)) continue
        const numbers = rows.flatMap((row) => (typeof row[column] === 'number' ? row[column] : []))
        const found = made.get(`${name}.${measure}`)
        made.delete(`${name}.${measure}`)
        if (found === undefined && numbers.length > 0) left.add(`${name}.${measure}`)
        else expect([name, measure, found ?? []]).toEqual([name, measure, numbers])
      }
    expect([...made.keys()]).toEqual([])
    expect([...left].toSorted()).toEqual([...besideFigures, ...noFigures].toSorted())
  })

  it('has beside each figure the interval and the counts that its table has', () => {
    const at = ({ columns }: DataTable, name: string) =>
      columns.findIndex((column) => column.name === name)
    for (const name of besideFigures) {
      const [from = '', measure = ''] = name.split('.')
      const table = tables.find((one) => one.name === from)
      const rows = everything.rows.filter(
        (row) =>
          row[at(everything, 'table')] === from && row[at(everything, 'measure')] === 'value',
      )
      const numbers = (of: DataTable, given: Rows): readonly Cell[] =>
        given.map((row) => row[at(of, measure)] ?? null).filter((cell) => cell !== null)
      expect([name, numbers(everything, rows)]).toEqual([
        name,
        table === undefined ? [] : numbers(table, table.rows),
      ])
    }
  })

  it('and all files that hold cells were read', () => {
    const cells = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(csv|csv-metadata\.json|parquet)$|^jsonstat\//.test(path))
      .filter((path) => path.includes('.'))
      .map((path) => `data/${path}`)
    expect(cells.filter((path) => !seen.has(path))).toEqual([])
    expect(cells.length).toBeGreaterThan(150)
  })
})
