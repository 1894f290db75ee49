import { describe, expect, test } from 'vitest'
import { apply, award, decline, sign } from '../release/test-commands.ts'
import { applied, digest, playOut, type Step } from '../release/test-ledger.ts'
import { day } from '../release/test-programme.ts'
import { emptyCall } from './call-state.ts'
import { composeCallOverview, justMissThreshold } from './compose-call-overview.ts'
import { decideApproach, decideInterest, decideNoInterest } from './decide-contact.ts'
import { callAfter, scene } from './test-call.ts'

const residents = new Map(
  [
    ['10001', 9_000],
    ['10002', 7_501],
    ['10003', 7_500],
    ['10004', 7_400],
  ].map(([nis, number]) => [
    String(nis),
    { residents: Number(number), referenceDate: day('2021-01-01'), source: 'x' },
  ]),
)
const overview = (...steps: readonly Step[]) => {
  const { state } = playOut(steps)
  return composeCallOverview({
    ...scene,
    callState: state.calls.get('2022') ?? emptyCall,
    agreements: new Map([...state.agreements.values()].map((one) => [one.applicant, one])),
    residents,
  })
}
const stands = (...steps: readonly Step[]) => overview(...steps).map(({ stand }) => stand)

const rest = ['not-approached', 'not-approached', 'not-approached']
const application: Step = ['2022-05-01', apply('2022', ['10001', '10002'], [applied('5', 100, 1)])]
const awarded: Step = ['2022-08-01', award('2022', 100_000)]

describe('the overview of a call', () => {
  test('[C81] follows each municipality to the end, members with their lead', () => {
    expect(stands()).toEqual(['not-approached', 'not-approached', ...rest])
    expect(stands(application)).toEqual(['applied', 'applied', ...rest])
    expect(stands(application, awarded)).toEqual(['offered', 'offered', ...rest])
    expect(stands(application, ['2022-08-01', award('2022', 0)])).toEqual([
      'not-funded',
      'not-funded',
      ...rest,
    ])
    expect(stands(application, awarded, ['2022-09-01', sign('2022', '10001')])).toEqual([
      'signed',
      'signed',
      ...rest,
    ])
    const declined = overview(application, awarded, ['2022-09-01', decline('2022', '10001')])
    expect(declined.slice(0, 3)).toMatchObject([
      { stand: 'offer-declined', reason: digest('declined'), appliesWith: '10001' },
      { stand: 'offer-declined', reason: digest('declined'), appliesWith: '10001' },
      { stand: 'not-approached', reason: null, appliesWith: null },
    ])
  })

  test('[C04] before that, what passed between them', () => {
    const of = (municipality: string) => ({ call: '2022', municipality })
    const callState = callAfter(
      (state) => decideApproach(state, of('10001')),
      (state) => decideInterest(state, of('10002')),
      (state) => decideNoInterest(state, of('10003'), digest('no')),
    )
    const rows = composeCallOverview({ ...scene, callState, agreements: new Map(), residents })
    expect(rows.map(({ stand, reason }) => [stand, reason])).toEqual([
      ['approached', null],
      ['interested', null],
      ['declined', digest('no')],
      ['not-approached', null],
      ['not-approached', null],
    ])
  })

  test('[C87] who just misses the threshold, and by how many', () => {
    const rows = overview()
    expect(rows.map(({ residents: sum, shortOfThreshold }) => [sum, shortOfThreshold])).toEqual([
      [9_000, 0],
      [7_501, 0],
      // As many as the threshold is not enough.
      [7_500, 1],
      [7_400, 101],
      [null, null],
    ])
    const within = (number: number) => justMissThreshold(rows, number).map(({ nis }) => nis)
    expect(within(101)).toEqual(['10003', '10004'])
    expect(within(100)).toEqual(['10003'])
    expect(within(0)).toEqual([])
    const together: Step = ['2022-05-01', apply('2022', ['10003'], [applied('5', 9, 1)])]
    expect(justMissThreshold(overview(together), 101).map(({ nis }) => nis)).toEqual(['10004'])
  })
})
