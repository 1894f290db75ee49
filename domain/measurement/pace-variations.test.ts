import { describe, expect, test } from 'vitest'
import type { Agreement } from '../agreement/agreement.ts'
import { noon, reported } from '../release/test-ledger.ts'
import { day, euro, testProgramme } from '../release/test-programme.ts'
import { zeroCents } from '../values/cents.ts'
import { paceVariations } from './pace-variations.ts'

const [first, second] = testProgramme.calls
if (first === undefined || second === undefined) throw new Error('two calls are needed')
const flow = '5'
const stock = testProgramme.kpis.find(({ kind }) => kind === 'stock')?.id ?? ''
const plan = testProgramme.kpis.find(({ kind }) => kind === 'plan')?.id ?? ''

interface Row {
  readonly interim?: number
  readonly final?: number
  readonly current?: number
  readonly awarded?: number
}

/** A signed agreement on one KPI, with these reports. */
const agreement = (
  applicant: number,
  { interim, final, current = 0, awarded = 100 }: Row,
  { kpi = flow, call = first.id, signed = true } = {},
): Agreement => ({
  call,
  applicant: String(applicant),
  members: [String(applicant)],
  state: signed ? 'signed' : 'offered',
  appliedAt: noon('2022-05-01'),
  applicationRows: [],
  offeredAt: noon('2022-08-01'),
  signedAt: signed ? noon('2022-09-01') : null,
  declined: null,
  ended: null,
  incentiveCents: euro(0),
  methodVersion: '1',
  versions: [
    {
      version: 1,
      recordedAt: noon('2022-08-01'),
      reason: null,
      rows: [
        {
          kpi,
          currentReach: current,
          awardedReach: awarded,
          unitPriceCents: euro(60),
          contributionCents: euro(60 * awarded),
          ownCashCents: null,
          ownInKindCents: null,
        },
      ],
    },
  ],
  reviews: {},
  ordered: { advance: zeroCents, incentive: zeroCents, balance: zeroCents },
  replies: [],
  reports: [
    ...(interim === undefined
      ? []
      : [
          {
            moment: 'interim' as const,
            recordedAt: noon('2023-04-10'),
            rows: [reported(kpi, interim)],
          },
        ]),
    ...(final === undefined
      ? []
      : [
          {
            moment: 'final' as const,
            recordedAt: noon('2023-10-10'),
            rows: [reported(kpi, final)],
          },
        ]),
  ],
})

const on = day('2023-12-31')
const of = (agreements: readonly Agreement[], kpi = flow, call = first.id, date = on) =>
  paceVariations(testProgramme, agreements, date).get(call)?.get(kpi)

/** Half of the year brings `share` of the final figure, in turn below and above half. */
const uneven = (n: number, away: number, kpi = flow, current = 0): readonly Agreement[] =>
  Array.from({ length: n }, (_, i) => {
    const part = 182 / 365 + (i % 2 === 0 ? away : -away)
    return agreement(
      10_001 + i,
      { interim: current + Math.round(1000 * part), final: current + 1000, current },
      { kpi },
    )
  })

describe('how much the pace of participants varies', () => {
  test('is estimated from finished periods, of any call, by hand', () => {
    // X² = Σ(R − eF)²/(e(1 − e)F) with e = 182/365, F = 1000, R − eF = ±100: 40 per period of
    // 1/(e(1 − e)F); τ² = (X² − n)/ΣF.
    const e = 182 / 365
    const away = (sign: number): number => (Math.round(1000 * (e + sign * 0.1)) - e * 1000) ** 2
    const distance = (10 * (away(1) + away(-1))) / (e * (1 - e) * 1000)
    const tau = Math.sqrt((distance - 20) / 20_000)
    expect(of(uneven(20, 0.1))).toBeCloseTo(tau, 10)
    expect(of(uneven(20, 0.1), flow, second.id)).toBeCloseTo(tau, 10)
  })

  test('is nothing where chance explains it, and more the more it varies', () => {
    expect(of(uneven(20, 0.001))).toBe(0)
    expect(of(uneven(20, 0.2)) ?? 0).toBeGreaterThan(of(uneven(20, 0.1)) ?? 1)
  })

  test('is taken from the interim reports of the call itself while too few periods finished', () => {
    const running = Array.from({ length: 12 }, (_, i) =>
      agreement(20_001 + i, { interim: i % 2 === 0 ? 20 : 80 }),
    )
    const finished = uneven(9, 0)
    const estimated = of([...running, ...finished])
    expect(estimated).toBeGreaterThan(0.3)
    expect(of([...running, ...finished], flow, second.id)).toBeUndefined()
    expect(of([...running, ...uneven(10, 0)])).toBe(0)
  })

  test('is not known with fewer than ten of either', () => {
    expect(of(uneven(9, 0.1).slice(0, 9))).toBeUndefined()
    expect(of([])).toBeUndefined()
  })

  test('counts of a stock only what was added, and knows no pace of a plan', () => {
    expect(of(uneven(20, 0.1, stock, 500), stock)).toBeCloseTo(of(uneven(20, 0.1)) ?? NaN, 10)
    expect(of(uneven(20, 0.1, plan), plan)).toBeUndefined()
  })

  test('leaves out figures that fell, agreements that were not signed, and rows without award', () => {
    const fell = Array.from({ length: 12 }, (_, i) =>
      agreement(30_001 + i, { interim: 90, final: 40 }),
    )
    expect(of(fell)).toBeDefined()
    expect(of([...fell, ...uneven(20, 0.1)])).toBe(of(uneven(20, 0.1)))
    const others = (more: Row, signed: boolean) =>
      Array.from({ length: 12 }, (_, i) =>
        agreement(40_001 + i, { interim: 500, final: 1000, ...more }, { signed }),
      )
    expect(of(others({}, false))).toBeUndefined()
    expect(of(others({ awarded: 0 }, true))).toBeUndefined()
    expect(of(others({}, true))).toBe(0)
  })

  test('knows no report before its reference day', () => {
    const all = uneven(20, 0.1)
    const final = first.reporting.final.referenceDay
    expect(of(all, flow, first.id, final)).toBe(of(all))
    expect(of(all, flow, first.id, day('2023-09-29'))).not.toBe(of(all))
    expect(of(all, flow, first.id, day('2023-03-30'))).toBeUndefined()
  })
})
