import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { may } from './may.ts'
import { reachOf } from './reach-of.ts'
import { rights, type Right } from './rights.ts'
import type { Grant } from './role.ts'

const municipality = fc.constantFrom('11002', '11008', '44021')
const action = fc.constantFrom('5', '6')
const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({ role: fc.constantFrom('programme-manager', 'auditor', 'administrator') }),
  fc.record({ role: fc.constantFrom('coordinator', 'signatory'), municipality }),
  fc.record({ role: fc.constant('action-liaison' as const), action }),
  fc.record({ role: fc.constant('mentor' as const), action, municipality }),
)
const leadOnly = (right: Right): boolean =>
  Object.values<string>(rights[right]).some((reach) => reach === 'as-lead')
const all = Object.keys(rights) as Right[]

describe('reachOf', () => {
  test('is what may answers, for whatever somebody was given', () => {
    fc.assert(
      fc.property(
        fc.array(grant, { maxLength: 4 }),
        fc.constantFrom(...all.filter((right) => !leadOnly(right))),
        fc.uniqueArray(municipality),
        fc.uniqueArray(action),
        (grants, right, members, actions) => {
          const reader = { account: 'a', grants }
          const reach = reachOf(reader, right)
          const reached =
            reach.all ||
            members.some((code) => reach.municipalities.includes(code)) ||
            actions.some((code) => reach.actions.includes(code))
          expect(reached).toBe(may(reader, right, { members, actions }))
        },
      ),
      { seed: 15, numRuns: 2_000 },
    )
  })

  test('a right that only a lead holds reaches no rows', () => {
    const reader = {
      account: 'a',
      grants: [{ role: 'coordinator' as const, municipality: '11002' }],
    }
    const none = { all: false, municipalities: [], actions: [] }
    for (const right of all.filter(leadOnly)) expect(reachOf(reader, right)).toEqual(none)
    expect(reachOf({ account: 'a', grants: [] }, 'see-dossier')).toEqual(none)
  })
})
