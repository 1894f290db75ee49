import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Observation } from './dataset.ts'
import { datasetPath, digestFile } from './dataset-file.ts'
import { readDataset } from './read-dataset.ts'
import { temporaryName } from './remove-abandoned-files.ts'
import { observations } from './testing/observation-arbitrary.ts'
import { residents } from './testing/residents.ts'
import { withDatabase } from './with-database.ts'
import { writeDataset } from './write-dataset.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'peil-observations-'))
})
afterAll(() => rm(root, { recursive: true }))

const inBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const inOrder = (rows: readonly Observation[]): readonly Observation[] =>
  rows.toSorted(
    (a, b) =>
      inBytes(a.period, b.period) || inBytes(a.area, b.area) || inBytes(a.indicator, b.indicator),
  )

const some = [
  residents('44021', '2024-01-01', 265_086),
  residents('11002', '2023-01-01', 534_000.25),
  residents('11002', '2024-01-01', -0.0001),
]

describe('write and read', () => {
  test('what is read is what was written, in order; any order gives the same dataset', async () => {
    const folder = join(root, 'round-trip')
    await fc.assert(
      fc.asyncProperty(observations, async (rows) => {
        const written = await writeDataset(folder, rows)
        const again = await writeDataset(folder, rows.toReversed())
        expect(again).toEqual(written)
        expect(written.rows).toBe(rows.length)
        expect(await readDataset(folder, written.dataset)).toEqual({
          ok: true,
          value: inOrder(rows),
        })
      }),
      { seed: 20261123, numRuns: 25 },
    )
  })

  test('another process writes the same bytes', async () => {
    const folder = join(root, 'processes')
    const { dataset } = await writeDataset(folder, some)
    const other = join(root, 'other-process')
    const module = JSON.stringify(new URL('./write-dataset.ts', import.meta.url).href)
    const script = `import { writeDataset } from ${module}
      const [folder, rows] = process.argv.slice(1)
      console.log((await writeDataset(folder, JSON.parse(rows).reverse())).dataset)`
    const argv = ['--input-type=module', '--eval', script, other, JSON.stringify(some)]
    expect(execFileSync(process.execPath, argv, { encoding: 'utf8' }).trim()).toBe(dataset)
    expect(await readdir(other)).toEqual([`${dataset}.parquet`])
    expect(await digestFile(datasetPath(other, dataset))).toBe(dataset)
  })

  test('periods are told, distinct and sorted; an empty dataset is one too', async () => {
    const { periods } = await writeDataset(root, some)
    expect(periods).toEqual(['2023-01-01', '2024-01-01'])
    const empty = await writeDataset(root, [])
    expect(empty).toMatchObject({ rows: 0, periods: [] })
    expect(await readDataset(root, empty.dataset)).toEqual({ ok: true, value: [] })
  })

  test('more rows than one group of a Parquet file holds', async () => {
    const days = ['2023-01-01', '2024-01-01']
    const rows = days.flatMap((day) =>
      Array.from({ length: 70_000 }, (_, area) => residents(String(10_000 + area), day, area / 4)),
    )
    const { dataset } = await writeDataset(root, rows)
    expect(await readDataset(root, dataset)).toEqual({ ok: true, value: inOrder(rows) })
  })

  test('folders of any name, also behind a link', async () => {
    const folder = join(root, "o'd [d] a*b? é")
    const { dataset } = await writeDataset(folder, some)
    expect(await readDataset(folder, dataset)).toMatchObject({ ok: true })
    const link = join(root, 'link')
    await symlink(folder, link)
    expect((await writeDataset(link, some)).dataset).toBe(dataset)
    expect(await readDataset(link, dataset)).toMatchObject({ ok: true })
  })

  test('numbers are stored as exact decimals', async () => {
    const { dataset } = await writeDataset(root, some)
    const path = datasetPath(root, dataset)
    const types = await withDatabase(root, async (connection) => {
      const sql =
        'SELECT typeof(value), typeof(period), typeof(sum(value)) FROM read_parquet($path) GROUP BY ALL LIMIT 1'
      return (await connection.runAndReadAll(sql, { path })).getRows()
    })
    expect(types).toEqual([['DECIMAL(18,4)', 'DATE', 'DECIMAL(38,4)']])
  })
})

