import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readCells } from '@peil/tables/testing/read-cells.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  column,
  dataTable,
  words,
  type Cell,
  type CellType,
  type DataTable,
} from '../data/data-table.ts'
import { openDuckReader, plainCell, readParquet } from '../test-support/read-back.ts'
import { testRelease } from '../test-support/test-release.ts'
import { releaseFacts } from './release-facts.ts'
import { tableCsv } from './table-csv.ts'
import { tableJson } from './table-json.ts'
import { tableParquet } from './table-parquet.ts'
import { tableWorkbook } from './table-workbook.ts'

const release = testRelease()
const facts = releaseFacts(release)

let folder: string
let duck: Awaited<ReturnType<typeof openDuckReader>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peil-any-table-'))
  duck = await openDuckReader()
})
afterAll(async () => {
  duck.close()
  await rm(folder, { recursive: true })
})

const awkward = fc.constantFrom(
  ...['=1+1', '-5', '+32', '@SUM(A1)', '\tx', '\rx', "'", "'=1", '"', '""', ',', ';', '\r\n', '\n'],
  ...[' ', ' edge ', '#N/A', '#comment', 'TRUE', 'NULL', 'null', 'NaN', '1e5', '007', '2024-02-30'],
  ...[
    '_x000D_',
    '_x0041_',
    '<b>&amp;</b>',
    ']]>',
    '\u0000',
    '\ud800',
    '\ufffe',
    '\ufeff',
    '🙂',
    'é',
  ],
)
const text = fc.oneof(
  fc.array(awkward, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.nat(32_767).map((length) => 'é=,"\n'.repeat(7_000).slice(0, length)),
)
const whole = fc.maxSafeInteger()
const cells: Record<CellType, fc.Arbitrary<Cell>> = {
  text,
  code: text,
  list: text,
  integer: whole,
  cents: whole,
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  date: fc
    .date({ min: new Date('1600-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  boolean: fc.boolean(),
}

const meaning = words('Iets.', 'Something.')
const types = fc.constantFrom(...(Object.keys(cells) as CellType[]))
const anyTable = fc.array(types, { minLength: 1, maxLength: 5 }).chain((chosen) => {
  const row = fc.tuple(...chosen.map((type) => fc.option(cells[type], { freq: 4 })))
  return fc.array(row, { maxLength: 8 }).map((rows) =>
    dataTable(
      release,
      'any',
      meaning,
      chosen.map((type, at) =>
        column<readonly Cell[]>(`c${at}`, type, (given) => given[at] ?? null, meaning),
      ),
      rows,
    ),
  )
})

type Reader = (table: DataTable) => Promise<readonly (readonly Cell[])[]>
const readers: readonly (readonly [string, Reader])[] = [
  [
    'CSV by DuckDB',
    async (table) => {
      const file = join(folder, 'any.csv')
      await writeFile(file, tableCsv(table))
      return duck.csv(file, table)
    },
  ],
  [
    'JSON',
    async (table) => {
      const rows = JSON.parse(tableJson(table)) as readonly Record<string, Cell>[]
      return Promise.resolve(rows.map((row) => table.columns.map(({ name }) => row[name] as Cell)))
    },
  ],
  [
    'Parquet by DuckDB',
    async (table) => {
      const file = join(folder, 'any.parquet')
      await writeFile(file, tableParquet(table, facts))
      return duck.parquet(file)
    },
  ],
  [
    'Parquet by hyparquet',
    async (table) => {
      return readParquet(tableParquet(table, facts), table)
    },
  ],
  [
    'XLSX by its XML',
    async (table) => {
      const bytes = await tableWorkbook(table.title, [table], release.on, facts)
      const sheet = (await readCells(bytes))[1]
      expect([sheet?.merged, sheet?.formulas]).toEqual([false, false])
      const [header, ...rows] = sheet?.rows ?? []
      expect(header).toEqual(table.columns.map(({ name }) => name))
      return rows.map((row) => table.columns.map((_, at) => plainCell(row[at])))
    },
  ],
]

describe('any table', () => {
  it.each(readers)('comes back whole from %s', async (_, read) => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (table) => {
        expect(await read(table)).toEqual(table.rows)
      }),
      { seed: 20261123, numRuns: 80 },
    )
  })

  it('holds only what every format can hold', () => {
    const given = ['', 'a\u0000\ud800b\ufffe', -0, 'x'.repeat(3)]
    const columns = given.map((value, at) =>
      column<null>(`c${at}`, typeof value === 'number' ? 'number' : 'text', () => value, meaning),
    )
    const { rows } = dataTable(release, 'any', meaning, columns, [null])
    expect(rows).toEqual([[null, 'a\ufffd\ufffdb\ufffd', 0, 'xxx', 'sample']])
  })
})
