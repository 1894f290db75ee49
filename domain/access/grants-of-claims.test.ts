import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grantsOfClaims, sameGrant, type ClaimRule } from './grants-of-claims.ts'

const codes = { '0207521890': '44021', '0207500123': '11002' }
const municipality = { claim: 'vo_orgcode', codes }
const rules: readonly ClaimRule[] = [
  { claim: 'rol', value: 'Coordinator', role: 'coordinator', municipality },
  { claim: 'rol', value: 'Burgemeester', role: 'signatory', municipality },
  { claim: 'rol', value: 'Schepen', role: 'signatory', municipality },
  { claim: 'rol', value: 'Beheer', role: 'programme-manager' },
  { claim: 'rol', value: 'Aanspreekpunt', role: 'action-liaison', action: '5' },
  { claim: 'rol', value: 'Peter', role: 'mentor', action: '5', municipality },
]
const gent = { vo_orgcode: '0207521890' }

describe('grantsOfClaims', () => {
  test.each([
    [{ ...gent, rol: 'Coordinator' }, [{ role: 'coordinator', municipality: '44021' }]],
    [
      { ...gent, rol: ['Coordinator:0207521890'] },
      [{ role: 'coordinator', municipality: '44021' }],
    ],
    [{ ...gent, rol: ['Burgemeester', 'Schepen'] }, [{ role: 'signatory', municipality: '44021' }]],
    [
      { vo_orgcode: ['0207521890', '0207500123'], rol: 'Peter' },
      [
        { role: 'mentor', action: '5', municipality: '44021' },
        { role: 'mentor', action: '5', municipality: '11002' },
      ],
    ],
    [
      { rol: ['Beheer', 'Aanspreekpunt'] },
      [{ role: 'programme-manager' }, { role: 'action-liaison', action: '5' }],
    ],
  ])('%j gives %j', (claims, grants) => {
    expect(grantsOfClaims(claims, rules)).toEqual(grants)
  })

  test.each([
    [{}],
    [{ ...gent }],
    [{ rol: 'Coordinator' }],
    [{ vo_orgcode: '0000000000', rol: 'Coordinator' }],
    [{ vo_orgcode: 'constructor', rol: 'Coordinator' }],
    [{ ...gent, rol: 'Coordinatoren' }],
    [{ ...gent, rol: 'coordinator' }],
    [{ ...gent, rol: { Coordinator: true } }],
    [{ ...gent, rol: [['Coordinator']] }],
    [JSON.parse('{"__proto__":{"rol":"Beheer"}}') as Record<string, unknown>],
  ])('%j gives nothing', (claims) => {
    expect(grantsOfClaims(claims, rules)).toEqual([])
  })

  test('a role that needs a place or an action is not given without one', () => {
    const bare = (role: ClaimRule['role']): ClaimRule => ({ claim: 'rol', value: 'x', role })
    for (const role of ['coordinator', 'signatory', 'action-liaison', 'mentor'] as const)
      expect(grantsOfClaims({ ...gent, rol: 'x' }, [bare(role)])).toEqual([])
  })

  test('gives nothing that no rule names, and each grant once', () => {
    const text = fc.constantFrom('Coordinator', 'Beheer', 'Peter:1', 'Ander', ...Object.keys(codes))
    fc.assert(
      fc.property(fc.record({ rol: fc.array(text), vo_orgcode: fc.array(text) }), (claims) => {
        const grants = grantsOfClaims(claims, rules)
        for (const grant of grants) {
          expect(rules.some(({ role }) => role === grant.role)).toBe(true)
          expect(grants.filter((other) => sameGrant(grant, other))).toHaveLength(1)
          if ('municipality' in grant) expect(Object.values(codes)).toContain(grant.municipality)
        }
      }),
      { seed: 16 },
    )
  })
})
