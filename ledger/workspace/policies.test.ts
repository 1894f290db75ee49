import { may } from '@peil/domain/access/may.ts'
import { rights, type Right } from '@peil/domain/access/rights.ts'
import { type Reader, roles } from '@peil/domain/access/role.ts'
import { type Kysely, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Tables } from '../database.ts'
import { describeOnBothDatabases } from '../test-databases.ts'
import { settingsOf } from './exercise-rights.ts'
import { at, dossiers, fillWorkspace, readerOf, type Side } from './test-rows.ts'

interface Deed {
  readonly statement: (side: Side) => string
  /** The rights of which one is needed; none: nobody may, whatever they were given. */
  readonly needs: readonly Right[]
}

const array = (codes: readonly string[]): string => `'{${codes.join(',')}}'`
const keys = (side: Side): string =>
  `'1', '${dossiers[side].lead}', ${array(dossiers[side].members)}`

const insertDraft = (side: Side, kind: 'application' | 'report', account: string): string =>
  `insert into peil.draft_change
     (kind, call, applicant, members, moment, field, value, account, at)
   values ('${kind}', ${keys(side)}, '${kind === 'report' ? 'final' : ''}', 'g', '1', '${account}', 't')`
const insertMessage = (side: Side, account: string): string =>
  `insert into peil.message (id, thread, members, action, account, at, text)
   values ('new', 't', ${array(dossiers[side].members)}, '${dossiers[side].actions[0]}',
     '${account}', 't', 'x')`
const insertEvidence = (side: Side, account: string): string =>
  `insert into peil.evidence (id, call, applicant, members, name, media_type, bytes, account, at)
   values ('new', ${keys(side)}, 'n', 'm', '\\x01', '${account}', 't')`
const ofDossier = (side: Side): string => `applicant = '${dossiers[side].lead}'`
const erase = (id: string): string =>
  `update peil.message set text = null, erased_at = 't' where id = '${id}'`

/** Table × verb, as reader `a` would do it. */
const deeds: Readonly<Record<string, Deed>> = {
  'entry: read': {
    statement: (side) =>
      `select position, stream, recorded_at, text, hash from peil.entry
       where position = ${side === 'own' ? 1 : 2}`,
    needs: ['see-dossier'],
  },
  'draft of an application: read': {
    statement: (side) =>
      `select id, field, value, account, at from peil.draft_change
       where kind = 'application' and ${ofDossier(side)}`,
    needs: ['see-draft', 'edit-application'],
  },
  'draft of a report: read': {
    statement: (side) =>
      `select id from peil.draft_change where kind = 'report' and ${ofDossier(side)}`,
    needs: ['see-draft', 'edit-report'],
  },
  'draft of an application: write': {
    statement: (side) => insertDraft(side, 'application', 'a'),
    needs: ['edit-application'],
  },
  'draft of a report: write': {
    statement: (side) => insertDraft(side, 'report', 'a'),
    needs: ['edit-report'],
  },
  'message: read': {
    statement: (side) => `select * from peil.message where id = '${side}-b'`,
    needs: ['see-messages', 'write-message'],
  },
  'message: write': {
    statement: (side) => insertMessage(side, 'a'),
    needs: ['write-message'],
  },
  'message: erase own': { statement: (side) => erase(`${side}-a`), needs: ['write-message'] },
  'evidence: read': {
    statement: (side) => `select id, bytes from peil.evidence where ${ofDossier(side)}`,
    needs: ['see-evidence', 'attach-evidence'],
  },
  'evidence: write': {
    statement: (side) => insertEvidence(side, 'a'),
    needs: ['attach-evidence'],
  },
  ...Object.fromEntries(
    Object.entries({
      'draft as another': (side: Side) => insertDraft(side, 'application', 'b'),
      'report as another': (side: Side) => insertDraft(side, 'report', 'b'),
      'message as another': (side: Side) => insertMessage(side, 'b'),
      'evidence as another': (side: Side) => insertEvidence(side, 'b'),
      'erase a message of another': (side: Side) => erase(`${side}-b`),
      'change a message': (side: Side) =>
        `update peil.message set text = 'x' where id = '${side}-a'`,
      'give a message away': (side: Side) =>
        `update peil.message set account = 'b' where id = '${side}-a'`,
      'delete a message': (side: Side) => `delete from peil.message where id = '${side}-a'`,
      'change a draft': (side: Side) =>
        `update peil.draft_change set value = '' where ${ofDossier(side)}`,
      'delete a draft': (side: Side) => `delete from peil.draft_change where ${ofDossier(side)}`,
      'change evidence': (side: Side) =>
        `update peil.evidence set name = '' where ${ofDossier(side)}`,
      'delete evidence': (side: Side) => `delete from peil.evidence where ${ofDossier(side)}`,
      'write an entry': () => `insert into peil.entry values
        (9, 'call/1', 9, 't', '2024-05-01T12:00:00.000Z', 'a', '{}', '{}', 'h')`,
      'change an entry': () => `update peil.entry set actor = 'a'`,
      append: () => `select peil.append('{}')`,
      'read private texts': () => 'select * from peil.private_text',
      'read grants': () => 'select account from peil.account_grant',
      'give a grant': () => `insert into peil.account_grant (account, role, given_at, given_by)
        values ('a', 'auditor', 't', 'a')`,
      'end a grant': () => `update peil.account_grant set ended_at = 't'`,
      'delete a grant': () => 'delete from peil.account_grant',
      'change members': () => `select peil.change_members('1', '11002', '{44021}')`,
      'erase messages': () => `select peil.erase_messages_of('b', 't')`,
      'restore rows': () => `select peil.restore_rows('message', '[]')`,
    }).map(([name, statement]) => [name, { statement, needs: [] }]),
  ),
}

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
