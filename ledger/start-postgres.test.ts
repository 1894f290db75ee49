import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { expect, it } from 'vitest'
import { startPostgres } from './start-postgres.ts'

const folderOf = (url: string): string => decodeURIComponent(url.split('host=')[1] ?? '')

const vanished = async (folder: string): Promise<void> => {
  while (existsSync(folder)) await new Promise((resolve) => setTimeout(resolve, 20))
}

it('starts a real PostgreSQL with databases of its own, and leaves nothing behind', async () => {
  const server = await startPostgres()
  const urls = [await server.createDatabase(), await server.createDatabase()]
  expect(new Set(urls).size).toBe(2)
  const client = new pg.Client({ connectionString: urls[0] })
  await client.connect()
  const { rows } = await client.query<{ version: string }>('select version()')
  expect(rows[0]?.version).toMatch(/^PostgreSQL \d+/)
  await client.end()
  await server.stop()
  await vanished(folderOf(urls[0] ?? ''))
})

it('stops with the process that started it, however that dies', async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'start-postgres.ts'))}
    process.stdout.write(await (await startPostgres()).createDatabase() + '\\n')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string]
  expect(existsSync(folderOf(url))).toBe(true)
  child.kill('SIGKILL')
  await vanished(folderOf(url))
})
