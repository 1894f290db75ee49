import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../test-databases.ts'
import type { DraftName } from './draft-rows.ts'
import { at, evidenceOf, insiderOf } from './test-rows.ts'

const draft: DraftName = { kind: 'application', call: '2', applicant: '11002' }
const members = ['11002', '11008']
const ann = insiderOf('ann', 'own')
const bob = insiderOf('bob', 'own')

describeOnBothDatabases('a draft', (database) => {
  beforeEach(() => database().empty())
  const workspace = () => database().ledger.workspace

  const save = (
    reader: typeof ann,
    value: string,
    basedOn: number | null,
    field = 'reach/5',
    minute = 1,
  ) =>
    workspace().asReader(reader, (rows) =>
      rows.saveDraftField({ draft, members, field, value, basedOn, at: at(minute) }),
    )
  const idOf = (saved: Awaited<ReturnType<typeof save>>): number => {
    if (!saved.ok) throw new Error(JSON.stringify(saved))
    return saved.id
  }
  const readBy = (reader: typeof ann) =>
    workspace().asReader(reader, (rows) => rows.readDraft(draft))

  it('holds the last change of each field, with who and when', async () => {
    const first = idOf(await save(ann, '700', null))
    const second = idOf(await save(bob, '710', first, 'reach/5', 2))
    const other = idOf(await save(ann, 'a \0 b \ud800', null, 'partner/5', 3))
    expect(await readBy(ann)).toEqual([
      { id: other, field: 'partner/5', value: 'a \ufffd b \ufffd', account: 'ann', at: at(3) },
      { id: second, field: 'reach/5', value: '710', account: 'bob', at: at(2) },
    ])
    expect(await readBy(insiderOf('eve', 'other'))).toEqual([])
  })

  it('answers the change of the other, and loses neither, when both began at the same', async () => {
    const first = idOf(await save(ann, '700', null))
    const second = idOf(await save(bob, '710', first, 'reach/5', 2))
    const last = { id: second, field: 'reach/5', value: '710', account: 'bob', at: at(2) }
    expect(await save(ann, '720', first, 'reach/5', 3)).toEqual({ ok: false, last })
    expect(await save(ann, '720', null, 'reach/5', 3)).toEqual({ ok: false, last })
    const third = idOf(await save(ann, '720', second, 'reach/5', 4))
    const kept = await database().as('peil_service', (db) =>
      db.selectFrom('draft_change').select('value').orderBy('id').execute(),
    )
    expect(kept.map(({ value }) => value)).toEqual(['700', '710', '720'])
    expect((await readBy(bob)).map(({ id }) => id)).toEqual([third])
  })

  it('takes a save that is sent twice once', async () => {
    const first = idOf(await save(ann, '700', null))
    expect(await save(ann, '700', null)).toEqual({ ok: true, id: first })
    expect(await save(bob, '700', null)).toEqual({ ok: true, id: first })
    expect(await readBy(bob)).toHaveLength(1)
  })

  it('lets one of many in who save at the same moment, and tells the others which', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => save(insiderOf(`u${n}`, 'own'), `${n}`, null)),
    )
    const winners = all.filter(({ ok }) => ok)
    expect(winners).toHaveLength(1)
    const [last] = await readBy(ann)
    for (const saved of all) if (!saved.ok) expect(saved.last).toEqual(last)
  })

  it('knows no change that was never there, nor one of another field or draft', async () => {
    expect(await save(ann, '700', 99)).toEqual({ ok: false, last: null })
    const other = idOf(await save(ann, 'x', null, 'partner/5'))
    expect(await save(ann, '700', other)).toEqual({ ok: false, last: null })
    const forged = database().as('postgres', (db) =>
      sql`insert into peil.draft_change
              (kind, call, applicant, members, moment, field, value, account, at, based_on)
            values ('application', '2', '11002', '{11002}', '', 'reach/5', '1', 'x', 't', ${other})`.execute(
        db,
      ),
    )
    await expect(forged).rejects.toMatchObject({ code: '23503' })
  })

  it('keeps application and report, and reports of two moments, apart', async () => {
    const names: readonly DraftName[] = [
      draft,
      { ...draft, kind: 'report', moment: 'interim' },
      { ...draft, kind: 'report', moment: 'final' },
    ]
    await workspace().asReader(ann, async (rows) => {
      for (const [n, name] of names.entries())
        await rows.saveDraftField({
          draft: name,
          members,
          field: 'f',
          value: `${n}`,
          basedOn: null,
          at: at(n),
        })
      for (const [n, name] of names.entries())
        expect((await rows.readDraft(name)).map(({ value }) => value)).toEqual([`${n}`])
    })
  })

  it('follows the members of the dossier', async () => {
    const joins = insiderOf('eve', 'other')
    idOf(await save(ann, '700', null))
    await workspace().asReader(ann, (rows) => rows.putEvidence(evidenceOf('e1')))
    const seen = () =>
      workspace().asReader(joins, async (rows) => [
        (await rows.readDraft(draft)).length,
        (await rows.listEvidence('2', '11002')).length,
      ])
    expect(await seen()).toEqual([0, 0])
    await workspace().changeMembers('2', '11002', ['11002', '44021'])
    expect(await seen()).toEqual([1, 1])
    await workspace().changeMembers('2', '11002', ['11002'])
    expect(await seen()).toEqual([0, 0])
  })
})
