import { describe, expect, test } from 'vitest'
import { noon } from '../release/test-ledger.ts'
import { euro } from '../release/test-programme.ts'
import { cents } from '../values/cents.ts'
import { callStream, emptyCall, evolveCall, type CallState } from './call-state.ts'
import type { CallEntry } from './entries.ts'

const recordedAt = noon('2022-08-01')
const after = (before: CallState, ...entries: readonly CallEntry[]): CallState =>
  entries.reduce((state, entry) => evolveCall(state, { ...entry, recordedAt }), before)

const registered = (applicant: string, ...members: readonly string[]): CallEntry => ({
  type: 'applicant-registered',
  data: { applicant, members },
})
const awarded: CallEntry = {
  type: 'award-decided',
  data: {
    policy: 'priority-rounds',
    budgetCents: euro(100),
    spentCents: euro(90),
    rows: [],
  },
}
const changed = (differenceCents: number): CallEntry => ({
  type: 'commitment-changed',
  data: { applicant: '10001', differenceCents: cents(differenceCents) },
})

describe('evolveCall', () => {
  test('[C67] who applies with whom, the last word of each applicant', () => {
    const state = after(
      emptyCall,
      registered('10001', '10001', '10002'),
      registered('10003', '10003'),
      registered('10001', '10001'),
    )
    expect([...state.registered]).toEqual([
      ['10001', ['10001']],
      ['10003', ['10003']],
    ])
    expect(emptyCall.registered.size).toBe(0)
  })

  test('[C71] what is committed: the award, and every change since', () => {
    const state = after(emptyCall, registered('10001', '10001'), awarded)
    expect(state).toMatchObject({
      award: { decidedAt: recordedAt, policy: 'priority-rounds', budgetCents: euro(100) },
      committedCents: euro(90),
    })
    expect(after(state, changed(-1_000), changed(250)).committedCents).toBe(8_250)
    expect(after(state, changed(-1_000)).registered.size).toBe(1)
  })

  test('an entry that cannot follow is a damaged ledger', () => {
    expect(() => after(emptyCall, awarded, awarded)).toThrow('a second time')
    expect(() => after(emptyCall, changed(1))).toThrow('before any award')
  })

  test('streams are named after the call', () => {
    expect(callStream('2022')).toBe('call/2022')
  })
})
