import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSONstat from 'jsonstat-toolkit'
import { readCells } from '@peil/tables/testing/read-cells.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everythingTable } from '../data/everything-table.ts'
import { dataFiles, dataTables } from '../data-files.ts'
import { dataPaths } from '../data-paths.ts'
import { collectFiles } from '../test-support/collect-files.ts'
import { openDuckReader, plainCell, readParquet } from '../test-support/read-back.ts'
import { testRelease } from '../test-support/test-release.ts'

const release = testRelease()
const files = await collectFiles(dataFiles(release))
const tables = dataTables(release)
const everything = everythingTable(release, tables)
const named = [...tables, everything].map((table) => [table.name, table] as const)
const bytesOf = (path: string): Uint8Array => {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`no file ${path}`)
  return bytes
}

let folder: string
let duck: Awaited<ReturnType<typeof openDuckReader>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peil-open-data-'))
  duck = await openDuckReader()
})
afterAll(async () => {
  duck.close()
  await rm(folder, { recursive: true })
})

const stored = async (path: string): Promise<string> => {
  const file = join(folder, path.replaceAll('/', '-'))
  await writeFile(file, bytesOf(path))
  return file
}

describe.each(named)('%s, read back by others', (name, table) => {
  const rows = table.rows.map((row) => [...row])

  it('DuckDB reads every cell of the CSV', async () => {
    expect(await duck.csv(await stored(dataPaths.table(name, 'csv')), table)).toEqual(rows)
  })

  it('DuckDB and hyparquet read every cell of the Parquet', async () => {
    const path = dataPaths.table(name, 'parquet')
    expect(await duck.parquet(await stored(path))).toEqual(rows)
    expect(await readParquet(bytesOf(path), table)).toEqual(rows)
  })
})

describe.each(tables.map((table) => [table.name, table] as const))(
  '%s as workbook',
  (name, table) => {
    it('has a header row, no merged cells, no formula, and every cell', async () => {
      const sheets = await readCells(bytesOf(dataPaths.table(name, 'xlsx')))
      expect(sheets.map(({ merged, formulas }) => [merged, formulas])).toEqual(
        ['about', name, 'columns'].map(() => [false, false]),
      )
      const [header, ...rows] = sheets[1]?.rows ?? []
      const width = table.columns.length
      expect(header).toEqual(table.columns.map((column) => column.name))
      const full = rows.map((row) => Array.from({ length: width }, (_, at) => plainCell(row[at])))
      expect(full).toEqual(table.rows)
    })
  },
)

describe('JSON-stat', () => {
  const measures = ['value', 'lower', 'upper', 'numerator', 'denominator', 'n']
  const observations = tables.find(({ name }) => name === 'observations')
  const records = (observations?.rows ?? []).map((row) =>
    Object.fromEntries(observations?.columns.map(({ name }, at) => [name, row[at] ?? null]) ?? []),
  )
  const datasetOf = (path: string) => JSONstat(JSON.parse(new TextDecoder().decode(bytesOf(path))))

  it.each(['indicator', 'municipality'] as const)('per %s holds every observation', (kind) => {
    const column = kind === 'indicator' ? 'indicator' : 'area'
    let seen = 0
    for (const record of records) {
      const dataset = datasetOf(dataPaths.jsonStat(kind, String(record[column])))
      expect(dataset.class).toBe('dataset')
      for (const measure of measures) {
        const at = {
          indicator: String(record['indicator']),
          area: String(record['area']),
          period: String(record['period']),
          measure,
        }
        const cell = dataset.Data(at)
        expect([at, cell?.value ?? null]).toEqual([at, record[measure] ?? null])
        if (measure !== 'value') continue
        const marks = [record['status'], record['caveats']].filter((m) => m && m !== 'value')
        expect(cell?.status ?? null).toBe(marks.length === 0 ? null : marks.join(';'))
        seen += 1
      }
    }
    expect(seen).toBe(records.length)
    expect(seen).toBeGreaterThan(5)
  })

  it('says zero and nothing apart, and holds figures of regions too', () => {
    const dataset = datasetOf(dataPaths.jsonStat('indicator', 'courses'))
    const value = (area: string, period: string) =>
      dataset.Data({ indicator: 'courses', area, period, measure: 'value' })
    expect(value('71072', '2021-08-31')?.value).toBe(0)
    expect(value('71072', '2022-08-31')?.value).toBe(null)
    expect(value('71072', '2022-08-31')?.status).toBe('withheld:fewer-than-5;break')
    expect(value('region:gent', '2021-08-31')?.value).toBe(0.2)
    expect(value('flanders:02000', '2022-08-31')?.value).toBe(0.3)
  })

  it('is there for an indicator without figures', () => {
    expect(datasetOf(dataPaths.jsonStat('indicator', 'offer')).class).toBe('dataset')
  })
})
