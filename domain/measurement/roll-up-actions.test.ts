import { describe, expect, test } from 'vitest'
import type { AgreementPage, AgreementState } from '../release/release.ts'
import { agreementPage, finalPage, kpiPage } from '../release/test-pages.ts'
import { euro, testProgramme } from '../release/test-programme.ts'
import { rollUpActions } from './roll-up.ts'

const totals = (agreements: readonly AgreementPage[], action: string, period: string) => {
  const found = rollUpActions(testProgramme, agreements).find(
    (row) => row.action === action && row.period === period,
  )
  if (found === undefined) throw new Error(`no totals for ${action} ${period}`)
  return found
}

/** As many agreements on one KPI as asked for, of municipalities 1, 2, 3 … */
const many = (count: number, period: string, page: (index: number) => AgreementPage['kpis'][0]) =>
  Array.from({ length: count }, (_, index) =>
    agreementPage(period, [String(index + 1)], [page(index)]),
  )

describe('periods', () => {
  test('every action has a row per period and one for all, in programme order', () => {
    const rows = rollUpActions(testProgramme, [])
    expect(rows.map(({ action, period }) => `${action}/${period}`)).toEqual(
      ['2', '5', '9', '22', '24'].flatMap((id) => [`${id}/1`, `${id}/2`, `${id}/all`]),
    )
    expect(rows[0]).toMatchObject({
      governments: 0,
      agreed: null,
      realised: null,
      reported: { n: 0, of: 0 },
      budgetCents: 0,
    })
  })

  test('[C57] plans take the latest period in which somebody signed: 16, 19 and 19 give 19', () => {
    const periods = [...testProgramme.periods, { ...testProgramme.periods[1], id: '3' }]
    const agreements = [
      ...many(16, '1', () => finalPage('2', 1, 1)),
      ...many(19, '2', (index) => finalPage('2', 1, index < 18 ? 1 : 0)),
      ...many(19, '3', () => kpiPage('2', 1)),
    ]
    const rows = rollUpActions(
      { ...testProgramme, periods: periods as typeof testProgramme.periods },
      agreements,
    ).filter(({ action }) => action === '2')
    expect(rows.map(({ agreed, realised }) => [agreed, realised])).toEqual([
      [16, 16],
      [19, 18],
      [19, null],
      [19, null],
    ])
    expect(rows.at(-1)?.reported).toEqual({ n: 0, of: 19 })
    expect(rows.at(-1)?.budgetCents).toBe(euro(60 * 54)) // money adds all the same
  })

  test('the latest period is one in which somebody signed, not the last of the programme', () => {
    const agreements = [
      ...many(2, '1', () => finalPage('22', 4, 5)),
      agreementPage('2', ['1'], [kpiPage('22', 9)], 'offered'),
    ]
    expect(totals(agreements, '22', 'all')).toMatchObject({ agreed: 8, realised: 10 })
  })

  test('[C57] stocks take the latest signed period too', () => {
    const agreements = [
      ...many(2, '1', () => finalPage('22', 4, 5)),
      ...many(3, '2', () => finalPage('22', 3, 2)),
    ]
    expect(totals(agreements, '22', 'all')).toMatchObject({
      agreed: 9,
      realised: 6,
      reported: { n: 3, of: 3 },
      governments: 3,
    })
  })

  test('flows add over periods; distinct municipalities do not add', () => {
    const agreements = [
      agreementPage('1', ['1', '2'], [finalPage('5', 100, 171)]),
      agreementPage('2', ['2', '3'], [finalPage('5', 50, 40)]),
    ]
    expect(totals(agreements, '5', '1')).toMatchObject({ agreed: 100, realised: 171 })
    expect(totals(agreements, '5', '2')).toMatchObject({ agreed: 50, realised: 40 })
    expect(totals(agreements, '5', 'all')).toMatchObject({
      agreed: 150,
      realised: 211,
      governments: 3,
      reported: { n: 2, of: 2 },
      budgetCents: euro(60 * 150),
    })
  })
})

