import { describe, expect, test } from 'vitest'
import type { LedgerState } from '../fold-ledger.ts'
import { amend, apply, award, decline, end, sign } from '../release/test-commands.ts'
import { agreementIn, applied, codesOf, must, playOut, type Step } from '../release/test-ledger.ts'
import { euro } from '../release/test-programme.ts'
import { cents } from '../values/cents.ts'
import { versionInForce } from './agreement.ts'
import type { AmendmentChange } from './decide-amendment.ts'

/** 5: 100 × 60 = 6,000 and 9a: 10 × 650 = 6,500 euro; another holds 3,000; the budget is 16,000. */
const signed: readonly Step[] = [
  ['2022-05-01', apply('2022', ['10001'], [applied('5', 100, 1), applied('9a', 10, 2)])],
  ['2022-05-01', apply('2022', ['10002', '10003'], [applied('5', 50, 1)])],
  ['2022-08-01', award('2022', 16_000)],
  ['2022-09-01', sign('2022', '10001')],
]
const { state } = playOut(signed)
const change = (...changes: readonly AmendmentChange[]) => amend('2022', '10001', ...changes)
const committed = (of: LedgerState) => of.calls.get('2022')?.committedCents
const after = (...steps: readonly Step[]) => playOut([...signed, ...steps]).state
const termsOf = (of: LedgerState) => versionInForce(agreementIn(of, '2022', '10001'))?.rows ?? []

describe('decideAmendment', () => {
  test('[C57] a new version with its reason; other rows stay; the call knows the difference', () => {
    const amended = after(['2023-01-10', change({ kpi: '5', awardedReach: 80 })])
    expect(versionInForce(agreementIn(amended, '2022', '10001'))).toMatchObject({
      version: 2,
      reason: 'digest of amended',
      rows: [
        { kpi: '5', awardedReach: 80, contributionCents: euro(4_800), unitPriceCents: euro(60) },
        { kpi: '9a', awardedReach: 10, contributionCents: euro(6_500) },
      ],
    })
    expect(committed(state)).toBe(euro(15_500))
    expect(committed(amended)).toBe(euro(14_300))
    expect(agreementIn(amended, '2022', '10001').versions[0]?.rows[0]?.awardedReach).toBe(100)
  })

  test('another amount for the same reach: 14 euro less', () => {
    const rounding = { kpi: '5', awardedReach: 100, contributionCents: cents(598_600) }
    const amended = after(['2023-01-10', change(rounding)])
    expect(termsOf(amended)[0]).toMatchObject({ awardedReach: 100, contributionCents: 598_600 })
    expect(committed(amended)).toBe(cents(1_548_600))
  })

  test('the same terms give nothing', () => {
    expect(must(change()(state))).toEqual([])
    expect(must(change({ kpi: '5', awardedReach: 100 })(state))).toEqual([])
    const same = { kpi: '5', awardedReach: 100, contributionCents: euro(6_000) }
    expect(must(change(same)(state))).toEqual([])
  })

  test('money that moves within the agreement changes nothing for the call', () => {
    const moved = change({ kpi: '5', awardedReach: 35 }, { kpi: '9a', awardedReach: 16 })(state)
    expect(must(moved).map(({ type }) => type)).toEqual(['agreement-amended'])
  })

  test('[C71] never over the budget of the call: 500 euro is left', () => {
    // 8 × 60 = 480; 8.33 would be 500.
    expect(codesOf(change({ kpi: '5', awardedReach: 108 })(state))).toEqual([])
    expect(codesOf(change({ kpi: '5', awardedReach: 109 })(state))).toEqual(['over-budget'])
    const to = (contributionCents: number) =>
      codesOf(
        change({ kpi: '5', awardedReach: 200, contributionCents: cents(contributionCents) })(state),
      )
    expect(to(650_000)).toEqual([]) // exactly what is left
    expect(to(650_001)).toEqual(['over-budget'])
  })

  test('[C71] a declined offer frees its money; an ended agreement does not', () => {
    const more = change({ kpi: '5', awardedReach: 109 })
    const free = after(['2022-09-02', decline('2022', '10002')])
    expect(committed(free)).toBe(euro(12_500))
    expect(codesOf(more(free))).toEqual([])
    const ended = after(
      ['2022-09-02', sign('2022', '10002')],
      ['2022-12-01', end('2022', '10002', '2022-12-01')],
    )
    expect(committed(ended)).toBe(euro(15_500))
    expect(codesOf(more(ended))).toEqual(['over-budget'])
  })

  test('what an amendment frees can be used by another', () => {
    const less = after(['2023-01-10', change({ kpi: '9a', awardedReach: 9 })])
    expect(codesOf(change({ kpi: '5', awardedReach: 119 })(less))).toEqual([]) // 650 + 500 ≥ 1,140
    expect(codesOf(change({ kpi: '5', awardedReach: 120 })(less))).toEqual(['over-budget'])
  })

  test('within the maximum of the call, whole, down to nothing', () => {
    const to = (awardedReach: number) =>
      codesOf(change({ kpi: '5', awardedReach, contributionCents: cents(0) })(state))
    expect(to(2250)).toEqual([])
    expect(to(2251)).toEqual(['reach-over-maximum'])
    expect(to(0)).toEqual([])
    expect(to(-1)).toContain('reach-over-maximum')
    expect(to(0.5)).toEqual(['reach-over-maximum'])
  })

  test('[C57] never more than price × units, never below nothing', () => {
    const to = (contributionCents: number) =>
      codesOf(
        change({ kpi: '5', awardedReach: 10, contributionCents: cents(contributionCents) })(state),
      )
    expect(to(60_000)).toEqual([])
    expect(to(60_001)).toEqual(['contribution-over-price'])
    expect(to(0)).toEqual([])
    expect(to(-1)).toEqual(['contribution-over-price'])
  })

  test('only KPIs that were agreed, each once; all refusals at once', () => {
    const decision = change(
      { kpi: '2', awardedReach: 1 },
      { kpi: '5', awardedReach: 1 },
      { kpi: '5', awardedReach: 2 },
    )(state)
    expect(decision.ok ? [] : decision.refusals).toMatchObject([
      { code: 'kpi-not-agreed', expected: expect.stringContaining('5, 9a') as string },
      { code: 'duplicate-kpi', about: { applicant: '10001', kpi: '5' } },
    ])
  })

  test('versions follow one another', () => {
    const twice = after(
      ['2023-01-10', change({ kpi: '5', awardedReach: 80 })],
      ['2023-02-10', change({ kpi: '5', awardedReach: 90 })],
    )
    const { versions } = agreementIn(twice, '2022', '10001')
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3])
    expect(versions.map(({ rows }) => rows[0]?.awardedReach)).toEqual([100, 80, 90])
    expect(committed(twice)).toBe(euro(14_900))
  })
})
