import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidePayment, type Payment } from '../agreement/decide-payment.ts'
import type { LedgerState } from '../fold-ledger.ts'
import { amend, apply, award, decline, end, report, sign } from '../release/test-commands.ts'
import {
  agreementIn,
  applied,
  codesOf,
  digest,
  must,
  noon,
  playOut,
  reported,
  type Step,
} from '../release/test-ledger.ts'
import { day, euro, testProgramme } from '../release/test-programme.ts'
import type { SupportCase } from '../support-case/support-case.ts'
import { cents, zeroCents, type Cents } from '../values/cents.ts'
import { moneyOfAgreement, type AgreementMoney } from './money-of-agreement.ts'

const [call] = testProgramme.calls
if (call === undefined) throw new Error('no call')

/** KPI 5: 100 at 60 euro. KPI 9a: 10, and 9b: 3, at 650 euro: one action. Two members. */
const rows = [
  applied('5', 100, 1, { ownCashCents: euro(5_000) }),
  applied('9a', 10, 2, { ownInKindCents: euro(7_000) }),
  applied('9b', 3, 3),
]
const offered: readonly Step[] = [
  ['2022-05-01', apply('2022', ['10001', '10002'], rows)],
  ['2022-08-01', award('2022', 100_000)],
]
const signed: readonly Step[] = [...offered, ['2022-09-01', sign('2022', '10001')]]
const order =
  (payment: Payment['payment'], amountCents: Cents, on: string): Step[1] =>
  (state) =>
    decidePayment(agreementIn(state, '2022', '10001'), moneyIn(state, on)?.due ?? [], {
      payment,
      amountCents,
    })
const moneyIn = (state: LedgerState, on: string, cases: readonly SupportCase[] = []) =>
  moneyOfAgreement(
    { call, agreement: agreementIn(state, '2022', '10001'), kpis: testProgramme.kpis, cases },
    day(on),
  )
const money = (steps: readonly Step[], on = '2023-11-01', cases: readonly SupportCase[] = []) => {
  const found = moneyIn(playOut(steps).state, on, cases)
  if (found === null) throw new Error('not signed')
  return found
}
const due = (of: AgreementMoney) => of.due.map(({ payment, amountCents }) => [payment, amountCents])
const advance: Step = ['2022-09-02', order('advance', euro(11_560), '2022-09-02')]
const final = (reach: number): Step => [
  '2023-10-10',
  report('2022', '10001', 'final', reported('5', reach), reported('9a', 10), reported('9b', 3)),
]
const recovered = (amount: number | null): SupportCase => ({
  call: '2022',
  applicant: '10001',
  kpi: '5',
  stage: amount === null ? 'open' : 'closed',
  openedAt: noon('2023-11-01'),
  status: 'missed',
  whatHappened: digest('x'),
  why: null,
  hearings: [],
  steps: [],
  closed: null,
  recovery: amount === null ? null : { decidedAt: noon('2023-11-01'), amountCents: euro(amount) },
})

describe('[C104] which budget goes to which action', () => {
  test('per action and in all, with the own contribution in cash and in kind', () => {
    const { statement, actions } = money(signed, '2022-10-01')
    expect(statement).toMatchObject({ awardedCents: euro(14_450), advanceCents: euro(11_560) })
    expect(actions).toMatchObject([
      {
        action: '5',
        awardedCents: euro(6_000),
        advanceCents: euro(4_800),
        balanceCents: euro(1_200),
        ownDueCents: euro(6_000),
        ownCashCents: euro(5_000),
        ownInKindCents: zeroCents,
        shortfallCents: euro(1_000),
        atRiskCents: null,
      },
      {
        action: '9',
        awardedCents: euro(8_450),
        ownCashCents: zeroCents,
        ownInKindCents: euro(7_000),
        shortfallCents: euro(1_450),
      },
    ])
  })

  test('amounts of actions add up to those of the agreement, to the cent', () =>
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 60_000 }), { minLength: 3, maxLength: 3 }),
        (contributions) => {
          const changes = ['5', '9a', '9b'].map((kpi, index) => ({
            kpi,
            awardedReach: [1_000, 93, 38][index] ?? 0,
            contributionCents: cents(contributions[index] ?? 0),
          }))
          const { statement, actions } = money([
            ...signed,
            ['2022-10-01', amend('2022', '10001', ...changes)],
          ])
          for (const name of [
            'awardedCents',
            'advanceCents',
            'balanceCents',
            'ownDueCents',
          ] as const) {
            expect(actions.reduce((sum, action) => sum + action[name], 0)).toBe(statement[name])
          }
        },
      ),
      { seed: 20211026, numRuns: 100 },
    ))

  test('nothing before the signature', () => {
    expect(moneyIn(playOut(offered).state, '2022-10-01')).toBeNull()
    const declined = playOut([...offered, ['2022-09-01', decline('2022', '10001')]]).state
    expect(moneyIn(declined, '2022-10-01')).toBeNull()
  })

  test('what is at risk only from the reference day of the final report', () => {
    const steps = [...signed, final(40)]
    expect(money(steps, '2023-09-29').statement.atRiskCents).toBeNull()
    expect(money(steps, '2023-09-30').statement.atRiskCents).toBe(euro(3_600))
    expect(money(steps, '2023-09-30').actions.map(({ atRiskCents }) => atRiskCents)).toEqual([
      euro(3_600),
      zeroCents,
    ])
  })
})

