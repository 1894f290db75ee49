import type { Grant } from '@peil/domain/access/role.ts'
import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../test-databases.ts'
import { asReader } from './as-reader.ts'
import type { DraftName } from './draft-rows.ts'
import { at, evidenceOf, fillWorkspace, insiderOf, readerOf } from './test-rows.ts'
import type { UserRows } from './workspace.ts'

const draft: DraftName = { kind: 'application', call: '2', applicant: '11002' }
const members = ['11002', '11008']
const ann = insiderOf('ann', 'own')

describeOnBothDatabases('a reader', (database) => {
  beforeEach(() => database().empty())
  const workspace = () => database().ledger.workspace

  const save = (reader: typeof ann) =>
    workspace().asReader(reader, (rows) =>
      rows.saveDraftField({ draft, members, field: 'f', value: '1', basedOn: null, at: at(1) }),
    )
  const readBy = (reader: typeof ann) =>
    workspace().asReader(reader, (rows) => rows.readDraft(draft))

  it('sees the entries to which its municipalities are party', async () => {
    await fillWorkspace(database())
    const positions = (reader: typeof ann) =>
      workspace().asReader(reader, async (rows) =>
        (await rows.readEntries()).map(({ position }) => position),
      )
    expect(await positions(ann)).toEqual([1])
    expect(await positions(insiderOf('eve', 'other'))).toEqual([2])
    expect(await positions(readerOf('p', 'programme-manager'))).toEqual([1, 2, 3])
    expect(await positions(readerOf('o', 'auditor'))).toEqual([1, 2, 3])
    expect(await positions(readerOf('l', 'action-liaison'))).toEqual([])
    expect(
      await workspace().asReader(readerOf('o', 'auditor'), (rows) =>
        rows.readEntries({ stream: 'call/1', upToPosition: 2 }),
      ),
    ).toHaveLength(2)
  })

  it('leaves nothing of itself to whoever gets the connection next', async () => {
    await fillWorkspace(database())
    const state = () =>
      database()
        .ledger.workspace.listGrants()
        .then(async () =>
          // Every connection of the pool that the ledger uses, at once.
          Promise.all(Array.from({ length: 12 }, () => workspace().asReader(readerOf('n'), seen))),
        )
    const seen = async (rows: UserRows) => [
      (await rows.readEntries()).length,
      (await rows.listMessages('own')).length,
      (await rows.listMessages('other')).length,
      (await rows.listEvidence('1', '11002')).length,
    ]
    const manager = readerOf('p', 'programme-manager')
    const both = await Promise.all(
      Array.from({ length: 40 }, (_, n) => workspace().asReader(n % 2 ? manager : ann, seen)),
    )
    for (const [n, found] of both.entries())
      expect(found).toEqual(n % 2 ? [3, 2, 2, 1] : [1, 2, 0, 1])
    for (const found of await state()) expect(found).toEqual([0, 0, 0, 0])
    const failing = workspace().asReader(manager, async (rows) => {
      await seen(rows)
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    for (const found of await state()) expect(found).toEqual([0, 0, 0, 0])
    expect((await database().ledger.read()).length).toBe(3)
    expect((await database().ledger.head()).position).toBe(3)
  })

  it('does each thing under its own right, also what is asked at the same time', async () => {
    await fillWorkspace(database())
    const found = await workspace().asReader(ann, (rows) =>
      Promise.all([
        rows.listMessages('own'),
        rows.readEntries(),
        rows.readDraft({ ...draft, call: '1' }),
        rows.listMessages('other'),
        rows.listEvidence('1', '11002'),
      ]),
    )
    expect(found.map(({ length }) => length)).toEqual([2, 1, 1, 0, 1])
  })

  it('tells the database who it is for one transaction only', async () => {
    const { db } = database()
    const session = async () => {
      const { rows } = await sql<Record<string, string>>`
        select current_user as role, pg_backend_pid() as connection, concat(
          current_setting('peil.account', true), current_setting('peil.right', true),
          current_setting('peil.sees_all', true), current_setting('peil.municipalities', true),
          current_setting('peil.actions', true)) as settings`.execute(db)
      return rows
    }
    const before = await session()
    expect(before).toMatchObject([{ settings: '' }])
    const manager = readerOf('p', 'programme-manager', 'coordinator', 'mentor')
    await asReader(db, manager, (rows) => rows.readEntries())
    expect(await session()).toEqual(before)
    const undone = asReader(db, manager, async (rows) => {
      await rows.readEntries()
      throw new Error('half way')
    })
    await expect(undone).rejects.toThrow('half way')
    expect(await session()).toEqual(before)
  })

  it('reaches nothing after its transaction, and what it began is waited for', async () => {
    await fillWorkspace(database())
    let kept: UserRows | undefined
    let begun: Promise<unknown> | undefined
    await workspace().asReader(ann, async (rows) => {
      kept = rows
      await rows.readEntries()
      begun = rows.listMessages('other').catch((error: unknown) => error)
    })
    expect([
      [],
      expect.objectContaining({ message: expect.stringContaining('ended') as string }),
    ]).toContainEqual(await begun)
    await expect(kept?.readEntries()).rejects.toThrow('ended')
    await expect(kept?.listMessages('other')).rejects.toThrow('ended')
  })

  it('writes all or nothing', async () => {
    const undone = workspace().asReader(ann, async (rows) => {
      await rows.saveDraftField({
        draft,
        members,
        field: 'f',
        value: '1',
        basedOn: null,
        at: at(1),
      })
      await rows.putEvidence(evidenceOf('e1'))
      throw new Error('half way')
    })
    await expect(undone).rejects.toThrow('half way')
    expect(await readBy(ann)).toEqual([])
  })

  it('throws when it writes where it may not, and has written nothing', async () => {
    const elsewhere = insiderOf('eve', 'other')
    await expect(save(elsewhere)).rejects.toMatchObject({ code: '42501' })
    await expect(save(readerOf('o', 'auditor'))).rejects.toMatchObject({
      code: '42501',
    })
    await expect(
      workspace().asReader(readerOf('s', 'signatory'), (rows) =>
        rows.putEvidence(evidenceOf('e1')),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await readBy(ann)).toEqual([])
  })

  it('takes no code for two', async () => {
    const grants: readonly Grant[] = [{ role: 'coordinator', municipality: '11002,44021' }]
    const strange = workspace().asReader({ account: 'x', grants }, (rows) => rows.readEntries())
    await expect(strange).rejects.toThrow('not a code')
  })
})
