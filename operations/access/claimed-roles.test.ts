import { describe, expect, it } from 'vitest'
import type { ClaimRule } from '@peil/domain/access/grants-of-claims.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { accepted, at, sharedPeil } from '../testing/test-peil.ts'
import { findReader } from './find-reader.ts'
import { giveRole } from './give-role.ts'
import { holdClaimedRoles } from './hold-claimed-roles.ts'

const municipality = { claim: 'org', codes: { tienen: '24107' } }
const rules: readonly ClaimRule[] = [
  { claim: 'rol', value: 'Coordinator', role: 'coordinator', municipality },
  { claim: 'rol', value: 'Beheer', role: 'programme-manager' },
]
const coordinator = { role: 'coordinator', municipality: '24107' } as const
const administrator: Reader = { account: 'chief', grants: [{ role: 'administrator' }] }

describe('roles that a provider claims', () => {
  const peil = sharedPeil(() => Promise.resolve())
  const held = async (account: string) => (await findReader(peil(), account)).grants
  const signIn = (account: string, claims: Readonly<Record<string, unknown>>, day = '2022-04-01') =>
    holdClaimedRoles(at(peil(), day), account, claims, rules)

  it('hold from the sign-in on, until the provider no longer says so', async () => {
    await signIn('ann', { org: 'tienen', rol: ['Coordinator', 'Beheer'] })
    expect(await held('ann')).toHaveLength(2)
    await signIn('ann', { org: 'tienen', rol: ['Coordinator'] }, '2022-04-02')
    expect(await held('ann')).toEqual([coordinator])
    await signIn('ann', {}, '2022-04-03')
    expect(await held('ann')).toEqual([])
    await signIn('ann', { rol: 'Beheer' }, '2022-04-04')
    expect(await held('ann')).toEqual([{ role: 'programme-manager' }])
    const given = await peil().ledger.workspace.listGrants('ann')
    expect(given.map(({ endedAt }) => endedAt?.slice(0, 10) ?? null).sort()).toEqual(
      ['2022-04-02', '2022-04-03', null].sort(),
    )
  })

  it('leave alone what an administrator gave, and other accounts', async () => {
    accepted(await giveRole(peil(), administrator, 'bob', { role: 'auditor' }))
    accepted(await giveRole(peil(), administrator, 'bob', coordinator))
    await signIn('bob', { org: 'tienen', rol: 'Coordinator' })
    await signIn('bob', {})
    expect(await held('bob')).toHaveLength(2)
    expect(await held('ann')).toEqual([{ role: 'programme-manager' }])
  })
})
