import { rmSync } from 'node:fs'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type PostgresServer } from '@peil/ledger/start-postgres.ts'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { newPeil, programmeFolder } from '@peil/operations/testing/test-peil.ts'
import { csvFile, residentRows } from '@peil/operations/testing/table-files.ts'
import { jsonOf, runPeil, startPeil } from './testing/run-peil.ts'

describe('a data folder', { timeout: 120_000 }, () => {
  let data = ''
  beforeAll(async () => {
    data = await newTestDataFolder()
  })
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  it('is refused while another process uses it, which is named, and free afterwards', async () => {
    const peil = await newPeil({ dataFolder: data })
    const refused = await runPeil(['log', '--data', data, '--json'])
    expect([refused.code, refused.stderr]).toEqual([1, ''])
    expect(jsonOf(refused)).toMatchObject({ problems: [{ code: 'folder-locked' }] })
    const inWords = await runPeil(['award', '--data', data, '--call', '2022', '--budget', '1'])
    expect(inWords.stderr).toContain(`in use by process ${process.pid}`)
    await peil.close()
    expect((await runPeil(['log', '--data', data])).code).toBe(0)
  })

  it('is free again at once when the process that used it was killed', async () => {
    const file = csvFile('residents', residentRows)
    const child = startPeil(['import', 'residents', file, '--data', data])
    setTimeout(() => child.kill('SIGKILL'), 700)
    await once(child, 'exit')
    expect((await runPeil(['log', '--data', data, '--verify'])).code).toBe(0)
  })
})

describe('a ledger in PostgreSQL', { timeout: 120_000 }, () => {
  let server: PostgresServer
  let data = ''
  beforeAll(async () => {
    server = await startPostgres()
    data = await newTestDataFolder()
    rmSync(data, { recursive: true })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  })

  it('is used by several processes at once when DATABASE_URL names it', async () => {
    const environment = { DATABASE_URL: await server.createDatabase() }
    const run = (...args: readonly string[]) => runPeil(args, environment)
    expect((await run('init', data, '--programme', programmeFolder)).code).toBe(0)
    const files = residentRows.slice(0, 3).map((row) => csvFile('residents', [row]))
    const imported = await Promise.all(
      files.map((file) => run('import', 'residents', file, '--data', data)),
    )
    expect(imported.map(({ code }) => code)).toEqual([0, 0, 0])
    const verified = await run('log', '--data', data, '--verify', '--json')
    expect(jsonOf(verified)).toEqual({ entries: 4, first_broken: null })
    const wrong = { DATABASE_URL: environment.DATABASE_URL.replace('suite_', 'nothing_') }
    const refused = await runPeil(['log', '--data', data, '--json'], wrong)
    expect(jsonOf(refused)).toMatchObject({ problems: [{ code: 'database-unusable' }] })
  })
})
