import { describe, expect, test } from 'vitest'
import { amend, apply, award, decline, end, report, sign } from './test-commands.ts'
import { applied, reported, type Step } from './test-ledger.ts'
import { pageOf } from './test-pages.ts'
import { euro } from './test-programme.ts'

/**
 * 9,000 euro for a first round of 34,000: 27 of 100 and 14 of 50 units, no plan, and nothing for
 * the second round.
 */
const offered: readonly Step[] = [
  ['2022-05-01', apply('2022', ['10002', '10003'], [applied('5', 50, 1)])],
  [
    '2022-05-02',
    apply(
      '2022',
      ['10001'],
      [applied('22', 0, null), applied('9a', 40, 2), applied('5', 100, 1, { currentReach: 3 })],
    ),
  ],
  ['2022-05-03', apply('2022', ['10004'], [applied('2', 1, 1)])],
  ['2022-08-01', award('2022', 9_000)],
]
const signed: readonly Step[] = [...offered, ['2022-09-01', sign('2022', '10001')]]
describe('state', () => {
  test('[C48] from application to signature, each with its day', () => {
    expect(pageOf(offered.slice(0, 3), '10001', '2022-06-01')).toMatchObject({
      state: 'applied',
      appliedOn: '2022-05-02',
      offeredOn: null,
      signedOn: null,
      funding: null,
      versions: [],
    })
    expect(pageOf(offered, '10001', '2022-08-02')).toMatchObject({
      state: 'offered',
      offeredOn: '2022-08-01',
      signedOn: null,
    })
    expect(pageOf(signed, '10001', '2022-09-02')).toMatchObject({
      state: 'signed',
      signedOn: '2022-09-01',
    })
  })

  test('not funded: applied, and the award is over', () => {
    expect(pageOf(offered.slice(0, 3), '10004', '2022-08-01').state).toBe('applied')
    const page = pageOf(offered, '10004', '2022-08-01')
    expect(page).toMatchObject({ state: 'not-funded', funding: null, versions: [] })
    expect(page.kpis).toMatchObject([{ kpi: '2', status: 'not-applicable', awardedReach: 0 }])
    expect(page.kpis[0]?.sentence.en).toContain('no budget was left')
  })

  test('declined: no money any more', () => {
    const page = pageOf(
      [...offered, ['2022-09-01', decline('2022', '10001')]],
      '10001',
      '2022-09-02',
    )
    expect(page).toMatchObject({ state: 'declined', declinedOn: '2022-09-01', funding: null })
    expect(page.kpis.map(({ target }) => target)).toEqual([null, null, null])
  })

  test('an end in the future has not happened yet; the day itself is the end', () => {
    const ended: readonly Step[] = [...signed, ['2023-01-10', end('2022', '10001', '2023-02-01')]]
    expect(pageOf(ended, '10001', '2023-01-31')).toMatchObject({
      state: 'signed',
      endedOn: null,
      endedReason: null,
    })
    const page = pageOf(ended, '10001', '2023-02-01')
    expect(page).toMatchObject({
      state: 'ended',
      endedOn: '2023-02-01',
      endedReason: 'Because ended.',
    })
    expect(page.kpis.find(({ kpi }) => kpi === '5')?.status).toBe('withdrawn')
  })
})

test('KPIs in programme order, only those applied for, each with why', () => {
  const page = pageOf(signed, '10001', '2022-10-01')
  expect(page.kpis).toMatchObject([
    { kpi: '5', target: 30, awardedReach: 27, requestedReach: 100, status: 'not-due' },
    { kpi: '9a', target: null, awardedReach: 0, status: 'not-applicable' },
    { kpi: '22', target: null, awardedReach: 0, requestedReach: 0, status: 'not-applicable' },
  ])
  const [partly, nothing, none] = page.kpis.map(({ awardReason }) => awardReason?.en)
  expect(partly).toContain('26 of 100')
  expect(nothing).toContain('nothing is left for round 2')
  expect(none).toContain('Nothing was requested')
  expect(page.kpis[2]?.sentence.en).toBe('Nothing was agreed on this.')
})

