import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ledger } from './ledger.ts'
import { openPostgres } from './open-postgres.ts'
import { type PostgresServer, startPostgres } from './start-postgres.ts'
import { batchOf } from './test-batch.ts'
import { verifyChain } from './verify-chain.ts'

let server: PostgresServer
const opened: Ledger[] = []

beforeAll(async () => {
  server = await startPostgres()
})

afterAll(async () => {
  for (const ledger of opened) await ledger.close()
  await server.stop()
})

const open = async (url: string): Promise<Ledger> => {
  const ledger = await openPostgres(url)
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.refusals))
  opened.push(ledger.value)
  return ledger.value
}

const refusalOf = async (url: string) => {
  const ledger = await openPostgres(url)
  return ledger.ok ? null : ledger.refusals[0]
}

const superuser = async (url: string, ...statements: readonly string[]) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: readonly unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

const urlAs = (url: string, user: string): string => url.replace('postgres@', `${user}@`)

it('prepares a database once, however many processes open it at the same moment', async () => {
  const urls = [await server.createDatabase(), await server.createDatabase()]
  const ledgers = await Promise.all([...urls, ...urls, ...urls].map(open))
  expect(ledgers).toHaveLength(6)
  for (const url of urls)
    expect(await superuser(url, 'select name from peil.migration order by name')).toEqual([
      { name: '0001-tables' },
      { name: '0002-access' },
      { name: '0003-append' },
      { name: '0004-restore' },
      { name: '0005-workspace' },
      { name: '0006-sign-in' },
    ])
})

it('finds what was appended when it is opened again', async () => {
  const url = await server.createDatabase()
  await (await open(url)).append(batchOf('call/1', 0, 3))
  expect((await (await open(url)).head()).position).toBe(3)
})

it('is prepared by a user who is no superuser, and used by one who may do nothing else', async () => {
  const url = await server.createDatabase()
  const [{ database }] = (await superuser(url, 'select current_database() as database')) as [
    { database: string },
  ]
  await superuser(
    url,
    'create role steward login createrole',
    'create role clerk login',
    `grant create on database ${database} to steward`,
    'grant peil_owner, peil_service, peil_user, peil_reader, peil_signin to steward with admin option',
  )
  await open(urlAs(url, 'steward'))
  expect(await refusalOf(urlAs(url, 'clerk'))).toMatchObject({ code: 'database-not-prepared' })
  await superuser(url, 'grant usage on schema peil to clerk', 'grant peil_service to clerk')
  const ledger = await open(urlAs(url, 'clerk'))
  expect(await ledger.append(batchOf('call/1', 0))).toMatchObject({ ok: true })
  const forbidden = superuser(urlAs(url, 'clerk'), 'set role peil_owner')
  await expect(forbidden).rejects.toMatchObject({ code: '42501' })
  const change = superuser(urlAs(url, 'clerk'), `update peil.entry set actor = 'x'`)
  await expect(change).rejects.toMatchObject({ code: '42501' })
})

it('refuses a user who may not prepare it, and leaves nothing half prepared', async () => {
  const url = await server.createDatabase()
  await superuser(url, 'create role stranger login')
  const refusal = await refusalOf(urlAs(url, 'stranger'))
  expect(refusal).toMatchObject({ code: 'database-not-prepared' })
  expect(await superuser(url, `select to_regnamespace('peil') as schema`)).toEqual([
    { schema: null },
  ])
})

it('refuses a database that a later version has prepared', async () => {
  const url = await server.createDatabase()
  await open(url)
  await superuser(url, `insert into peil.migration (name) values ('9999-later')`)
  const refusal = await refusalOf(url)
  expect(refusal).toMatchObject({ code: 'ledger-newer' })
  expect(refusal?.found).toContain('9999-later')
})

it('refuses a database with another encoding', async () => {
  const url = await server.createDatabase()
  await superuser(url, `create database latin encoding 'LATIN1' locale 'C' template template0`)
  const latin = url.replace(/\/suite_\d+/, '/latin')
  expect(await refusalOf(latin)).toMatchObject({ code: 'database-encoding' })
})

it('refuses a database it cannot reach, and does not repeat the password', async () => {
  const refusal = await refusalOf('postgresql://peil:secret-word@127.0.0.1:1/peil')
  expect(refusal).toMatchObject({ code: 'database-unusable' })
  expect(JSON.stringify(refusal)).not.toContain('secret-word')
  const url = await server.createDatabase()
  const missing = await refusalOf(url.replace(/\/suite_\d+/, '/missing'))
  expect(missing).toMatchObject({ code: 'database-unusable' })
})

it('waits for the disk and reads the newest state, whatever the defaults of the database', async () => {
  const url = await server.createDatabase()
  await superuser(
    url,
    `do $$ begin
       execute format('alter database %I set synchronous_commit = off', current_database());
       execute format(
         'alter database %I set default_transaction_isolation = serializable', current_database());
     end $$`,
  )
  const [first, second] = [await open(url), await open(url)]
  const writers = Array.from({ length: 10 }, async (_, writer) => {
    for (let at = 0; at < 5; at += 1)
      expect(
        await (writer % 2 === 0 ? first : second).append(batchOf(`call/${writer}`, at)),
      ).toMatchObject({
        ok: true,
      })
  })
  await Promise.all(writers)
  expect(await verifyChain(first.readStored())).toEqual({
    entries: 50,
    firstBroken: null,
  })
})
