import { describe, expect, test } from 'vitest'
import { codesOf, digest, must, noon } from '../release/test-ledger.ts'
import { emptyCall, type CallState } from './call-state.ts'
import { decideApproach, decideInterest, decideNoInterest } from './decide-contact.ts'
import { awardedCall, callAfter, continueCall, withApplication } from './test-call.ts'

const command = { call: '2022', municipality: '10001' }
const approach = (state: CallState) => decideApproach(state, command)
const interest = (state: CallState) => decideInterest(state, command)
const decline = (state: CallState) => decideNoInterest(state, command, digest('too small'))
const contact = (state: CallState) => state.contacts.get('10001')
const at = noon('2022-04-01')

describe('[C81] municipalities are approached one by one', () => {
  test('and answer', () => {
    expect(must(approach(emptyCall))).toEqual([
      {
        stream: 'call/2022',
        parties: ['10001'],
        type: 'municipality-approached',
        data: { municipality: '10001' },
      },
    ])
    const approached = callAfter(approach)
    expect(contact(approached)).toEqual({
      stage: 'approached',
      approachedAt: at,
      answeredAt: null,
      reason: null,
    })
    expect(contact(continueCall(approached, interest))).toEqual({
      stage: 'interested',
      approachedAt: at,
      answeredAt: at,
      reason: null,
    })
  })

  test('[C04] may decline with a reason, and think otherwise later', () => {
    const declined = callAfter(approach, decline)
    expect(contact(declined)).toMatchObject({ stage: 'declined', reason: digest('too small') })
    expect(contact(continueCall(declined, interest))).toMatchObject({
      stage: 'interested',
      reason: null,
    })
    expect(contact(continueCall(declined, approach))?.stage).toBe('approached')
  })

  test('and may come by themselves', () => {
    expect(contact(callAfter(interest))).toMatchObject({ stage: 'interested', approachedAt: null })
    expect(contact(callAfter(decline))).toMatchObject({ stage: 'declined', approachedAt: null })
  })

  test('the same again gives nothing', () => {
    expect(must(approach(callAfter(approach)))).toEqual([])
    expect(must(approach(callAfter(interest)))).toEqual([])
    expect(must(interest(callAfter(interest)))).toEqual([])
  })

  test('nothing after the award, and no declining once one applies', () => {
    const awarded = awardedCall(emptyCall)
    for (const deed of [approach, interest, decline]) {
      expect(codesOf(deed(awarded))).toEqual(['award-already-decided'])
    }
    const applying = withApplication(emptyCall, '10002', '10001')
    expect(codesOf(decline(applying))).toEqual(['already-applies'])
    expect(must(approach(applying))).toEqual([])
    expect(must(interest(applying))).toEqual([])
    expect(codesOf(decline(withApplication(emptyCall, '10002')))).toEqual([])
  })
})
