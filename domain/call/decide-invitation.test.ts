import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, must, noon } from '../release/test-ledger.ts'
import { emptyCall, evolveCall, type CallState } from './call-state.ts'
import { checkAcceptances, decideInvitation, decideInvitationAnswer } from './decide-invitation.ts'
import { awardedCall, callAfter, continueCall, scene, withApplication } from './test-call.ts'

const invite = (lead: string, member: string) => (state: CallState) =>
  decideInvitation(state, scene, { lead, member })
const answer =
  (lead: string, member: string, accepts = true) =>
  (state: CallState) =>
    decideInvitationAnswer(state, '2022', { lead, member, accepts })

const invited = callAfter(invite('10001', '10002'))
const joined = continueCall(invited, answer('10001', '10002'))

describe('an invitation', () => {
  test('goes to a municipality of the same region that is free', () => {
    expect(must(invite('10001', '10002')(emptyCall))).toEqual([
      {
        stream: 'call/2022',
        parties: ['10001', '10002'],
        type: 'cluster-invited',
        data: { lead: '10001', member: '10002' },
      },
    ])
    const codes = (lead: string, member: string, state = emptyCall) =>
      codesOf(invite(lead, member)(state))
    expect(codes('10001', '10004')).toEqual(['members-across-regions'])
    expect(codes('10001', '99999')).toEqual(['municipality-not-valid'])
    expect(codes('10001', '10001')).toEqual(['member-named-twice'])
    expect(codes('10001', '10002', withApplication(emptyCall, '10003', '10002'))).toEqual([
      'member-in-another-application',
    ])
    expect(codes('10001', '10002', awardedCall(emptyCall))).toEqual(['award-already-decided'])
  })

  test('twice gives nothing; after a refusal it may come again', () => {
    expect(must(invite('10001', '10002')(invited))).toEqual([])
    expect(must(invite('10001', '10002')(joined))).toEqual([])
    const refused = continueCall(invited, answer('10001', '10002', false))
    expect(must(invite('10001', '10002')(refused))).toHaveLength(1)
  })
})

describe('[C67] one cluster per municipality', () => {
  test('an answer needs an invitation; the same again gives nothing', () => {
    expect(codesOf(answer('10001', '10002')(emptyCall))).toEqual(['no-invitation'])
    expect(codesOf(answer('10001', '10002', false)(emptyCall))).toEqual(['no-invitation'])
    expect(must(answer('10001', '10002')(joined))).toEqual([])
    expect(joined.invitations.get('10001')?.get('10002')).toBe('accepted')
    const damaged = {
      type: 'cluster-answered' as const,
      data: { lead: '10001', member: '10002', accepted: true },
      recordedAt: noon('2022-04-01'),
    }
    expect(() => evolveCall(emptyCall, damaged)).toThrow('without an invitation')
  })

  test('whoever accepted one is not in another, nor invited, nor leads', () => {
    const both = callAfter(invite('10001', '10002'), invite('10003', '10002'))
    const taken = continueCall(both, answer('10001', '10002'))
    expect(codesOf(answer('10003', '10002')(taken))).toEqual(['already-in-a-cluster'])
    expect(codesOf(invite('10003', '10002')(joined))).toEqual(['already-in-a-cluster'])
    expect(codesOf(invite('10002', '10003')(joined))).toEqual(['already-in-a-cluster'])
    // A lead whose members accepted joins nobody else.
    const leads = callAfter(invite('10003', '10001'), invite('10001', '10002'))
    expect(
      codesOf(answer('10003', '10001')(continueCall(leads, answer('10001', '10002')))),
    ).toEqual(['already-in-a-cluster'])
    // Nor does anybody join a lead that itself joined another.
    expect(
      codesOf(answer('10001', '10002')(continueCall(leads, answer('10003', '10001')))),
    ).toEqual(['already-in-a-cluster'])
  })

  test('who accepted may leave until it applies', () => {
    const left = continueCall(joined, answer('10001', '10002', false))
    expect(codesOf(invite('10003', '10002')(left))).toEqual([])
    const applying = withApplication(joined, '10001', '10002')
    expect(codesOf(answer('10001', '10002', false)(applying))).toEqual(['already-applies'])
    const elsewhere = withApplication(invited, '10003', '10002')
    expect(codesOf(answer('10001', '10002')(elsewhere))).toEqual(['already-applies'])
    expect(codesOf(answer('10001', '10002', false)(awardedCall(joined)))).toEqual([
      'award-already-decided',
    ])
  })

  test('any order of invitations and answers', () => {
    const municipality = fc.constantFrom('10001', '10002', '10003')
    const deed = fc.oneof(
      fc.tuple(municipality, municipality).map((of) => invite(...of)),
      fc.tuple(municipality, municipality, fc.boolean()).map((of) => answer(...of)),
    )
    let clusters = 0
    fc.assert(
      fc.property(fc.array(deed, { minLength: 5, maxLength: 40 }), (deeds) => {
        let state = emptyCall
        for (const decide of deeds) {
          if (decide(state).ok) state = continueCall(state, decide)
          const inClusters = [...state.invitations].flatMap(([lead, members]) => {
            const accepted = [...members].flatMap(([nis, stage]) =>
              stage === 'accepted' ? [nis] : [],
            )
            return accepted.length > 0 ? [lead, ...accepted] : []
          })
          clusters += inClusters.length
          expect(new Set(inClusters).size).toBe(inClusters.length)
        }
      }),
      { seed: 20211026, numRuns: 300 },
    )
    expect(clusters).toBeGreaterThan(0)
  })
})

describe('[C114] a cluster hands in one application', () => {
  const codes = (state: CallState, lead: string, ...members: readonly string[]) =>
    checkAcceptances(state, lead, members).map(({ code }) => code)

  test('that every member but the lead accepted', () => {
    expect(codes(emptyCall, '10001', '10001')).toEqual([])
    expect(codes(invited, '10001', '10001', '10002')).toEqual(['member-has-not-accepted'])
    expect(codes(joined, '10001', '10001', '10002')).toEqual([])
    expect(codes(joined, '10001', '10001', '10002', '10003')).toEqual(['member-has-not-accepted'])
    expect(codes(joined, '10001', '10001')).toEqual([])
  })

  test('and no member hands in another', () => {
    expect(codes(joined, '10002', '10002')).toEqual(['already-in-a-cluster'])
  })
})
