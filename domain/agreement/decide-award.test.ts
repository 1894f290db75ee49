import { describe, expect, test } from 'vitest'
import { emptyCall } from '../call/call-state.ts'
import { foldLedger } from '../fold-ledger.ts'
import { apply, award } from '../release/test-commands.ts'
import { agreementIn, applied, codesOf, must, playOut, type Step } from '../release/test-ledger.ts'
import { call, euro } from '../release/test-programme.ts'
import { decideAward, divideBudget } from './decide-award.ts'

const kpiOrder = ['2', '5', '9a', '9b', '22', '24a', '24b']
const cluster: Step = [
  '2022-05-01',
  apply(
    '2022',
    ['10002', '10003'],
    [
      applied('5', 100, 1, { currentReach: 30, ownCashCents: euro(10) }),
      applied('2', 1, 2),
      applied('9a', 0, null),
    ],
  ),
]
const alone: Step = ['2022-05-02', apply('2022', ['10001'], [applied('5', 50, 1)])]
const late: Step = ['2022-05-03', apply('2022', ['10004'], [applied('2', 1, 1)])]

describe('decideAward', () => {
  const { entries, state } = playOut([cluster, alone, ['2022-08-01', award('2022', 9_000)]])

  test('[C71] records budget, spent and every row with its reason, also rows without plan', () => {
    expect(entries.at(-3)).toMatchObject({
      type: 'award-decided',
      stream: 'call/2022',
      data: { policy: 'priority-rounds', budgetCents: euro(9_000), spentCents: euro(9_000) },
    })
    const rows = state.calls.get('2022')?.award?.rows ?? []
    expect(rows.map((row) => [row.applicant, row.kpi, row.awarded, row.reasonCode])).toEqual([
      ['10001', '5', 50, 'funded-in-full'],
      ['10002', '2', 0, 'nothing-left'],
      ['10002', '5', 100, 'funded-in-full'],
      ['10002', '9a', 0, 'nothing-requested'],
    ])
    expect(rows.map(({ basis }) => basis.kind)).toEqual([
      'round-in-full',
      'round-in-part',
      'round-in-full',
      'nothing-requested',
    ])
  })

  test('[C57] offers hold what was awarded, at the prices of the call, for all members', () => {
    expect(entries.slice(-2)).toMatchObject([
      {
        type: 'offer-made',
        stream: 'agreement/2022/10002',
        parties: ['10002', '10003'],
        data: {
          rows: [
            {
              kpi: '5',
              currentReach: 30,
              awardedReach: 100,
              unitPriceCents: euro(60),
              contributionCents: euro(6_000),
              ownCashCents: euro(10),
              ownInKindCents: null,
            },
          ],
          methodVersion: '1',
        },
      },
      { type: 'offer-made', stream: 'agreement/2022/10001', parties: ['10001'] },
    ])
  })

  test('[C114] the incentive is for clusters of two or more, on top of the budget', () => {
    expect(agreementIn(state, '2022', '10002').incentiveCents).toBe(euro(10_000))
    expect(agreementIn(state, '2022', '10001').incentiveCents).toBe(0)
    expect(state.calls.get('2022')?.committedCents).toBe(euro(9_000))
  })

  test('an applicant who got nothing gets no offer, and the call knows why', () => {
    const short = playOut([cluster, late, ['2022-08-01', award('2022', 6_000)]])
    expect(agreementIn(short.state, '2022', '10004').state).toBe('applied')
    expect(
      short.entries.filter(({ type }) => type === 'offer-made').map(({ stream }) => stream),
    ).toEqual(['agreement/2022/10002'])
    const rows = short.state.calls.get('2022')?.award?.rows ?? []
    expect(rows.find(({ applicant }) => applicant === '10004')?.reasonCode).toBe('nothing-left')
  })

  test('a second award of the same call is refused; one of another call is not', () => {
    const decision = award('2022', 9_000)(state)
    expect(decision.ok ? [] : decision.refusals).toMatchObject([
      { code: 'award-already-decided', found: expect.stringContaining('2022-08-01') as string },
    ])
    expect(codesOf(award('2023', 9_000)(state))).toEqual(['no-applications'])
  })

  test('a budget of nothing awards nothing, which is an award', () => {
    const nothing = playOut([alone, ['2022-08-01', award('2022', 0)]])
    expect(nothing.entries.at(-1)).toMatchObject({ type: 'award-decided' })
    expect(codesOf(award('2022', 9_000)(nothing.state))).toEqual(['award-already-decided'])
  })

  test('no applications: refused', () => {
    expect(codesOf(award('2022', 9_000)(foldLedger([])))).toEqual(['no-applications'])
  })

  test('a simulation divides as the award does, before and after it', () => {
    const agreements = ['10002', '10001'].map((nis) => agreementIn(state, '2022', nis))
    const facts = { call: call('2022', '1', 2022), callState: emptyCall, agreements, kpiOrder }
    const { rows, spentCents } = must(decideAward(facts, euro(9_000)))
    expect(divideBudget(facts.call, agreements, kpiOrder, euro(9_000))).toEqual({
      rows,
      spentCents,
    })
    expect(rows).toEqual(state.calls.get('2022')?.award?.rows)
  })

  test('a KPI without price is a bug', () => {
    const priceless = { ...call('2022', '1', 2022), rows: [] }
    const agreements = [agreementIn(state, '2022', '10001')]
    expect(() => divideBudget(priceless, agreements, kpiOrder, euro(1))).toThrow('no price')
  })
})
