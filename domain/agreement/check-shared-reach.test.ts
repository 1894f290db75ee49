import { describe, expect, test } from 'vitest'
import { apply, award, report, sign } from '../release/test-commands.ts'
import { applied, codesOf, digest, playOut, reported, type Step } from '../release/test-ledger.ts'
import type { ReportRow, SharedReach } from './entries.ts'

const signed: readonly Step[] = [
  [
    '2022-05-01',
    apply('2022', ['10001'], [applied('5', 100, 1), applied('9a', 50, 2), applied('9b', 9, 3)]),
  ],
  ['2022-08-01', award('2022', 44_350)],
  ['2022-09-01', sign('2022', '10001')],
]
const receive = (...rows: readonly ReportRow[]) => report('2022', '10001', 'final', ...rows)
const shares = (kpi: string, reach: number, ...sharedWith: readonly SharedReach[]) =>
  reported(kpi, reach, { sharedWith })
const corrected = (row: ReportRow) => ({ ...row, reason: digest('recount') })
const codes = (...rows: readonly ReportRow[]) => codesOf(receive(...rows)(playOut(signed).state))
/** Codes after a report that was taken in before. */
const codesAfter = (before: readonly ReportRow[], ...rows: readonly ReportRow[]) =>
  codesOf(receive(...rows)(playOut([...signed, ['2023-10-01', receive(...before)]]).state))

describe('people counted under two KPIs', () => {
  test('[C80] both KPIs are in the agreement and reported at this moment', () => {
    const shared = shares('5', 40, { kpi: '9a', people: 3 })
    expect(codes(shared, reported('9a', 20))).toEqual([])
    expect(codes(shared)).toEqual(['shared-kpi-not-reported'])
    expect(codesAfter([reported('9a', 20)], shared)).toEqual([])
    expect(codes(shares('5', 40, { kpi: '2', people: 0 }))).toEqual(['shared-kpi-not-reported'])
    const unagreed = shares('5', 40, { kpi: '22', people: 0 })
    expect(codes(unagreed, reported('22', 9))).toEqual([
      'kpi-not-agreed',
      'shared-kpi-not-reported',
    ])
  })

  test('a report at another moment does not count', () => {
    const interim: Step = ['2023-04-01', report('2022', '10001', 'interim', reported('9a', 20))]
    const { state } = playOut([...signed, interim])
    expect(codesOf(receive(shares('5', 40, { kpi: '9a', people: 3 }))(state))).toEqual([
      'shared-kpi-not-reported',
    ])
  })

  test('[C80] within both reaches, to the last person', () => {
    const people = (number: number, reach: number, other: number) =>
      codes(shares('5', reach, { kpi: '9a', people: number }), reported('9a', other))
    expect(people(20, 40, 20)).toEqual([])
    expect(people(21, 40, 20)).toEqual(['shared-over-reach'])
    expect(people(40, 40, 90)).toEqual([])
    expect(people(41, 40, 90)).toEqual(['shared-over-reach'])
    expect(people(0, 0, 0)).toEqual([])
    expect(people(-1, 40, 20)).toEqual(['shared-over-reach'])
    expect(people(1.5, 40, 20)).toEqual(['shared-over-reach'])
  })

  test('not with itself, and no other twice', () => {
    expect(codes(shares('5', 40, { kpi: '5', people: 3 }))).toEqual(['shared-with-itself'])
    const twice = shares('5', 40, { kpi: '9a', people: 3 }, { kpi: '9a', people: 3 })
    expect(codes(twice, reported('9a', 20))).toEqual(['shared-with-itself', 'shared-with-itself'])
  })

  test('both sides may say it, with the same number', () => {
    const both = (a: number, b: number) =>
      codes(
        shares('5', 40, { kpi: '9a', people: a }),
        shares('9a', 20, { kpi: '5', people: b }, { kpi: '9b', people: 1 }),
        reported('9b', 5),
      )
    expect(both(3, 3)).toEqual([])
    expect(both(3, 4)).toEqual(['shared-contradiction', 'shared-contradiction'])
  })
})

describe('what stands after a correction fits too', () => {
  const before = [
    shares('5', 40, { kpi: '9a', people: 18 }),
    shares('9a', 20, { kpi: '5', people: 18 }),
    reported('9b', 5),
  ]

  test('a lower reach may not leave more shared people behind than there are', () => {
    const oneSided = [shares('5', 40, { kpi: '9a', people: 18 }), reported('9a', 20)]
    expect(codesAfter(oneSided, corrected(reported('9a', 18)))).toEqual([])
    expect(codesAfter(oneSided, corrected(reported('9a', 17)))).toEqual(['shared-over-reach'])
  })

  test('the refusal names the row that was handed in', () => {
    const oneSided = [shares('5', 40, { kpi: '9a', people: 18 }), reported('9a', 20)]
    const { state } = playOut([...signed, ['2023-10-01', receive(...oneSided)]])
    const decision = receive(corrected(reported('9a', 17)))(state)
    expect(decision.ok ? [] : decision.refusals).toMatchObject([
      {
        found: 'KPI 5 shares 18 people with KPI 9a',
        about: { applicant: '10001', kpi: '9a', column: 'shared_with' },
      },
    ])
  })

  test('one side alone may not say something else than the other said before', () => {
    const other = corrected(shares('9a', 20, { kpi: '5', people: 10 }))
    expect(codesAfter(before, other)).toEqual(['shared-contradiction', 'shared-contradiction'])
    const both = corrected(shares('5', 40, { kpi: '9a', people: 10 }))
    expect(codesAfter(before, other, both)).toEqual([])
  })

  test('one side may be left out', () => {
    expect(codesAfter(before, corrected(reported('9a', 20)))).toEqual([])
  })

  test('a row that has nothing to do with it is not held up', () => {
    expect(codesAfter(before, corrected(reported('9b', 6)))).toEqual([])
  })
})
