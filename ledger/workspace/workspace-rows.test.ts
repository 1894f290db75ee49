import { beforeEach, expect, it } from 'vitest'
import type { PrivateText, StoredEntry } from '../ledger.ts'
import { batchOf, collect } from '../test-batch.ts'
import { describeOnBothDatabases } from '../test-databases.ts'
import type { DraftName } from './draft-rows.ts'
import { at, fillWorkspace, insiderOf } from './test-rows.ts'
import type { WorkspaceRow } from './workspace-rows.ts'

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item)
}

const draft: DraftName = { kind: 'application', call: '1', applicant: '11002' }
const ann = insiderOf('ann', 'own')

describeOnBothDatabases('rows of the workspace', (database) => {
  beforeEach(async () => {
    await database().empty()
    await fillWorkspace(database())
    const { workspace } = database().ledger
    await workspace.giveGrant('ann', { role: 'coordinator', municipality: '11002' }, 'admin', at(1))
    await workspace.endGrant('ann', { role: 'coordinator', municipality: '11002' }, at(2))
    await workspace.giveGrant('bob', { role: 'action-liaison', action: '5' }, 'admin', at(3))
    await workspace.eraseMessagesOf('b', at(4))
  })

  const save = (field: string, value: string, basedOn: number | null) =>
    database().ledger.workspace.asReader(ann, (rows) =>
      rows.saveDraftField({ draft, members: ['11002'], field, value, basedOn, at: at(5) }),
    )
  const backup = async () => ({
    entries: await collect(database().ledger.readStored()),
    rows: await collect(database().ledger.workspace.allRows()),
  })
  const restore = (entries: readonly StoredEntry[], rows: readonly WorkspaceRow[]) =>
    database().ledger.restore(each(entries), each<PrivateText>([]), each(rows))

  it('come back equal, more than a page of them, and go on from there', async () => {
    await database().as('postgres', async (db) => {
      await db
        .insertInto('draft_change')
        .values(
          Array.from({ length: 1_100 }, (_, n) => ({
            kind: 'application',
            call: '1',
            applicant: '11002',
            members: ['11002'],
            moment: '',
            field: `field ${n}`,
            value: `{"a,\\b": 'é'}`,
            account: 'ann',
            at: at(1),
            based_on: null,
          })),
        )
        .execute()
    })
    const last = await save('f', '2', 1)
    if (!last.ok) throw new Error('not saved')
    await save('f', '3', last.id)
    const before = await backup()
    expect(before.rows).toHaveLength(2 + 4 + 1_102 + 4 + 2)
    await database().empty()
    expect(await restore(before.entries, before.rows)).toEqual({ entries: 3, firstBroken: null })
    expect(await backup()).toEqual(before)
    const [read, evidence] = await database().ledger.workspace.asReader(ann, async (rows) => [
      (await rows.readDraft(draft)).find(({ field }) => field === 'f'),
      await rows.getEvidence('own'),
    ])
    expect(read?.value).toBe('3')
    expect([...(evidence?.bytes ?? [])]).toEqual([0, 1, 254, 255])
    const next = await save('f', '4', read?.id ?? 0)
    expect(next.ok ? next.id : 0).toBeGreaterThan(read?.id ?? 0)
  })

  it('are not taken in when one of them is not what it was, and nor is the ledger', async () => {
    const { entries, rows } = await backup()
    const change = (table: WorkspaceRow['table'], changed: WorkspaceRow['row']) =>
      rows.map((one) => (one.table === table ? { table, row: { ...one.row, ...changed } } : one))
    const damaged: readonly (readonly [string, readonly WorkspaceRow[]])[] = [
      ['evidence does not match', change('evidence', { bytes: '\\x0001' })],
      ['evidence does not match', change('evidence', { sha256: null })],
      ['evidence does not match', change('evidence', { bytes: null })],
      ['hexadecimal', change('evidence', { bytes: '\\xzz' })],
      ['members', change('draft_change', { members: null })],
      ['draft_change_check', change('draft_change', { members: ['44013'] })],
      ['draft_change', change('draft_change', { based_on: 99 })],
      ['message', change('message', { id: 'the same' })],
      ['account_grant', change('account_grant', { role: 'minister' })],
      ['bigint', change('draft_change', { id: 'x' })],
    ]
    for (const [problem, these] of damaged) {
      await database().empty()
      const { firstBroken } = await restore(entries, these)
      expect(firstBroken).toEqual({
        position: 0,
        problem: expect.stringMatching(new RegExp(`beside the ledger: .*${problem}`)) as string,
      })
      expect(await backup()).toEqual({ entries: [], rows: [] })
    }
  })

  it('are not written into a ledger that is there', async () => {
    const { entries, rows } = await backup()
    await database().empty()
    await database().ledger.append(batchOf('call/1', 0))
    expect((await restore(entries, rows)).firstBroken?.problem).toContain('already holds 1')
    const forged = database().as('peil_service', (db) =>
      db
        .selectNoFrom((one) =>
          one.fn('peil.restore_rows', [one.val('message'), one.val('[]')]).as('r'),
        )
        .execute(),
    )
    await expect(forged).rejects.toMatchObject({ code: '55000' })
  })

  it('are of one moment, also while others write', async () => {
    const seen: WorkspaceRow[] = []
    let saving: Promise<unknown> = Promise.resolve()
    for await (const row of database().ledger.workspace.allRows()) {
      if (seen.length === 0) saving = save('f', '2', 1)
      seen.push(row)
    }
    await saving
    expect(seen.filter(({ table }) => table === 'draft_change')).toHaveLength(4)
    expect((await backup()).rows).toHaveLength(seen.length + 1)
  })

  it('let the database go when reading them is broken off', async () => {
    for await (const row of database().ledger.workspace.allRows())
      if (row.table === 'message') break
    expect(await save('f', '2', 1)).toMatchObject({ ok: true })
  })
})
