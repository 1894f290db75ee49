import { beforeEach, expect, it } from 'vitest'
import { collect } from '../test-batch.ts'
import { describeOnBothDatabases } from '../test-databases.ts'
import { at, dossiers, fillWorkspace, insiderOf } from './test-rows.ts'

describeOnBothDatabases('messages', (database) => {
  beforeEach(() => database().empty())
  const workspace = () => database().ledger.workspace

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
    const common = { thread: 'own', members: dossiers.own.members, action: '5', at: at(1) }
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
