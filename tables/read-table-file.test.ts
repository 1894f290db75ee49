import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTableFile } from './read-table-file.ts'
import { tableLimits } from './table-limits.ts'

const columns = [{ name: 'a' }]
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peil-tables-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a file on disk, named in findings without its folder', async () => {
  const path = join(folder, 'good.csv')
  await writeFile(path, 'a\n1\n')
  expect(await readTableFile(path, columns)).toMatchObject({ rows: [{ line: 2 }], findings: [] })
  await writeFile(path, 'b\n1\n')
  expect((await readTableFile(path, columns)).findings[0]?.file).toBe('good.csv')
})

test('a file over the limit is refused without being read, one at the limit is read', async () => {
  const path = join(folder, 'size.csv')
  await writeFile(path, 'a\n12')
  expect((await readTableFile(path, columns, { ...tableLimits, fileBytes: 4 })).findings).toEqual(
    [],
  )
  await truncate(path, 200_000_000)
  expect((await readTableFile(path, columns)).findings).toMatchObject([{ code: 'file-too-large' }])
  await truncate(path, 5)
  const { findings } = await readTableFile(path, columns, { ...tableLimits, fileBytes: 4 })
  expect(findings).toMatchObject([{ code: 'file-too-large', file: 'size.csv' }])
})

test('no file, a folder, a pipe that nobody writes to, a link to itself', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const loop = join(folder, 'loop')
  await symlink(loop, loop)
  for (const path of [join(folder, 'none.csv'), join(folder, 'none', 'x'), folder, pipe, loop]) {
    const { rows, findings } = await readTableFile(path, columns)
    expect(rows).toEqual([])
    expect(findings).toMatchObject([{ severity: 'error', code: 'file-not-readable' }])
  }
})
