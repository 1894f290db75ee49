import { may } from '@peil/domain/access/may.ts'
import { rights, type Right } from '@peil/domain/access/rights.ts'
import { type Reader, roles } from '@peil/domain/access/role.ts'
import { type Kysely, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Tables } from '../database.ts'
import { describeOnBothDatabases } from '../test-databases.ts'
import { settingsOf } from './exercise-rights.ts'
import { deeds, erase, insertDraft, insertEvidence, insertMessage } from './test-deeds.ts'
import { at, dossiers, fillWorkspace, readerOf } from './test-rows.ts'

/** Rights that a transaction may be opened under, and one that reaches no row. */
const exercised = [
  ...new Set(Object.values(deeds).flatMap(({ needs }) => needs)),
  'manage-people',
] as const

interface Cell {
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
  readonly deed: string
  readonly expected: boolean
}

const cellsOf = (who: string, reader: Reader, right: Right): Cell[] =>
  Object.entries(deeds).flatMap(([deed, { statement, needs }]) =>
    (['own', 'other'] as const).map((side) => ({
      name: `${who}, ${right}, ${deed}, ${side}`,
      settings: settingsOf(reader, right),
      deed: statement(side),
      expected: needs.includes(right) && may(reader, right, dossiers[side]),
    })),
  )

/** Somebody with several roles may no more than each of them: the rights do not mix. */
const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(roles.map((role) => [role, readerOf('a', role)])),
  nobody: readerOf('a'),
  'coordinator here, signatory there': {
    account: 'a',
    grants: [
      { role: 'coordinator', municipality: '11002' },
      { role: 'signatory', municipality: '44021' },
    ],
  },
  'auditor and mentor': readerOf('a', 'auditor', 'mentor'),
}

const matrix: readonly Cell[] = Object.entries(readers).flatMap(([who, reader]) =>
  exercised.flatMap((right) => cellsOf(who, reader, right)),
)

/** Each setting taken away in turn from somebody who may, and all at once. */
const withoutSettings: readonly Cell[] = ['coordinator', 'programme-manager'].flatMap((role) => {
  const all = matrix.filter(({ name, expected }) => expected && name.startsWith(`${role},`))
  const without = (cell: Cell, ...names: readonly string[]): Cell => ({
    ...cell,
    name: `${cell.name} without ${names.join()}`,
    settings: Object.fromEntries(
      Object.entries(cell.settings).filter(([name]) => !names.includes(name)),
    ),
    expected: false,
  })
  const reach = role === 'coordinator' ? 'peil.municipalities' : 'peil.sees_all'
  return all.flatMap((cell) => [
    without(cell, 'peil.right'),
    without(cell, reach),
    { ...cell, name: `${cell.name} without settings`, settings: {}, expected: false },
    ...(/: (write|erase)/.test(cell.name) ? [without(cell, 'peil.account')] : []),
  ])
})

/** Tries each deed as `peil_user` and undoes it: how many rows, or the code of the refusal. */
const attempt = `create or replace function pg_temp.attempt(settings jsonb, deed text)
  returns text language plpgsql as $$
  declare
    affected bigint;
  begin
    perform set_config(key, value, true) from jsonb_each_text(settings);
    set local role peil_user;
    execute deed;
    get diagnostics affected = row_count;
    raise exception using errcode = 'ZZ000', message = affected::text;
  exception when others then
    return case sqlstate when 'ZZ000' then sqlerrm else sqlstate end;
  end $$`

const outcomes = async (db: Kysely<Tables>, cells: readonly Cell[]): Promise<readonly string[]> => {
  await sql.raw(attempt).execute(db)
  const { rows } = await sql<{ outcome: string }>`
    select pg_temp.attempt(cell -> 'settings', cell ->> 'deed') as outcome
    from jsonb_array_elements(${JSON.stringify(cells)}::jsonb) with ordinality one (cell, n)
    order by n`.execute(db)
  return rows.map(({ outcome }) => outcome)
}