describe('realised', () => {
  test('[C80] counts final reports; a missing one never makes the total vanish', () => {
    const agreements = [
      agreementPage('1', ['1'], [finalPage('5', 100, 90)]),
      agreementPage('1', ['2'], [kpiPage('5', 100)]),
      agreementPage('1', ['3'], [kpiPage('5', 100, { reach: 60, reachAt: 'interim' })]),
    ]
    expect(totals(agreements, '5', '1')).toMatchObject({
      agreed: 300,
      realised: 90,
      reported: { n: 1, of: 3 },
    })
  })

  test('null without any final report; a reported zero is zero', () => {
    const interim = kpiPage('5', 100, { reach: 60, reachAt: 'interim' })
    expect(totals([agreementPage('1', ['1'], [interim])], '5', '1').realised).toBeNull()
    expect(totals([agreementPage('1', ['1'], [finalPage('5', 9, 0)])], '5', '1').realised).toBe(0)
  })
})

describe('units', () => {
  test('KPIs of one unit add up', () => {
    const kpis = [finalPage('9a', 10, 8), finalPage('9b', 5, 6)]
    expect(totals([agreementPage('1', ['1'], kpis)], '9', '1')).toMatchObject({
      agreed: 15,
      realised: 14,
      governments: 1,
      reported: { n: 2, of: 2 },
    })
  })

  test('numbers of different units do not add; money, reports and governments do', () => {
    const kpis = [finalPage('24a', 10, 8), finalPage('24b', 5, 6)]
    expect(totals([agreementPage('1', ['1'], kpis)], '24', '1')).toMatchObject({
      agreed: null,
      realised: null,
      governments: 1,
      reported: { n: 2, of: 2 },
      budgetCents: euro(900),
    })
  })

  test('a unit that nobody agreed on does not stand in the way', () => {
    const kpis = [finalPage('24a', 10, 8), kpiPage('24b', null)]
    expect(totals([agreementPage('1', ['1'], kpis)], '24', '1')).toMatchObject({
      agreed: 10,
      realised: 8,
    })
  })
})

describe('which agreements count', () => {
  test.each<[AgreementState, number]>([
    ['applied', 0],
    ['not-funded', 0],
    ['offered', 0],
    ['declined', 0],
    ['ended', 0],
    ['signed', 1],
  ])('%s: %d', (state, count) => {
    const agreements = [agreementPage('1', ['1', '2'], [finalPage('5', 100, 90)], state)]
    for (const period of ['1', 'all']) {
      expect(totals(agreements, '5', period)).toMatchObject({
        governments: 2 * count,
        agreed: count === 0 ? null : 100,
        realised: count === 0 ? null : 90,
        reported: { n: count, of: count },
        budgetCents: euro(6_000 * count),
      })
      expect(totals(agreements, '5', period).statuses.missed).toBe(1) // counted in any case
    }
  })

  test('[C61] governments: distinct members of the agreements that award this action', () => {
    const agreements = [
      agreementPage('1', ['1', '2'], [kpiPage('9a', 10), kpiPage('9b', 5)]),
      agreementPage('1', ['3'], [kpiPage('9a', 0), kpiPage('5', 10)]),
      agreementPage('1', ['4'], [kpiPage('9b', null)]),
      agreementPage('1', ['2', '5'], [kpiPage('9b', 1)]),
    ]
    expect(totals(agreements, '9', '1').governments).toBe(3)
    expect(totals(agreements, '5', '1').governments).toBe(1)
    expect(totals(agreements, '22', '1').governments).toBe(0)
  })

  test('budgets are the contributions in force, also where an amendment set another amount', () => {
    const amended = kpiPage('5', 100, { contributionCents: euro(5_986) })
    const agreements = [
      agreementPage('1', ['1', '2'], [amended]),
      agreementPage('1', ['3'], [kpiPage('5', 50)]),
    ]
    expect(totals(agreements, '5', '1').budgetCents).toBe(euro(5_986 + 3_000)) // no incentive
  })
})
