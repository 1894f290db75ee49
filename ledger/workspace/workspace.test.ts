import { hash } from 'node:crypto'
import type { Grant } from '@peil/domain/access/role.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { collect } from '../test-batch.ts'
import { describeOnBothDatabases } from '../test-databases.ts'
import type { DraftName } from './draft-rows.ts'
import { evidenceLimit, type NewEvidence } from './evidence-rows.ts'
import { at, fillWorkspace, insiderOf, readerOf } from './test-rows.ts'
import type { UserRows } from './workspace.ts'

const draft: DraftName = { kind: 'application', call: '2', applicant: '11002' }
const members = ['11002', '11008']
const ann = insiderOf('ann', 'own')
const bob = insiderOf('bob', 'own')

describeOnBothDatabases('workspace', (database) => {
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

  describe('a draft', () => {
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
      await workspace().asReader(ann, (rows) => rows.putEvidence(evidence))
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

  describe('a reader', () => {
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
            Promise.all(
              Array.from({ length: 12 }, () => workspace().asReader(readerOf('n'), seen)),
            ),
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
      const found = await workspace().asReader(readerOf('l', 'action-liaison'), (rows) =>
        Promise.all([
          rows.listMessages('own'),
          rows.readEntries(),
          rows.listMessages('other'),
          rows.listEvidence('1', '11002'),
          rows.listMessages('own'),
        ]),
      )
      expect(found.map(({ length }) => length)).toEqual([2, 0, 0, 0, 2])
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
        await rows.putEvidence(evidence)
        throw new Error('half way')
      })
      await expect(undone).rejects.toThrow('half way')
      expect(await readBy(ann)).toEqual([])
    })

    it('throws when it writes where it may not, and has written nothing', async () => {
      const elsewhere = insiderOf('eve', 'other')
      await expect(save(elsewhere, '1', null)).rejects.toMatchObject({ code: '42501' })
      await expect(save(readerOf('o', 'auditor'), '1', null)).rejects.toMatchObject({
        code: '42501',
      })
      await expect(
        workspace().asReader(readerOf('s', 'signatory'), (rows) => rows.putEvidence(evidence)),
      ).rejects.toMatchObject({ code: '42501' })
      expect(await readBy(ann)).toEqual([])
    })

    it('takes no code for two', async () => {
      const grants: readonly Grant[] = [{ role: 'coordinator', municipality: '11002,44021' }]
      const strange = workspace().asReader({ account: 'x', grants }, (rows) => rows.readEntries())
      await expect(strange).rejects.toThrow('not a code')
    })
  })

  describe('messages', () => {
    it('are listed as they were written, and erased by who wrote them', async () => {
      await fillWorkspace(database())
      const a = insiderOf('a', 'own')
      const erased = await workspace().asReader(a, async (rows) => [
        await rows.eraseMessage('own-a', at(9)),
        await rows.eraseMessage('own-a', at(10)),
        await rows.eraseMessage('own-b', at(9)),
        await rows.eraseMessage('other-a', at(9)),
        await rows.eraseMessage('none', at(9)),
      ])
      expect(erased).toEqual([true, false, false, false, false])
      const common = { thread: 'own', members, action: '5', at: at(1) }
      expect(await workspace().asReader(a, (rows) => rows.listMessages('own'))).toEqual([
        { id: 'own-a', ...common, account: 'a', text: null, erasedAt: at(9) },
        { id: 'own-b', ...common, account: 'b', text: 'from b', erasedAt: null },
      ])
    })

    it('of an account are erased together, wherever they stand', async () => {
      await fillWorkspace(database())
      expect(await workspace().eraseMessagesOf('a', at(9))).toBe(2)
      expect(await workspace().eraseMessagesOf('a', at(9))).toBe(0)
      const rows = await collect(workspace().allRows())
      const texts = rows.filter(({ table }) => table === 'message').map(({ row }) => row['text'])
      expect(texts).toEqual([null, 'from b', null, 'from b'])
    })
  })

  const evidence: NewEvidence = {
    id: 'e1',
    call: '2',
    applicant: '11002',
    members,
    kpi: '5',
    name: 'lijst\0.pdf',
    mediaType: 'application/pdf',
    bytes: new Uint8Array([0, 10, 13, 92, 254, 255]),
    at: at(5),
  }

  describe('evidence', () => {
    const note = {
      id: 'e1',
      call: '2',
      applicant: '11002',
      kpi: '5',
      name: 'lijst\ufffd.pdf',
      mediaType: 'application/pdf',
      size: 6,
      sha256: hash('sha256', evidence.bytes),
      account: 'ann',
      at: at(5),
    }

    it('comes back byte for byte, with size and digest of what is there', async () => {
      const [put, got, list] = await workspace().asReader(ann, async (rows) => [
        await rows.putEvidence(evidence),
        await rows.getEvidence('e1'),
        await rows.listEvidence('2', '11002'),
      ])
      expect(put).toEqual({ ok: true, value: note })
      expect(list).toEqual([note])
      const { bytes, ...rest } = got ?? { bytes: [] }
      expect(rest).toEqual(note)
      expect([...bytes]).toEqual([...evidence.bytes])
    })

    it('is not there for others', async () => {
      await workspace().asReader(ann, (rows) => rows.putEvidence(evidence))
      for (const reader of [insiderOf('eve', 'other'), readerOf('o', 'auditor')])
        expect(await workspace().asReader(reader, (rows) => rows.getEvidence('e1'))).toBeNull()
    })

    it('is one byte at least, and at most as large as the limit', async () => {
      const put = (size: number) =>
        workspace().asReader(ann, (rows) =>
          rows.putEvidence({ ...evidence, id: `e${size}`, bytes: new Uint8Array(size) }),
        )
      expect((await put(1)).ok).toBe(true)
      expect(await put(evidenceLimit)).toMatchObject({ ok: true, value: { size: evidenceLimit } })
      for (const [size, code] of [
        [0, 'evidence-empty'],
        [evidenceLimit + 1, 'evidence-too-large'],
      ] as const) {
        const refused = await put(size)
        expect(refused.ok ? [] : refused.refusals.map((one) => one.code)).toEqual([code])
      }
      const around = database().as('postgres', (db) =>
        sql`insert into peil.evidence
              (id, call, applicant, members, name, media_type, bytes, account, at)
            select 'x', '2', 'a', '{a}', 'n', 'm', convert_to(repeat('x', ${evidenceLimit + 1}), 'UTF8'), 'a', 't'`.execute(
          db,
        ),
      )
      await expect(around).rejects.toMatchObject({ code: '23514' })
    })
  })

  describe('grants', () => {
    const all: readonly Grant[] = [
      { role: 'programme-manager' },
      { role: 'auditor' },
      { role: 'administrator' },
      { role: 'coordinator', municipality: '11002' },
      { role: 'signatory', municipality: '11002' },
      { role: 'action-liaison', action: '5' },
      { role: 'mentor', action: '5', municipality: '11002' },
    ]

    it('are given once, ended once, and kept', async () => {
      for (const [n, grant] of all.entries()) {
        expect(await workspace().giveGrant('ann', grant, 'admin', at(n))).toBe(true)
        expect(await workspace().giveGrant('ann', grant, 'admin', at(n))).toBe(false)
        expect(await workspace().giveGrant('bob', grant, 'admin', at(n + 20))).toBe(true)
      }
      const given = await workspace().listGrants('ann')
      expect(given.map(({ grant }) => grant)).toEqual(all)
      expect(await workspace().listGrants()).toHaveLength(14)
      for (const grant of all) {
        expect(await workspace().endGrant('ann', grant, at(30))).toBe(true)
        expect(await workspace().endGrant('ann', grant, at(31))).toBe(false)
      }
      expect(await workspace().listGrants('ann')).toEqual(
        given.map((one) => ({ ...one, endedAt: at(30) })),
      )
      expect((await workspace().listGrants('bob')).every(({ endedAt }) => endedAt === null)).toBe(
        true,
      )
      expect(await workspace().giveGrant('ann', { role: 'auditor' }, 'admin', at(40))).toBe(true)
      expect(await workspace().listGrants('ann')).toHaveLength(8)
    })

    it('differ by their scope', async () => {
      const here: Grant = { role: 'mentor', action: '5', municipality: '11002' }
      await workspace().giveGrant('ann', here, 'admin', at(1))
      for (const scope of [{ action: '6' }, { municipality: '44021' }]) {
        expect(await workspace().endGrant('ann', { ...here, ...scope }, at(2))).toBe(false)
        expect(await workspace().giveGrant('ann', { ...here, ...scope }, 'admin', at(2))).toBe(true)
      }
      expect(await workspace().listGrants('ann')).toHaveLength(3)
    })

    it('have the scope of their role and no other, and never end before they began', async () => {
      for (const grant of [
        { role: 'coordinator' },
        { role: 'auditor', municipality: '11002' },
        { role: 'mentor', action: '5' },
        { role: 'minister' },
      ])
        await expect(
          workspace().giveGrant('ann', grant as Grant, 'admin', at(1)),
        ).rejects.toMatchObject({ code: '23514' })
      await workspace().giveGrant('ann', { role: 'auditor' }, 'admin', at(2))
      await expect(workspace().endGrant('ann', { role: 'auditor' }, at(1))).rejects.toMatchObject({
        code: '23514',
      })
    })
  })
})