const allowed = (outcome: string): boolean => outcome === '1'
const denied = (outcome: string): boolean => outcome === '0' || outcome === '42501'

describeOnBothDatabases('policies', (database) => {
  beforeAll(async () => {
    await database().empty()
    await fillWorkspace(database())
    await database().ledger.workspace.giveGrant('b', { role: 'auditor' }, 'c', at(0))
  })

  const wrongOf = async (
    db: Kysely<Tables>,
    cells: readonly Cell[],
  ): Promise<readonly string[]> => {
    const found = await outcomes(db, cells)
    return cells.flatMap(({ name, expected }, index) => {
      const outcome = found[index] ?? 'none'
      const right = expected ? allowed(outcome) : denied(outcome)
      return right ? [] : [`${name}: ${outcome}`]
    })
  }

  it('let each role do on each table what the table of rights says, and nothing else', async () => {
    expect(matrix.length).toBeGreaterThan(5_000)
    expect(matrix.filter(({ expected }) => expected).length).toBeGreaterThan(60)
    expect(await database().as('postgres', (db) => wrongOf(db, matrix))).toEqual([])
  })

  it('let nobody do anything without the settings of a transaction', async () => {
    expect(withoutSettings.length).toBeGreaterThan(60)
    expect(await database().as('postgres', (db) => wrongOf(db, withoutSettings))).toEqual([])
  })

  it('are each needed: without any one of them somebody may no longer what they should', async () => {
    const policies = await database().as('postgres', async (db) => {
      const { rows } = await sql<{ table: string; name: string }>`
        select tablename as table, policyname as name from pg_policies
        where schemaname = 'peil' and 'peil_user' = any (roles) order by 1, 2`.execute(db)
      return rows
    })
    expect(policies.length).toBe(8)
    for (const { table, name } of policies) {
      let wrong: readonly string[] = []
      const undone = database().as('postgres', async (db) => {
        await sql`drop policy ${sql.id(name)} on peil.${sql.id(table)}`.execute(db)
        wrong = await wrongOf(db, matrix)
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      expect(wrong, `${name} on ${table}`).not.toEqual([])
    }
    expect(await database().as('postgres', (db) => wrongOf(db, matrix))).toEqual([])
  })

  describe('the service', () => {
    const run = (statement: string) =>
      database().as('peil_service', async (db) => (await sql.raw(statement).execute(db)).rows)

    it.each([
      insertDraft('own', 'application', 'a'),
      insertMessage('own', 'a'),
      insertEvidence('own', 'a'),
      `update peil.draft_change set value = ''`,
      erase('own-a'),
      'delete from peil.draft_change',
      'delete from peil.message',
      'delete from peil.evidence',
      'delete from peil.account_grant',
      `update peil.account_grant set account = 'z'`,
      `update peil.account_grant set ended_at = null`,
      `select peil.within('{}', '')`,
    ])('may not: %s', async (statement) => {
      await expect(run(statement)).rejects.toMatchObject({ code: '42501' })
    })
  })

  it('are forced on every table, for the owner too', async () => {
    const tables = await database().as('postgres', async (db) => {
      const { rows } = await sql<{ name: string; forced: boolean }>`
        select relname as name, relrowsecurity and relforcerowsecurity as forced from pg_class
        where relnamespace = 'peil'::regnamespace and relkind = 'r' order by 1`.execute(db)
      return rows
    })
    const open = tables.filter(({ forced }) => !forced).map(({ name }) => name)
    expect(open).toEqual(['migration'])
    expect(tables).toHaveLength(7)
  })

  it('are asked as a role that cannot sign in, own or step around them', async () => {
    const [role] = await database().as('postgres', async (db) => {
      const { rows } = await sql<Record<string, boolean>>`
        select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
        from pg_roles where rolname = 'peil_user'`.execute(db)
      return rows
    })
    expect(Object.values(role ?? { missing: true })).toEqual([false, false, false, false, false])
  })

  it('name only rights that the table has', () => {
    for (const right of exercised) expect(rights).toHaveProperty(right)
  })
})
