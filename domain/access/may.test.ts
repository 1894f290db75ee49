import { describe, expect, test } from 'vitest'
import { may, requireOther, requireRight } from './may.ts'
import { rights, type Right } from './rights.ts'
import { roles, type Grant, type Role } from './role.ts'

const grantOf = (role: Role, own: boolean): Grant => {
  const municipality = own ? '11002' : '44021'
  const action = own ? '5' : '6'
  switch (role) {
    case 'coordinator':
    case 'signatory':
      return { role, municipality }
    case 'action-liaison':
      return { role, action }
    case 'mentor':
      return { role, action, municipality }
    default:
      return { role }
  }
}
const reader = (...grants: readonly Grant[]) => ({ account: 'a', grants })
const dossier = { members: ['11002', '11008'], lead: '11002', actions: ['5'] }

describe('may', () => {
  const all = Object.keys(rights) as Right[]
  test.each(all)('%s: own subject as in the table, and never on that of another', (right) => {
    const holders: Partial<Record<Role, string>> = rights[right]
    for (const role of roles) {
      const reach = holders[role]
      expect(may(reader(grantOf(role, true)), right, dossier)).toBe(reach !== undefined)
      expect(may(reader(grantOf(role, false)), right, dossier)).toBe(reach === 'all')
    }
    expect(may(reader(), right, dossier)).toBe(false)
  })

  test('a member that does not lead may edit, and may not submit (C114)', () => {
    const member = reader({ role: 'coordinator', municipality: '11008' })
    expect(may(member, 'edit-application', dossier)).toBe(true)
    expect(may(member, 'submit-application', dossier)).toBe(false)
  })

  test('without a subject only rights over the whole programme hold', () => {
    expect(may(reader(grantOf('coordinator', true)), 'see-dossier')).toBe(false)
    expect(may(reader(grantOf('auditor', true)), 'see-dossier')).toBe(true)
  })

  test('an administrator sees people and no content, an auditor does nothing', () => {
    const held = (role: Role) => all.filter((right) => role in rights[right])
    expect(held('administrator')).toEqual(['manage-people'])
    expect(held('auditor').every((right) => right.startsWith('see-'))).toBe(true)
  })
})

describe('refusals', () => {
  test('say nothing about what is behind them', () => {
    const refused = requireRight(reader(), 'see-dossier', dossier)
    expect(JSON.stringify(refused)).not.toContain('11002')
    expect(refused.ok).toBe(false)
    expect(requireRight(reader({ role: 'auditor' }), 'see-dossier', dossier).ok).toBe(true)
  })

  test('four eyes: the same account never decides on its own', () => {
    expect(requireOther(reader(), 'account:a', 'proposed').ok).toBe(false)
    expect(requireOther(reader(), 'account:b', 'proposed').ok).toBe(true)
    expect(requireOther(reader(), 'command-line', 'proposed').ok).toBe(true)
  })
})