test('[C114] members and region as they were when the call opened', () => {
  expect(pageOf(offered, '10002', '2029-01-01')).toMatchObject({
    key: '2022/10002',
    call: '2022',
    period: '1',
    applicantName: 'Beek',
    region: 'regio-noord',
    members: [
      { nis: '10002', name: 'Beek' },
      { nis: '10003', name: 'Coda' },
    ],
  })
  expect(pageOf(offered, '10004', '2029-01-01').region).toBe('regio-zuid') // Oost since its merger
})

describe('versions', () => {
  const amended: readonly Step[] = [
    ...signed,
    ['2023-01-10', amend('2022', '10001', { kpi: '5', awardedReach: 20 })],
  ]

  test('the offer, and what each amendment changed, with its reason', () => {
    expect(pageOf(amended, '10001', '2023-02-01').versions).toEqual([
      {
        version: 1,
        on: '2022-08-01',
        kind: 'offer',
        reason: null,
        contributionCents: euro(1_620),
        changes: [],
      },
      {
        version: 2,
        on: '2023-01-10',
        kind: 'amendment',
        reason: 'Because amended.',
        contributionCents: euro(1_200),
        changes: [
          { kpi: '5', fromTarget: 30, toTarget: 23, fromCents: euro(1_620), toCents: euro(1_200) },
        ],
      },
    ])
  })

  test('a reason that was erased is absent; what was decided stays', () => {
    const [, version] = pageOf(amended, '10001', '2023-02-01', { erased: true }).versions
    expect(version).toMatchObject({ reason: null, contributionCents: euro(1_200) })
    const ended: readonly Step[] = [...signed, ['2023-01-10', end('2022', '10001', '2023-01-10')]]
    expect(pageOf(ended, '10001', '2023-02-01', { erased: true })).toMatchObject({
      endedOn: '2023-01-10',
      endedReason: null,
    })
  })

  test('only what differs is a change', () => {
    const moneyOnly = { kpi: '5', awardedReach: 27, contributionCents: euro(1_000) }
    const page = pageOf(
      [...signed, ['2023-01-10', amend('2022', '10001', moneyOnly)]],
      '10001',
      '2023-02-01',
    )
    expect(page.versions[1]?.changes).toEqual([
      { kpi: '5', fromTarget: 30, toTarget: 30, fromCents: euro(1_620), toCents: euro(1_000) },
    ])
  })
})

describe('money', () => {
  const final = (reach: number): readonly Step[] => [
    ...signed,
    ['2023-10-01', report('2022', '10001', 'final', reported('5', reach))],
  ]
  const atRisk = (steps: readonly Step[], on: string) =>
    pageOf(steps, '10001', on).funding?.atRiskCents

  test('the terms in force, the shares of the call, the incentive apart', () => {
    expect(pageOf(signed, '10001', '2022-10-01').funding).toMatchObject({
      awardedCents: euro(1_620),
      advanceCents: euro(1_296),
      balanceCents: euro(324),
      ownDueCents: euro(1_620),
      incentiveCents: 0,
      atRiskCents: null,
    })
    expect(pageOf(offered, '10002', '2022-08-02').funding).toMatchObject({
      awardedCents: euro(840),
      incentiveCents: euro(10_000),
    })
  })

  test('all is at risk the day after the final due day, nothing of an offer', () => {
    expect(atRisk(signed, '2023-10-15')).toBeNull()
    expect(atRisk(signed, '2023-10-16')).toBe(euro(1_620))
    expect(atRisk(offered, '2023-10-16')).toBeNull()
  })

  test('an interim report says nothing about it', () => {
    const interim: readonly Step[] = [
      ...signed,
      ['2023-04-01', report('2022', '10001', 'interim', reported('5', 28))],
    ]
    expect(atRisk(interim, '2023-10-15')).toBeNull()
    expect(atRisk(interim, '2023-10-16')).toBe(euro(1_620))
  })

  test('with a final report, what is missing, from its reference day on', () => {
    expect(atRisk(final(28), '2023-09-29')).toBeNull()
    expect(atRisk(final(28), '2023-09-30')).toBe(euro(120))
    expect(atRisk(final(30), '2023-10-16')).toBe(0)
  })
})
