import type { Estimate } from '../estimate.ts'
import { directlyStandardisedRate } from '../intervals/directly-standardised-rate.ts'
import { fayFeuer } from '../intervals/fay-feuer.ts'
import type { Outcome } from '../outcome.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'

// 19 age bands of five years with the European Standard Population of 2013.
const populations = [
  636, 558, 609, 543, 384, 594, 669, 843, 660, 576, 606, 522, 426, 273, 300, 288, 153, 123, 207,
]
const standard = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000,
  2500, 1500, 1000,
]
const manyEvents = [127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91]
// A count of the third band is missing in the original.
const fewEvents = [0, 0, NaN, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 2, 3]

const per = 100_000

const figuresOf = (outcome: Outcome<Estimate>): number[] =>
  outcome.ok ? [outcome.value.estimate, outcome.value.low ?? NaN, outcome.value.high ?? NaN] : [NaN]

const manyCompared = (): Comparison[] => {
  const strata = { events: manyEvents, populations, weights: standard }
  return [
    {
      quantity: 'rate, 95 % and 99.8 % limits',
      published: [
        10430.2479914694, 9717.70906798568, 11178.9409154793, 9323.2878802199, 11620.5959995221,
      ],
      ours: [
        ...figuresOf(directlyStandardisedRate(strata, { per })),
        ...figuresOf(directlyStandardisedRate(strata, { per, level: 0.998 })).slice(1),
      ],
      tolerance: { rel: 1e-9 },
    },
  ]
}

const fewCompared = (): Comparison[] => {
  const outcome = directlyStandardisedRate({ events: fewEvents, populations, weights: standard })
  const isRefused = !outcome.ok && outcome.refusals.some(({ code }) => code === 'too-few-events')
  return [
    {
      quantity: 'rate of 9 events',
      published: ['not given: fewer than 10 events'],
      ours: [isRefused ? 'not given: fewer than 10 events' : 'given'],
      tolerance: 'equal',
    },
  ]
}

// Births with Down syndrome by age of the mother, first and second child.
const births = [
  {
    order: 1,
    populations: [230061, 329449, 114920, 39487, 14208, 3052],
    events: [107, 141, 60, 40, 39, 25],
    published: [56.347505460374, 92.304525533199, 80.441749850704, 105.763345749261],
  },
  {
    order: 2,
    populations: [72202, 326701, 208667, 83228, 28466, 5375],
    events: [25, 150, 110, 84, 82, 39],
    published: [67.619876931824, 91.174116834664, 82.361211652004, 100.867576317251],
  },
]
const mothers = [63986.6, 186263.6, 157302.2, 97647, 47572.6, 12262.6]

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const birthsCompared = (): Comparison[] =>
  births.map(({ order, published, ...strata }) => ({
    quantity: `birth order ${order}: crude and adjusted rate, 95 % limits`,
    published,
    ours: [
      (total(strata.events) / total(strata.populations)) * per,
      ...figuresOf(fayFeuer({ ...strata, weights: mothers }, { per })),
    ],
    tolerance: { abs: 5e-4 },
  }))

export const cases: readonly ReferenceCase[] = [
  {
    id: '03-age-standardisation/phe-dsr-testdata_big',
    page: 'standardised-rates',
    reference: 'PHEindicatormethods, calculate_dsr',
    source: 'tests/testthat/testdata_DSR_ISR.xlsx, sheet testresults_DSR, at 093fd288d8f8',
    compare: manyCompared,
  },
  {
    id: '03-age-standardisation/phe-dsr-tiny',
    page: 'standardised-rates',
    reference: 'PHEindicatormethods, calculate_dsr',
    source: 'tests/testthat/testdata_DSR_ISR.xlsx at 093fd288d8f8',
    compare: fewCompared,
  },
  {
    id: '03-age-standardisation/fay-feuer-1997-table-1',
    page: 'standardised-rates',
    reference: 'Fay & Feuer (1997); epitools, ageadjust.direct',
    source: 'Stat Med 16:791, Table 1, birth orders 1 and 2',
    compare: birthsCompared,
  },
]
