import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Grant, type Reader } from '@peil/domain/access/role.ts'
import { listCallOverview } from '../list-call-overview.ts'
import type { Peil } from '../open.ts'
import { accepted, at, codesOf, describeOnBothStorages, newPeil } from '../testing/test-peil.ts'
import { endRole } from './end-role.ts'
import { findReader } from './find-reader.ts'
import { giveRole } from './give-role.ts'
import { listRoles } from './list-roles.ts'
import { hasAdministrator, nameFirstAdministrator } from './name-first-administrator.ts'

const administrator: Reader = { account: 'chief', grants: [{ role: 'administrator' }] }
const manager: Grant = { role: 'programme-manager' }
const grantOf = (role: (typeof roles)[number]): Grant => {
  if (role === 'coordinator' || role === 'signatory') return { role, municipality: '24107' }
  if (role === 'action-liaison') return { role, action: '5' }
  if (role === 'mentor') return { role, action: '5', municipality: '24107' }
  return { role }
}

describeOnBothStorages('roles', ({ newPlace }) => {
  let peil: Peil
  beforeAll(async () => {
    peil = await newPeil(await newPlace())
  })
  afterAll(() => peil.close())

  it('begin with one administrator, whom nobody gave the role', async () => {
    expect(await hasAdministrator(peil)).toBe(false)
    accepted(await nameFirstAdministrator(peil, 'chief'))
    expect(await hasAdministrator(peil)).toBe(true)
    expect(codesOf(await nameFirstAdministrator(peil, 'intruder'))).toEqual([
      'administrator-exists',
    ])
    expect(await findReader(peil, 'chief')).toEqual(administrator)
    expect(await findReader(peil, 'intruder')).toEqual({ account: 'intruder', grants: [] })
  })

  it('hold from the next request on, and no longer than they were given', async () => {
    const overviewOf = async () => listCallOverview(peil, await findReader(peil, 'ann'), '2022', 0)
    expect(codesOf(await overviewOf())).toEqual(['not-allowed'])
    expect(accepted(await giveRole(peil, administrator, 'ann', manager))).toEqual({ changed: true })
    expect(accepted(await giveRole(peil, administrator, 'ann', manager))).toEqual({
      changed: false,
    })
    expect(codesOf(await overviewOf())).not.toContain('not-allowed')
    const later = at(peil, '2022-05-01')
    expect(accepted(await endRole(later, administrator, 'ann', manager))).toEqual({ changed: true })
    expect(accepted(await endRole(later, administrator, 'ann', manager))).toEqual({
      changed: false,
    })
    expect(codesOf(await overviewOf())).toEqual(['not-allowed'])
  })

  it('say who gave them, and until when they held', async () => {
    const given = accepted(await listRoles(peil, administrator))
    expect(given).toContainEqual({
      account: 'ann',
      grant: manager,
      givenAt: '2022-04-01T12:00:00.000Z',
      givenBy: 'account:chief',
      endedAt: '2022-05-01T12:00:00.000Z',
    })
  })

  it('are given in places and for actions that there are', async () => {
    const codes = async (grant: Grant) => codesOf(await giveRole(peil, administrator, 'bob', grant))
    expect(await codes({ role: 'coordinator', municipality: '99999' })).toEqual([
      'unknown-municipality',
    ])
    expect(await codes({ role: 'action-liaison', action: '99' })).toEqual(['unknown-action'])
    expect((await findReader(peil, 'bob')).grants).toEqual([])
  })

  it('are nobody’s own to give or to end', async () => {
    expect(codesOf(await giveRole(peil, administrator, 'chief', manager))).toEqual(['own-role'])
    const own: Grant = { role: 'administrator' }
    expect(codesOf(await endRole(peil, administrator, 'chief', own))).toEqual(['own-role'])
    expect(await hasAdministrator(peil)).toBe(true)
  })

  describe.each(roles.filter((role) => role !== 'administrator'))('%s', (role) => {
    const reader: Reader = { account: 'other', grants: [grantOf(role)] }

    it('is given, and may not give, end or see roles', async () => {
      expect(accepted(await giveRole(peil, administrator, `a ${role}`, grantOf(role)))).toEqual({
        changed: true,
      })
      const notAllowed = ['not-allowed']
      expect(codesOf(await giveRole(peil, reader, 'ann', manager))).toEqual(notAllowed)
      expect(codesOf(await endRole(peil, reader, 'ann', manager))).toEqual(notAllowed)
      expect(codesOf(await listRoles(peil, reader))).toEqual(notAllowed)
      expect(await findReader(peil, `a ${role}`)).toMatchObject({ grants: [grantOf(role)] })
    })
  })
})
