import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { changeParts } from '@peil/tables/testing/change-parts.ts'
import { readCells } from '@peil/tables/testing/read-cells.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFiles, dataTables } from '../data-files.ts'
import { dataPaths } from '../data-paths.ts'
import type { DataTable } from '../data/data-table.ts'
import { collectFiles } from '../test-support/collect-files.ts'
import { openDuckReader, plainCell, readParquet } from '../test-support/read-back.ts'
import { readCsvw } from '../test-support/read-csvw.ts'
import { compareJsonStat } from '../test-support/read-json-stat.ts'
import { testRelease } from '../test-support/test-release.ts'

// Each reader must find what is wrong with a file; else it proves nothing of those that are right.
const release = testRelease()
const files = await collectFiles(dataFiles(release))
const tables = dataTables(release)
const bytesOf = (path: string): Uint8Array => files.get(path) ?? new Uint8Array()
const textOf = (path: string): string => new TextDecoder().decode(bytesOf(path))
const tableNamed = (name: string): DataTable => {
  const found = tables.find((table) => table.name === name)
  if (found === undefined) throw new Error(`no table ${name}`)
  return found
}
const observations = tableNamed('observations')

let folder: string
let duck: Awaited<ReturnType<typeof openDuckReader>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peil-broken-'))
  duck = await openDuckReader()
})
afterAll(async () => {
  duck.close()
  await rm(folder, { recursive: true })
})

/** What was read, or why it could not be. */
const attempt = async (read: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await read()
  } catch (error) {
    return String(error)
  }
}

const changed = (text: string, what: RegExp | string, instead: string): string => {
  const result = text.replace(what, instead)
  if (result === text) throw new Error(`nothing to change: ${String(what)}`)
  return result
}

describe('CSV on the Web', () => {
  const { name, rows } = tableNamed('areas')
  const csv = textOf(dataPaths.table(name, 'csv'))
  const metadata = textOf(dataPaths.table(name, 'csv-metadata.json'))
  const read = async (text: string, about: string): Promise<unknown> => {
    const file = join(folder, `${name}.csv`)
    await writeFile(file, text)
    return attempt(() => readCsvw(duck, file, about))
  }

  it.each(tables.map((table) => [table.name, table] as const))(
    'of %s is read by what its metadata says',
    async (table, { rows: expected }) => {
      const file = join(folder, `${table}.csv`)
      await writeFile(file, bytesOf(dataPaths.table(table, 'csv')))
      const about = textOf(dataPaths.table(table, 'csv-metadata.json'))
      expect(await readCsvw(duck, file, about)).toEqual(expected)
    },
  )

  it.each([
    ['another delimiter', '"delimiter": ","', '"delimiter": ";"'],
    ['another file', '"url": "areas.csv"', '"url": "kpis.csv"'],
    ['another kind of metadata', 'http://www.w3.org/ns/csvw', 'http://www.w3.org/ns/other'],
    ['a column with another title', '"titles": "name"', '"titles": "naam"'],
    [
      'text where numbers stand',
      /"name": "tile_row",\s+"titles": "tile_row",\s+"datatype": "integer"/,
      '"name": "tile_row", "titles": "tile_row", "datatype": "string"',
    ],
    ['numbers where texts stand', '"datatype": "string"', '"datatype": "integer"'],
    ['days in another way', 'yyyy-MM-dd', 'dd-MM-yyyy'],
    ['a kind of number that there is not', '"integer"', '"numeral"'],
    ['what may be empty as required', /"required": false/g, '"required": true'],
    ['no columns', /"columns": \[[^]*\]/, '"columns": []'],
    ['a property that does not exist', '"required"', '"requird"'],
  ])('is found broken by metadata with %s', async (_, what, instead) => {
    expect(await read(csv, changed(metadata, what, instead))).not.toEqual(rows)
  })

  it.each([
    ['a line less', /\r\n[^\r]*\r\n$/, '\r\n'],
    ['a cell more', '\r\n', ',x\r\n'],
    ['another text', 'Gent', 'Gend'],
    ['other ends of lines', /\r\n/g, '\n'],
    ['no header', /^[^\r]*\r\n/, ''],
    ['a word for a number', /,(\d+),(\d+),/, ',$1,vijf,'],
  ])('is found broken by a file with %s', async (_, what, instead) => {
    expect(await read(changed(csv, what, instead), metadata)).not.toEqual(rows)
  })
})

