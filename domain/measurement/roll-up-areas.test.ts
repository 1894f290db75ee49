import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgreementPage, AgreementState } from '../release/release.ts'
import { agreementPage, finalPage, kpiPage, statusOf } from '../release/test-pages.ts'
import { euro, testProgramme } from '../release/test-programme.ts'
import { rollUpActions, rollUpArea, rollUpGoals } from './roll-up.ts'
import { statuses } from './status.ts'

const agreements = [
  agreementPage('1', ['1', '2'], [finalPage('2', 1, 1), kpiPage('5', 100)]),
  agreementPage('1', ['3'], [finalPage('9a', 10, 3), kpiPage('24b', null)]),
  agreementPage('2', ['2'], [kpiPage('5', 50)]),
  agreementPage('2', ['4', '5'], [kpiPage('5', 70, { status: 'not-applicable' })], 'declined'),
  agreementPage('2', ['6', '7'], [kpiPage('5', 70, { status: 'withdrawn' })], 'ended'),
]

describe('rollUpGoals', () => {
  test('goals count statuses and money over their actions, since units differ', () => {
    const rows = rollUpGoals(testProgramme, agreements)
    expect(rows.map(({ goal, period }) => `${goal}/${period}`)).toEqual([
      'safe/1',
      'safe/2',
      'safe/all',
      'together/1',
      'together/2',
      'together/all',
    ])
    expect(rows[0]).toMatchObject({ governments: 2, budgetCents: euro(60) })
    expect(rows[1]).toMatchObject({ governments: 0, budgetCents: 0 })
    expect(rows[3]).toMatchObject({ governments: 3, budgetCents: euro(6_600) })
    expect(rows[5]).toMatchObject({ governments: 3, budgetCents: euro(9_600) })
    expect(rows.slice(5).map((row) => statusOf(row.statuses))).toEqual([
      {
        missed: 1,
        overdue: 2,
        'not-applicable': 2,
        withdrawn: 1,
      },
    ])
  })
})

describe('rollUpArea', () => {
  test('signed agreements with their members, money and incentives, apart', () => {
    expect(rollUpArea(testProgramme, agreements)).toMatchObject([
      {
        period: '1',
        governments: 3,
        agreements: 2,
        budgetCents: euro(6_660),
        incentiveCents: euro(10_000),
      },
      { period: '2', governments: 1, agreements: 1, budgetCents: euro(3_000), incentiveCents: 0 },
      {
        period: 'all',
        governments: 3,
        agreements: 3,
        budgetCents: euro(9_660),
        incentiveCents: euro(10_000),
      },
    ])
  })

  test('nothing at all is a row of zeros per period', () => {
    for (const row of rollUpArea(testProgramme, [])) {
      expect(row).toMatchObject({ governments: 0, agreements: 0, budgetCents: 0 })
      expect(Object.keys(row.statuses)).toEqual([...statuses])
    }
  })

  test('more rows than a function call can have arguments', () => {
    const rows = Array.from({ length: 150 }, () => kpiPage('5', 1))
    const page = agreementPage('1', ['1', '2'], rows)
    const all = Array.from({ length: 1_000 }, () => page)
    const [first] = rollUpArea(testProgramme, all)
    expect(first?.budgetCents).toBe(euro(60 * 150_000))
    expect(first?.incentiveCents).toBe(euro(10_000 * 1_000))
  })
})

const anyState = fc.constantFrom<AgreementState>(
  'applied',
  'not-funded',
  'offered',
  'declined',
  'signed',
  'ended',
)
const anyKpi = fc
  .record({
    kpi: fc.constantFrom('2', '5', '9a', '9b', '22', '24a', '24b'),
    target: fc.option(fc.nat({ max: 20 })),
    reach: fc.option(fc.nat({ max: 20 })),
    status: fc.constantFrom(...statuses),
  })
  .map(({ kpi, target, reach, status }) =>
    kpiPage(kpi, target, { reach, reachAt: reach === null ? null : 'final', status }),
  )
const anyAgreements: fc.Arbitrary<AgreementPage[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom('1', '2'),
      fc.subarray(['1', '2', '3', '4'], { minLength: 1 }),
      fc.uniqueArray(anyKpi, { selector: ({ kpi }) => kpi }),
      anyState,
    )
    .map((parts) => agreementPage(...parts)),
  { maxLength: 8 },
)

describe('whatever the agreements', () => {
  const count = (row: { readonly statuses: Readonly<Record<string, number>> }): number =>
    Object.values(row.statuses).reduce((a, b) => a + b, 0)

  test('the counts of statuses add up to the rows; money adds up from action to Flanders', () =>
    fc.assert(
      fc.property(anyAgreements, (pages) => {
        const actions = rollUpActions(testProgramme, pages)
        const goals = rollUpGoals(testProgramme, pages)
        for (const area of rollUpArea(testProgramme, pages)) {
          const { period } = area
          const inPeriod = pages.filter((page) => period === 'all' || page.period === period)
          expect(count(area)).toBe(inPeriod.flatMap(({ kpis }) => kpis).length)
          for (const rows of [actions, goals]) {
            const own = rows.filter((row) => row.period === period)
            expect(own.reduce((sum, row) => sum + count(row), 0)).toBe(count(area))
            expect(own.reduce((sum, row) => sum + row.budgetCents, 0)).toBe(area.budgetCents)
            for (const row of own) expect(row.governments).toBeLessThanOrEqual(area.governments)
          }
        }
      }),
      { seed: 20211026, numRuns: 300 },
    ))

  test('the order of the agreements is irrelevant', () =>
    fc.assert(
      fc.property(anyAgreements, (pages) => {
        const reversed = pages.toReversed()
        expect(rollUpActions(testProgramme, reversed)).toEqual(rollUpActions(testProgramme, pages))
        expect(rollUpGoals(testProgramme, reversed)).toEqual(rollUpGoals(testProgramme, pages))
        expect(rollUpArea(testProgramme, reversed)).toEqual(rollUpArea(testProgramme, pages))
      }),
      { seed: 20211026, numRuns: 100 },
    ))

  test('another report never makes a total vanish', () =>
    fc.assert(
      fc.property(anyAgreements, (pages) => {
        const silent = pages.map((page) => agreementPage(page.period, ['9'], [kpiPage('5', 10)]))
        const before = rollUpActions(testProgramme, pages)
        const after = rollUpActions(testProgramme, [...pages, ...silent])
        for (const [index, row] of before.entries()) {
          expect(after[index]?.realised).toBe(row.realised)
        }
      }),
      { seed: 20211026, numRuns: 100 },
    ))
})
