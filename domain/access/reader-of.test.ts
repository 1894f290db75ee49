import { describe, expect, test } from 'vitest'
import { exampleAreas } from '../area/example-areas.ts'
import { checkGrant } from './check-grant.ts'
import { codesMergedInto } from './codes-merged-into.ts'
import { may } from './may.ts'
import { readerOf } from './reader-of.ts'
import { requireRolesOfAnother } from './require-roles-of-another.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Grant } from './role.ts'

describe('codesMergedInto', () => {
  test.each([
    ['46030', ['46030', '11056', '46003', '46013']],
    ['11002', ['11002', '11007']],
    ['24107', ['24107']],
    // What a place has become is not its business: it may be much more.
    ['11007', ['11007']],
  ])('%s was also %j', (nis, codes) => {
    expect(codesMergedInto(exampleAreas, nis)).toEqual(codes)
  })

  test('goes through mergers of mergers', () => {
    const [old, now] = exampleAreas.areaSets
    const [first] = now?.municipalities ?? []
    if (old === undefined || now === undefined || first === undefined) throw new Error('no example')
    const later = {
      ...now,
      id: 'later',
      municipalities: [{ ...first, nis: '99001', predecessors: ['46030', '24107'] }],
    }
    expect(codesMergedInto({ areaSets: [old, now, later] }, '99001')).toEqual([
      ...['99001', '46030', '24107', '11056', '46003', '46013'],
    ])
  })
})

describe('readerOf', () => {
  const merged = readerOf(exampleAreas, 'a', [
    { role: 'coordinator', municipality: '46030' },
    { role: 'mentor', municipality: '11002', action: '5' },
    { role: 'auditor' },
  ])

  test('reaches what was agreed before a merger, with the same role and no more', () => {
    const before = { members: ['46003'], lead: '46003' }
    expect(may(merged, 'edit-report', before)).toBe(true)
    expect(may(merged, 'submit-report', before)).toBe(true)
    expect(may(merged, 'certify-report', before)).toBe(false)
    expect(may(merged, 'edit-report', { members: ['24107'] })).toBe(false)
    expect(may(merged, 'edit-report', { members: ['11007'] })).toBe(false)
  })

  test('keeps the action of a role, and roles without a place as they are', () => {
    expect(merged.grants).toContainEqual({ role: 'mentor', municipality: '11007', action: '5' })
    expect(merged.grants).toContainEqual({ role: 'auditor' })
    expect(readerOf(exampleAreas, 'a', [])).toEqual({ account: 'a', grants: [] })
  })
})

describe('a role can be given', () => {
  const programme = { ...exampleAreas, actions: [{ id: '5' }] as never }
  const codeOf = (grant: Grant, today = '2025-06-01') => {
    const checked = checkGrant(programme, grant, today as CalendarDate)
    return checked.ok ? null : checked.refusals[0]?.code
  }

  test('in a municipality that there is on the day', () => {
    const old: Grant = { role: 'coordinator', municipality: '46003' }
    const now: Grant = { role: 'signatory', municipality: '46030' }
    expect(codeOf(now, '2025-01-01')).toBeNull()
    expect(codeOf(now, '2024-12-31')).toBe('municipality-does-not-exist-yet')
    expect(codeOf(old, '2024-12-31')).toBeNull()
    expect(codeOf(old, '2025-01-01')).toBe('municipality-no-longer-exists')
    expect(codeOf({ role: 'coordinator', municipality: 'Gent' })).toBe('unknown-municipality')
  })

  test('for an action that there is', () => {
    expect(codeOf({ role: 'action-liaison', action: '5' })).toBeNull()
    expect(codeOf({ role: 'action-liaison', action: '6' })).toBe('unknown-action')
    expect(codeOf({ role: 'mentor', action: '6', municipality: '11002' })).toBe('unknown-action')
    expect(codeOf({ role: 'mentor', action: '5', municipality: '46003' })).toBe(
      'municipality-no-longer-exists',
    )
    expect(codeOf({ role: 'auditor' })).toBeNull()
  })

  test('by an administrator, to somebody else', () => {
    const chief = { account: 'a', grants: [{ role: 'administrator' as const }] }
    expect(requireRolesOfAnother(chief, 'b').ok).toBe(true)
    expect(requireRolesOfAnother(chief, 'a')).toMatchObject({ refusals: [{ code: 'own-role' }] })
    expect(requireRolesOfAnother({ account: 'c', grants: [] }, 'b')).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
  })
})
