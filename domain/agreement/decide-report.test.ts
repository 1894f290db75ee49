import { describe, expect, test } from 'vitest'
import { amend, apply, award, report, sign } from '../release/test-commands.ts'
import {
  agreementIn,
  applied,
  codesOf,
  digest,
  must,
  playOut,
  reported,
  type Step,
} from '../release/test-ledger.ts'
import { reportedAt } from './agreement.ts'
import type { Moment, ReportRow } from './entries.ts'

/** 5, 9a and 9b are awarded; for 2 nothing was left. */
const signed: readonly Step[] = [
  [
    '2022-05-01',
    apply(
      '2022',
      ['10001'],
      [applied('5', 100, 1), applied('9a', 50, 2), applied('9b', 9, 3), applied('2', 1, 4)],
    ),
  ],
  ['2022-08-01', award('2022', 44_350)],
  ['2022-09-01', sign('2022', '10001')],
]
const receive = (moment: Moment, ...rows: readonly ReportRow[]) =>
  report('2022', '10001', moment, ...rows)
const { state } = playOut(signed)
const first: Step = ['2023-04-10', receive('interim', reported('5', 40), reported('9a', 20))]
const reportedFirst = playOut([...signed, first]).state

describe('decideReport', () => {
  test('[C48] takes in the reach at a moment, for the KPIs that are awarded', () => {
    expect(must(receive('interim', reported('5', 40))(state))).toEqual([
      {
        type: 'report-received',
        stream: 'agreement/2022/10001',
        parties: ['10001'],
        data: { moment: 'interim', rows: [reported('5', 40)] },
      },
    ])
    for (const kpi of ['2', '22', '99']) {
      expect(codesOf(receive('interim', reported(kpi, 1))(state))).toEqual(['kpi-not-agreed'])
    }
  })

  test('a KPI that was amended to nothing is no longer reported on', () => {
    const nothing: Step = ['2023-01-10', amend('2022', '10001', { kpi: '5', awardedReach: 0 })]
    const row = reported('5', 40)
    expect(codesOf(receive('interim', row)(playOut([...signed, nothing]).state))).toEqual([
      'kpi-not-agreed',
    ])
  })

  test('reach is whole and not below zero, without maximum: over-achievement is no mistake', () => {
    const reach = (value: number) => codesOf(receive('final', reported('5', value))(state))
    expect(reach(0)).toEqual([])
    expect(reach(171_000)).toEqual([])
    expect(reach(-1)).toEqual(['not-a-whole-number'])
    expect(reach(0.5)).toEqual(['not-a-whole-number'])
    expect(reach(NaN)).toEqual(['not-a-whole-number'])
  })

  test('a KPI once per report', () => {
    const row = reported('5', 40)
    expect(codesOf(receive('interim', row, row)(state))).toEqual(['duplicate-kpi'])
    expect(codesOf(receive('interim', row, reported('5', 41))(state))).toEqual(['duplicate-kpi'])
    expect(codesOf(receive('interim', row, reported('9a', 40))(state))).toEqual([])
  })

  test('the moments are apart: a final report corrects no interim one', () => {
    const { state: both } = playOut([
      ...signed,
      first,
      ['2023-10-10', receive('final', reported('5', 90))],
    ])
    const agreement = agreementIn(both, '2022', '10001')
    expect(reportedAt(agreement, 'interim').get('5')?.reach).toBe(40)
    expect(reportedAt(agreement, 'final').get('5')?.reach).toBe(90)
    expect(reportedAt(agreement, 'final').has('9a')).toBe(false)
  })
})

describe('the same again', () => {
  test('gives nothing, row by row', () => {
    const again = receive('interim', reported('9a', 20), reported('5', 40))
    expect(must(again(reportedFirst))).toEqual([])
    const more = receive('interim', reported('5', 40), reported('9a', 21, { reason: digest('x') }))
    expect(must(more(reportedFirst))).toMatchObject([{ data: { rows: [{ kpi: '9a' }] } }])
  })

  test('with the shared people in another order', () => {
    const shared = [
      { kpi: '9a', people: 3 },
      { kpi: '9b', people: 2 },
    ]
    const rows = (sharedWith: typeof shared) => [
      reported('5', 40, { sharedWith }),
      reported('9a', 20),
      reported('9b', 5),
    ]
    const before = playOut([...signed, ['2023-04-10', receive('interim', ...rows(shared))]]).state
    expect(must(receive('interim', ...rows(shared.toReversed()))(before))).toEqual([])
  })

  test('a reason that is not given again does not count as taken back; a new one is kept', () => {
    const because = (reason: ReportRow['reason']) => receive('final', reported('5', 1, { reason }))
    const missed = playOut([...signed, ['2023-10-10', because(digest('ill'))]]).state
    expect(must(because(null)(missed))).toEqual([])
    expect(must(because(digest('ill'))(missed))).toEqual([])
    expect(must(because(digest('rain'))(missed))).toHaveLength(1)
  })
})

describe('a correction', () => {
  test('[C48] needs a reason, and replaces what was reported', () => {
    const correct = (reason: ReportRow['reason']) =>
      receive('interim', reported('5', 41, { reason }))
    expect(codesOf(correct(null)(reportedFirst))).toEqual(['correction-without-reason'])
    const { state: corrected } = playOut([
      ...signed,
      first,
      ['2023-05-10', correct(digest('recount'))],
    ])
    const agreement = agreementIn(corrected, '2022', '10001')
    expect(reportedAt(agreement, 'interim').get('5')).toMatchObject({ reach: 41 })
    expect(reportedAt(agreement, 'interim').get('9a')).toMatchObject({ reach: 20 })
    expect(agreement.reports).toHaveLength(2) // the first is kept
  })

  test('other shared people are a correction too', () => {
    const shared = { sharedWith: [{ kpi: '9a', people: 5 }] }
    expect(codesOf(receive('interim', reported('5', 40, shared))(reportedFirst))).toEqual([
      'correction-without-reason',
    ])
  })

  test('the refusal says what was reported before', () => {
    const decision = receive('interim', reported('5', 41))(reportedFirst)
    expect(decision.ok ? [] : decision.refusals).toMatchObject([
      {
        found: 'reach 41 where 40 was reported before',
        about: { applicant: '10001', kpi: '5', column: 'reason' },
      },
    ])
  })
})
