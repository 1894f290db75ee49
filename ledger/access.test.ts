import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { batchOf, entryOf, textOf } from './test-batch.ts'
import { describeOnBothDatabases, type Role, type TestDatabase } from './test-databases.ts'

const run = (database: TestDatabase, role: Role, statement: string) =>
  database.as(
    role,
    async (db) => (await sql.raw<Record<string, unknown>>(statement).execute(db)).rows,
  )

const newRow = `(9, 'call/1', 9, 't', '2024-05-01T12:00:00.000Z', 'a', '{}', '{}', 'h')`

describeOnBothDatabases('access', (database) => {
  const text = textOf('a reason')

  beforeAll(async () => {
    await database().empty()
    await database().ledger.append({
      ...batchOf('call/1', 0),
      entries: [
        entryOf('call/1', 1, ['44021', '44013']),
        entryOf('call/1', 2, ['11002']),
        entryOf('call/1', 3, []),
      ],
      texts: [text],
    })
  })

  describe.each<Role>(['peil_service', 'peil_reader'])('%s', (role) => {
    it.each([
      `insert into peil.entry values ${newRow}`,
      `update peil.entry set text = ''`,
      'delete from peil.entry',
      'truncate peil.entry',
      `insert into peil.private_text values ('d', 's', 't')`,
      `update peil.private_text set text = ''`,
      'delete from peil.private_text',
      'truncate peil.private_text',
      'alter table peil.entry disable trigger all',
      'alter table peil.entry disable row level security',
      'drop table peil.entry',
      'create table peil.more (x int)',
      `insert into peil.migration (name) values ('9999')`,
      `select peil.keep_texts('[]')`,
    ])('may not: %s', async (statement) => {
      await expect(run(database(), role, statement)).rejects.toMatchObject({ code: '42501' })
    })
  })

  describe.each<Role>(['peil_owner', 'postgres'])('even %s', (role) => {
    it.each([
      `update peil.entry set actor = 'another'`,
      'delete from peil.entry',
      'delete from peil.entry where false',
      'truncate peil.entry',
      `update peil.private_text set text = ''`,
      'truncate peil.private_text',
    ])('is refused by a trigger: %s', async (statement) => {
      await expect(run(database(), role, statement)).rejects.toMatchObject({ code: '23000' })
      expect(await database().ledger.head()).toMatchObject({ position: 3 })
    })
  })

  const readAs = (municipalities: string | null) =>
    database().as('peil_reader', async (db) => {
      if (municipalities !== null)
        await sql`select set_config('peil.municipalities', ${municipalities}, true)`.execute(db)
      const rows = await db.selectFrom('entry').select('position').orderBy('position').execute()
      return rows.map(({ position }) => Number(position))
    })

  it('shows a reader only what its municipalities are party to', async () => {
    expect(await readAs('44021')).toEqual([1])
    expect(await readAs('11002')).toEqual([2])
    expect(await readAs('44013,11002')).toEqual([1, 2])
    expect(await readAs('44022')).toEqual([])
  })

  it('shows a reader nothing when no municipality is set, also after another was', async () => {
    expect(await readAs(null)).toEqual([])
    expect(await readAs('')).toEqual([])
    expect(await readAs('44021')).toEqual([1])
    expect(await readAs(null)).toEqual([])
  })

  it.each([
    'select * from peil.private_text',
    'select * from peil.migration',
    `select peil.append('{}')`,
    `select peil.erase_text('')`,
    `select peil.restore_texts('[]')`,
  ])('lets a reader read entries only: %s', async (statement) => {
    await expect(run(database(), 'peil_reader', statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('forces row-level security, for the owner too', async () => {
    const rows = await run(
      database(),
      'postgres',
      `select relname, relrowsecurity and relforcerowsecurity as forced,
              pg_get_userbyid(relowner) as owner
       from pg_class where oid in ('peil.entry'::regclass, 'peil.private_text'::regclass)
       order by relname`,
    )
    expect(rows).toEqual([
      { relname: 'entry', forced: true, owner: 'peil_owner' },
      { relname: 'private_text', forced: true, owner: 'peil_owner' },
    ])
  })

  it('pins the search path of every function that runs as its owner, and shows it to no one', async () => {
    const rows = await run(
      database(),
      'postgres',
      `select proname, pg_get_userbyid(proowner) as owner, proconfig[1] as path,
              has_function_privilege('public', oid, 'execute') as anyone
       from pg_proc where pronamespace = 'peil'::regnamespace and prosecdef order by proname`,
    )
    expect(rows.map(({ proname }) => proname)).toEqual([
      'append',
      'change_members',
      'erase_messages_of',
      'erase_text',
      'restore_entries',
      'restore_rows',
      'restore_texts',
    ])
    for (const row of rows)
      expect(row).toMatchObject({
        owner: 'peil_owner',
        path: 'search_path=pg_catalog, pg_temp',
        anyone: false,
      })
  })

  it('appends only data that is one JSON object', async () => {
    const batchWith = (data: string): string =>
      JSON.stringify({
        actor: 'a',
        recordedAt: '2024-05-01T12:00:00.000Z',
        streams: '{call/1}',
        expected: '{3}',
        entries: [{ stream: 1, type: 't', parties: '{}', data }],
        texts: [],
      }).replaceAll("'", "''")
    for (const data of ['{},"position":1', '[]', '1', '', '{} {}'])
      await expect(
        run(database(), 'peil_service', `select peil.append('${batchWith(data)}')`),
      ).rejects.toThrow(/JSON|json/)
    expect((await database().ledger.head()).position).toBe(3)
  })

  it('keeps no text whose digest is of another text', async () => {
    const wrong = { ...textOf('another reason'), text: 'a forged reason' }
    await expect(
      database().ledger.append({ ...batchOf('call/1', 3), texts: [wrong] }),
    ).rejects.toThrow('does not match its digest')
    expect((await database().ledger.head()).position).toBe(3)
  })
})