describe('payments that are due', () => {
  test('advance and incentive from the signature, each once', () => {
    expect(due(money(signed, '2022-09-01'))).toEqual([
      ['advance', euro(11_560)],
      ['incentive', euro(10_000)],
    ])
    expect(due(money([...signed, advance], '2022-09-03'))).toEqual([['incentive', euro(10_000)]])
    const { state } = playOut([...signed, advance])
    expect(codesOf(order('advance', euro(11_560), '2022-09-03')(state))).toEqual([
      'payment-not-due',
    ])
  })

  test('of exactly what is due', () => {
    const { state } = playOut(signed)
    for (const amount of [cents(1_155_999), cents(1_156_001), zeroCents]) {
      expect(codesOf(order('advance', amount, '2022-09-02')(state))).toEqual(['payment-not-due'])
    }
    expect(must(order('advance', euro(11_560), '2022-09-02')(state))).toEqual([
      {
        stream: 'agreement/2022/10001',
        parties: ['10001', '10002'],
        type: 'payment-ordered',
        data: { payment: 'advance', amountCents: euro(11_560) },
      },
    ])
  })

  test('the balance once every awarded KPI has a final report, also when a target was missed', () => {
    const some: Step = ['2023-10-10', report('2022', '10001', 'final', reported('5', 100))]
    expect(due(money([...signed, advance, some]))).toEqual([['incentive', euro(10_000)]])
    const balance = ['balance', euro(2_890)]
    expect(due(money([...signed, advance, final(40)]))).toContainEqual(balance)
    expect(due(money([...signed, advance, final(40)], '2023-09-29'))).not.toContainEqual(balance)
    const open = money([...signed, advance, final(40)], '2023-11-01', [recovered(null)])
    expect(due(open)).toContainEqual(balance)
    expect(open.openCases).toEqual(['5'])
  })

  test('less what was decided to recover; beyond it, it is to be asked back', () => {
    const steps = [...signed, advance, final(40)]
    const less = money(steps, '2023-11-01', [recovered(2_000)])
    expect(due(less)).toContainEqual(['balance', euro(890)])
    expect(less).toMatchObject({ recoveryCents: euro(2_000), overpaidCents: zeroCents })
    expect(less.actions.map(({ recoveryCents }) => recoveryCents)).toEqual([euro(2_000), 0])
    const more = money(steps, '2023-11-01', [recovered(3_000)])
    expect(due(more)).toEqual([['incentive', euro(10_000)]])
    expect(more.overpaidCents).toBe(euro(110))
  })

  test('the rest after an amendment; after an end only a balance', () => {
    const amended = (awardedReach: number): Step => [
      '2022-10-01',
      amend('2022', '10001', { kpi: '5', awardedReach }),
    ]
    expect(due(money([...signed, advance, amended(200)]))).toContainEqual(['advance', euro(4_800)])
    const smaller = money([...signed, advance, amended(0)])
    expect(due(smaller)).toEqual([['incentive', euro(10_000)]])
    expect(smaller.overpaidCents).toBe(euro(3_110))
    const ending: Step = ['2023-10-20', end('2022', '10001', '2023-10-31')]
    expect(due(money([...signed, ending]))).toEqual([])
    expect(due(money([...signed, advance, final(100), ending]))).toEqual([['balance', euro(2_890)]])
  })

  test('ordering all that is due leaves nothing due, and never more than awarded', () => {
    const { state } = playOut([...signed, advance, final(100)])
    const steps = (moneyIn(state, '2023-11-01')?.due ?? []).map(
      ({ payment, amountCents }): Step => ['2023-11-01', order(payment, amountCents, '2023-11-01')],
    )
    const all = money([...signed, advance, final(100), ...steps])
    expect(due(all)).toEqual([])
    expect(all.ordered).toEqual({
      advance: euro(11_560),
      incentive: euro(10_000),
      balance: euro(2_890),
    })
  })
})
