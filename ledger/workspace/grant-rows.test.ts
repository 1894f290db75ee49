import type { Grant } from '@peil/domain/access/role.ts'
import { beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../test-databases.ts'
import { at } from './test-rows.ts'

describeOnBothDatabases('grants', (database) => {
  beforeEach(() => database().empty())
  const workspace = () => database().ledger.workspace

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
