import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Ledger } from './ledger.ts'
import { lockFolder } from './folder-lock.ts'
import { openLedger } from './open-ledger.ts'
import { startPostgres } from './start-postgres.ts'
import { batchOf } from './test-batch.ts'
import { newTestDataFolder } from './test-data-folder.ts'

let dataFolder = ''

beforeEach(async () => {
  dataFolder = await newTestDataFolder()
})

afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

const open = async (): Promise<Ledger> => {
  const opened = await openLedger({ dataFolder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
  return opened.value
}

const expectRefusal = async (code: string): Promise<void> => {
  expect(await openLedger({ dataFolder })).toMatchObject({ ok: false, refusals: [{ code }] })
}

const expectFree = (): void => {
  const lock = lockFolder(dataFolder)
  expect(lock.ok).toBe(true)
  if (lock.ok) lock.value.release()
}

it('finds what was appended when it is opened again', async () => {
  const first = await open()
  await first.append(batchOf('call/1', 0, 3))
  const head = await first.head()
  await first.close()
  const second = await open()
  expect(await second.head()).toEqual(head)
  expect(await second.append(batchOf('call/1', 3))).toMatchObject({ ok: true, firstPosition: 4 })
  await second.close()
})

it('makes a new ledger in a new folder, and nothing else', async () => {
  const folder = join(dataFolder, 'new', 'folder')
  const opened = await openLedger({ dataFolder: folder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
  expect((await opened.value.head()).position).toBe(0)
  await opened.value.close()
  expect(readdirSync(folder).sort()).toEqual(['ledger', 'lock.sqlite'])
})

it('refuses to open a folder twice, and lets it go when it is closed', async () => {
  const ledger = await open()
  await expectRefusal('folder-locked')
  await ledger.close()
  expectFree()
})

it('cleans up what a killed process left of a new ledger', async () => {
  rmSync(join(dataFolder, 'ledger'), { recursive: true })
  mkdirSync(join(dataFolder, 'ledger.partial'))
  writeFileSync(join(dataFolder, 'ledger.partial', 'PG_VERSION'), '18\n')
  const ledger = await open()
  await ledger.close()
  expect(existsSync(join(dataFolder, 'ledger.partial'))).toBe(false)
})

it('refuses a damaged ledger, leaves it as it is, and lets the folder go', async () => {
  const control = join(dataFolder, 'ledger', 'global', 'pg_control')
  writeFileSync(control, 'damaged')
  await expectRefusal('ledger-unreadable')
  expectFree()
})

it('refuses a folder with other files where the ledger should be', async () => {
  rmSync(join(dataFolder, 'ledger'), { recursive: true })
  mkdirSync(join(dataFolder, 'ledger'))
  writeFileSync(join(dataFolder, 'ledger', 'letter.txt'), '')
  await expectRefusal('ledger-unreadable')
  expectFree()
})

it('refuses a ledger that a later version wrote, and lets the folder go', async () => {
  await (await open()).close()
  const pglite = await PGlite.create(join(dataFolder, 'ledger'))
  await pglite.exec(`insert into peil.migration (name) values ('9999-later')`)
  await pglite.close()
  await expectRefusal('ledger-newer')
  expectFree()
})

it('uses PostgreSQL when a database is named, without a lock on the folder', async () => {
  const server = await startPostgres()
  const databaseUrl = await server.createDatabase()
  const opened = [
    await openLedger({ dataFolder, databaseUrl }),
    await openLedger({ dataFolder, databaseUrl }),
  ]
  expectFree()
  for (const ledger of opened) {
    expect(ledger.ok).toBe(true)
    if (ledger.ok) await ledger.value.close()
  }
  await server.stop()
})