describe('JSON-stat', () => {
  const path = dataPaths.jsonStat('indicator', 'courses')
  const whole = textOf(path)
  const of = (name: string): DataTable => {
    const table = tableNamed(name)
    const at = table.columns.findIndex((column) => column.name === 'indicator')
    return { ...table, rows: table.rows.filter((row) => row[at] === 'courses') }
  }
  const parts = [of('observations'), of('area-figures')]
  const faults = (text: string) =>
    attempt(async () => Promise.resolve(compareJsonStat(text, parts).differences))

  it('holds the rows of its tables and nothing else', async () => {
    expect(await faults(whole)).toEqual([])
    expect(compareJsonStat(whole, parts).cells).toBeGreaterThan(20)
  })

  it.each([
    ['another value', /"value":\{"(\d+)":[\d.]+/, '"value":{"$1":0.77'],
    ['a value less', /"value":\{"\d+":[\d.]+,/, '"value":{'],
    ['a value more', /"value":\{(?="\d)/, '"value":{"3":5,'],
    ['a reason less', /"status":\{"\d+":"[^"]*",?/, '"status":{'],
    ['another reason', 'withheld', 'missing'],
    ['another size', /"size":\[(\d+),(\d+)/, '"size":[$2,$1'],
    ['two areas exchanged', /"index":\["(\d+)","(\d+)"/, '"index":["$2","$1"'],
    ['a period of another name', /2022-08-31/, '2022-08-30'],
    ['another class', '"class":"dataset"', '"class":"collection"'],
    ['an end too early', /.{40}$/s, ''],
  ])('is found broken with %s', async (_, what, instead) => {
    expect(await faults(changed(whole, what, instead))).not.toEqual([])
  })
})

describe('Parquet', () => {
  const whole = bytesOf(dataPaths.table('observations', 'parquet'))
  const byDuck = async (bytes: Uint8Array): Promise<unknown> => {
    const file = join(folder, 'observations.parquet')
    await writeFile(file, bytes)
    return attempt(() => duck.parquet(file))
  }
  const byHyparquet = (bytes: Uint8Array): Promise<unknown> =>
    attempt(() => readParquet(bytes, observations))
  const withByte = (at: number, change: (byte: number) => number): Uint8Array => {
    const bytes = whole.slice()
    bytes[at] = change(bytes[at] ?? 0)
    return bytes
  }
  const footer = new DataView(whole.buffer, whole.byteOffset).getUint32(whole.length - 8, true)
  const at = (text: string): number => Buffer.from(whole).indexOf(text)

  it.each([
    ['no beginning', whole.slice(4)],
    ['no end', whole.slice(0, -4)],
    ['half of it', whole.slice(0, whole.length / 2)],
    ['another length of its footer', withByte(whole.length - 8, (byte) => byte ^ 0xff)],
    ['a footer of something else', withByte(whole.length - 8 - footer, () => 0)],
    ['one letter of a cell changed', withByte(at('courses'), () => 0x43)],
    ['a name of a column changed', withByte(at('numerator'), () => 0x4e)],
  ])('is found broken with %s', async (_, bytes) => {
    const found = [await byDuck(bytes), await byHyparquet(bytes)]
    // A reader that goes by position does not mind the name of a column; one that goes by name does.
    expect(
      found.filter((rows) => JSON.stringify(rows) === JSON.stringify(observations.rows)).length,
    ).toBeLessThan(2)
    expect(await byHyparquet(bytes)).not.toEqual(observations.rows)
  })
})

describe('XLSX', () => {
  const whole = bytesOf(dataPaths.table('observations', 'xlsx'))
  const sheet = 'xl/worksheets/sheet2.xml'
  const names = observations.columns.map(({ name }) => name)
  const read = (bytes: Uint8Array): Promise<unknown> =>
    attempt(async () => {
      const found = (await readCells(bytes))[1]
      const rows = found?.rows.map((row) => names.map((_, at) => plainCell(row[at])))
      return [found?.merged, found?.formulas, rows]
    })
  const right = [false, false, [names, ...observations.rows]]

  it('is right as it is', async () => {
    expect(await read(whole)).toEqual(right)
  })

  it.each([
    ['another number', sheet, /<v>0\.\d+<\/v>/, '<v>0.77</v>'],
    ['an empty cell', sheet, /<c r="A2"[^>]*><v>\d+<\/v><\/c>/, '<c r="A2"/>'],
    ['a number as text', sheet, /<c r="([A-Z]+\d+)"><v>/, '<c r="$1" t="str"><v>'],
    ['a formula', sheet, /<v>(0\.\d+)<\/v>/, '<f>$1</f><v>$1</v>'],
    [
      'merged cells',
      sheet,
      '</sheetData>',
      '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    ],
    ['a row less', sheet, /<row r="3".*?<\/row>/s, ''],
    ['an error for a cell', sheet, /<c r="A2"[^>]*><v>\d+<\/v>/, '<c r="A2" t="e"><v>#N/A</v>'],
    ['another text', 'xl/sharedStrings.xml', '>courses<', '>coarses<'],
    ['no end', sheet, '</worksheet>', ''],
  ])('is found broken with %s', async (_, part, what, instead) => {
    const broken = changeParts(whole, { [part]: (xml) => changed(xml, what, instead) })
    expect(await read(broken)).not.toEqual(right)
  })
})

describe('OpenAPI', () => {
  const whole = textOf(dataPaths.openApi)
  const faults = (text: string): Promise<unknown> =>
    attempt(async () => {
      const config = await createConfig({ extends: ['recommended'] })
      const found = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
      return found.filter(({ severity }) => severity === 'error').map(({ message }) => message)
    })

  it.each([
    ['a version that does not exist', '"openapi": "3.1.0"', '"openapi": "9.1.0"'],
    ['no title', /"title": "[^"]*",/, ''],
    ['two operations of one name', '"kpis-csv"', '"kpis-json"'],
    ['a place in an address that is not described', '"in": "path"', '"in": "query"'],
    [
      'an answer of which nothing is said',
      /"description": "There is no such file\."/,
      '"x-none": 1',
    ],
    ['a type that does not exist', '"integer"', '"numeral"'],
    ['no paths', /"paths"/, '"routes"'],
    ['a word that does not exist', '"operationId"', '"operation"'],
    ['an end too early', /.{40}$/s, ''],
  ])('is found broken with %s', async (_, what, instead) => {
    expect(await faults(whole)).toEqual([])
    expect(await faults(changed(whole, what, instead))).not.toEqual([])
  })
})