describe('refused', () => {
  test('a dataset that is missing, changed, or no dataset at all', async () => {
    const folder = join(root, 'refused')
    const { dataset } = await writeDataset(folder, some)
    const path = datasetPath(folder, dataset)
    const size = (
      await withDatabase(folder, (connection) =>
        connection.runAndReadAll('SELECT file_size_bytes FROM parquet_file_metadata($path)', {
          path,
        }),
      )
    ).getRows()[0]?.[0]
    await truncate(path, Number(size) - 1)
    expect(await readDataset(folder, dataset)).toMatchObject({
      ok: false,
      refusals: [{ code: 'dataset-changed', about: { dataset } }],
    })
    await rm(path)
    expect(await readDataset(folder, dataset)).toMatchObject({
      refusals: [{ code: 'dataset-missing' }],
    })
    expect(await readDataset(folder, '../x')).toMatchObject({
      refusals: [{ code: 'not-a-dataset' }],
    })
  })

  const [first] = some
  test.each([
    ['a second figure', [first, first]],
    ['five decimals', [{ ...first, value: 0.00001 }]],
    ['a number that is too large', [{ ...first, value: 900_719_925_475 }]],
    ['no number', [{ ...first, numerator: Number.NaN }]],
    ['a missing value without reason', [{ ...first, value: null }]],
    [
      'a missing value that is only provisional',
      [{ ...first, value: null, status: 'provisional' }],
    ],
    ['a value that is not due', [{ ...first, status: 'not-due' }]],
    ['an unknown status', [{ ...first, status: 'late' }]],
    ['a day that does not exist', [{ ...first, period: '2023-02-29' }]],
    ['year 0', [{ ...first, period: '0000-01-01' }]],
    ['an empty area', [{ ...first, area: '' }]],
    ['text with NUL', [{ ...first, source: 'a\0b' }]],
    ['half a character', [{ ...first, source: '\ud800' }]],
    ['a count that is not whole', [{ ...first, n: 1.5 }]],
    ['a negative count', [{ ...first, n: -1 }]],
  ])('%s is a bug of the caller', async (_, rows) => {
    await expect(writeDataset(root, rows as Observation[])).rejects.toThrow(RangeError)
  })

  test('the largest number is still stored', async () => {
    const rows = [residents('11002', '2024-01-01', 900_719_925_474.0991)]
    const { dataset } = await writeDataset(root, rows)
    expect(await readDataset(root, dataset)).toEqual({ ok: true, value: rows })
  })
})

describe('files of writers that died', () => {
  test('are removed by the next write; those of the living stay', async () => {
    const folder = join(root, 'abandoned')
    await mkdir(folder)
    const pid = execFileSync(process.execPath, ['--eval', 'console.log(process.pid)'], {
      encoding: 'utf8',
    })
    const dead = temporaryName(Number(pid))
    const [ours, earlier, living] = [temporaryName(), temporaryName(), temporaryName(process.ppid)]
    const kept = ['notes.txt', ours, living]
    for (const name of [dead, earlier, ...kept]) await writeFile(join(folder, name), '')
    await utimes(join(folder, earlier), 0, 0)
    const { dataset } = await writeDataset(folder, some)
    expect((await readdir(folder)).sort()).toEqual([...kept, `${dataset}.parquet`].sort())
  })

  test('two writes at once both succeed', async () => {
    const folder = join(root, 'at-once')
    const [a, b, c] = await Promise.all(
      [some, some, some.slice(1)].map((rows) => writeDataset(folder, rows)),
    )
    expect(a).toEqual(b)
    expect((await readdir(folder)).sort()).toEqual(
      [a, c].map((one) => `${one?.dataset ?? ''}.parquet`).sort(),
    )
  })
})
