import { byar } from '../intervals/byar.ts'
import { rate } from '../intervals/rate.ts'
import type { Estimate } from '../estimate.ts'
import type { Outcome } from '../outcome.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'

const limitsOf = (outcome: Outcome<Estimate>): number[] =>
  outcome.ok ? [outcome.value.low ?? NaN, outcome.value.high ?? NaN] : []

const areas = [
  [1, 1000, 25.3178079842899, 5571.6433909389, 1.00050033358353, 9233.41347645159],
  [5, 5000, 1623.48639011842, 11668.3320793227, 739.371731917839, 16454.7452036801],
  [20, 20000, 12211.4288348759, 30889.8803691971, 8922.80236514419, 38085.0356250419],
  [65, 65000, 50163.1877104595, 82849.1385459398, 42880.2614714802, 94000.290844318],
]

const ratesCompared = (): Comparison[] =>
  areas.map(([events = NaN, ...published]) => {
    const usual = rate(events, 100, { per: 100_000 })
    return {
      quantity: `${events}/100 per 100,000: rate, 95 % and 99.8 % limits`,
      published,
      ours: [
        usual.ok ? usual.value.estimate : NaN,
        ...limitsOf(usual),
        ...limitsOf(rate(events, 100, { per: 100_000, level: 0.998 })),
      ],
      tolerance: { rel: 1e-9 },
    }
  })

const counts = [
  [65, 50.1631877104595, 82.8491385459398],
  [1045, 982.593201807333, 1110.33121298565],
]

export const cases: readonly ReferenceCase[] = [
  {
    id: '02-rates/phe-rates',
    page: 'intervals-rates',
    reference: 'PHEindicatormethods, phe_rate',
    source: 'tests/testthat/testdata_Rate.xlsx at 093fd288d8f8',
    compare: ratesCompared,
  },
  {
    id: '02-rates/byar-counts',
    page: 'intervals-rates',
    reference: 'PHEindicatormethods, byars_lower and byars_upper',
    source: 'tests/testthat/testdata_Byars_Wilson.xlsx at 093fd288d8f8',
    compare: () =>
      counts.map(([events = NaN, ...published]) => ({
        quantity: `${events} events, 95 % limits`,
        published,
        ours: limitsOf(byar(events)),
        tolerance: { rel: 1e-9 },
      })),
  },
]
