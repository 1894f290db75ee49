import { expect, test } from 'vitest'
import { cents } from '../values/cents.ts'
import { awardByPriorityRounds } from './award-by-priority-rounds.ts'
import { compareAwards } from './compare-awards.ts'

const requests = [
  { applicant: '11001', kpi: '5', requested: 1, priority: 1, unitPriceCents: cents(100) },
  { applicant: '11002', kpi: '5', requested: 3, priority: 1, unitPriceCents: cents(100) },
  { applicant: '11004', kpi: '5', requested: 3, priority: 1, unitPriceCents: cents(100) },
  { applicant: '11004', kpi: '9a', requested: 1, priority: 2, unitPriceCents: cents(100) },
]
const award = (budget: number) => awardByPriorityRounds(requests, cents(budget), ['5', '9a'])

test('[C71] two budgets side by side: who gets more, who gets less, what it costs', () => {
  expect(compareAwards(award(300), award(400))).toEqual({
    rows: [
      {
        applicant: '11001',
        kpi: '5',
        requested: 1,
        awardedFirst: 1,
        awardedSecond: 0,
        difference: -1,
        differenceCents: -100,
      },
      {
        applicant: '11002',
        kpi: '5',
        requested: 3,
        awardedFirst: 1,
        awardedSecond: 2,
        difference: 1,
        differenceCents: 100,
      },
      {
        applicant: '11004',
        kpi: '5',
        requested: 3,
        awardedFirst: 1,
        awardedSecond: 2,
        difference: 1,
        differenceCents: 100,
      },
      {
        applicant: '11004',
        kpi: '9a',
        requested: 1,
        awardedFirst: 0,
        awardedSecond: 0,
        difference: 0,
        differenceCents: 0,
      },
    ],
    spentFirstCents: 300,
    spentSecondCents: 400,
    differenceCents: 100,
    rowsWithMore: 2,
    rowsWithLess: 1,
    rowsUnchanged: 1,
  })
})

test('awards over different requests are not compared', () => {
  const fewer = awardByPriorityRounds(requests.slice(1), cents(300), ['5', '9a'])
  const other = awardByPriorityRounds(
    requests.map((row) => ({ ...row, requested: 2 })),
    cents(300),
    ['5', '9a'],
  )
  expect(() => compareAwards(award(300), fewer)).toThrow('different requests')
  expect(() => compareAwards(award(300), other)).toThrow('only one award has the request')
})
