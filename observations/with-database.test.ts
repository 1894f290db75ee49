import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlText, withDatabase } from './with-database.ts'

let root = ''
let folder = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'peil-database-'))
  folder = join(root, 'lake')
  await mkdir(folder)
  await mkdir(join(root, 'lake-beside'))
  for (const path of ['outside.csv', 'lake/inside.csv', 'lake-beside/x.csv'])
    await writeFile(join(root, path), 'a\n1\n')
})
afterAll(() => rm(root, { recursive: true }))

const run = (sql: string) => withDatabase(folder, (connection) => connection.run(sql))
const file = (path: string) => sqlText(join(root, path))

test('files of its folder can be read', async () => {
  await expect(run(`FROM read_csv(${file('lake/inside.csv')})`)).resolves.toBeDefined()
})

test.each([
  ['a file outside', () => `FROM read_csv(${file('outside.csv')})`],
  [
    'a file outside, by way of the folder',
    () => `FROM read_csv(${file('lake')} || '/../outside.csv')`,
  ],
  ['a folder whose name only begins the same', () => `FROM read_csv(${file('lake-beside/x.csv')})`],
  ['writing outside', () => `COPY (SELECT 1) TO ${file('new.csv')}`],
  ['another database', () => `ATTACH ${file('new.db')}`],
  ['the network', () => "FROM read_csv('https://localhost:1/x.csv')"],
  ['fetching an extension', () => 'INSTALL httpfs'],
  ['loading an extension', () => 'LOAD httpfs'],
  ['opening up again', () => 'SET enable_external_access = true'],
  ['more folders', () => "SET allowed_directories = ['/']"],
  ['more threads', () => 'SET threads = 4'],
])('%s is refused', async (_, sql) => {
  await expect(run(sql())).rejects.toThrow(/disabled|locked|not allowed/i)
})

test('memory is limited and nothing spills to disk', async () => {
  const rows = await withDatabase(folder, async (connection) => {
    const sql = "SELECT current_setting('memory_limit'), current_setting('temp_directory')"
    return (await connection.runAndReadAll(sql)).getRows()
  })
  expect(rows).toEqual([['953.6 MiB', '']])
})
