import type { Estimate } from '../estimate.ts'
import { clopperPearson } from '../intervals/clopper-pearson.ts'
import { newcombeDifference } from '../intervals/newcombe-difference.ts'
import { wilsonCorrected } from '../intervals/wilson-corrected.ts'
import { wilson } from '../intervals/wilson.ts'
import type { Outcome } from '../outcome.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'

const limitsOf = (outcome: Outcome<Estimate>): number[] =>
  outcome.ok ? [outcome.value.low ?? NaN, outcome.value.high ?? NaN] : []

// Case, x₁, n₁, x₂, n₂, lower, upper.
const differences: readonly (readonly [string, ...number[]])[] = [
  ['a', 56, 70, 48, 80, 0.0524, 0.3339],
  ['b', 9, 10, 3, 10, 0.1705, 0.809],
  ['c', 6, 7, 2, 7, 0.0582, 0.8062],
  ['g', 10, 10, 0, 20, 0.6791, 1],
]

const differencesCompared = (): Comparison[] =>
  differences.map(([name, x1 = NaN, n1 = NaN, x2 = NaN, n2 = NaN, ...published]) => ({
    quantity: `${name}: ${x1}/${n1} - ${x2}/${n2}`,
    published,
    ours: limitsOf(
      newcombeDifference({ numerator: x1, denominator: n1 }, { numerator: x2, denominator: n2 }),
    ),
    tolerance: { abs: 5e-5 },
  }))

const methods = [
  ['Wilson', wilson],
  ['Wilson with continuity correction', wilsonCorrected],
  ['Clopper-Pearson', clopperPearson],
] as const

const singles = [
  { x: 81, n: 263, published: [0.2553, 0.3662, 0.2535, 0.3682, 0.2527, 0.3676] },
  { x: 0, n: 20, published: [0, 0.1611, 0, 0.2005, 0, 0.1684] },
]

const singlesCompared = (): Comparison[] =>
  singles.flatMap(({ x, n, published }) =>
    methods.map(([name, method], index) => ({
      quantity: `${x}/${n} ${name}`,
      published: published.slice(2 * index, 2 * index + 2),
      ours: limitsOf(method(x, n)),
      tolerance: { abs: 5e-5 },
    })),
  )

const areas = [
  [1, 0.01, 0.00176743206414065, 0.0544861961787053, 0.000873065697299977, 0.104554452837058],
  [5, 0.05, 0.021543679154368, 0.111750469231919, 0.0138653207259972, 0.164588522825964],
  [20, 0.2, 0.133366933331033, 0.288829165593159, 0.105191620667114, 0.34711094170086],
  [65, 0.65, 0.55254443296888, 0.736357517569025, 0.495494657407043, 0.77835406140897],
]

const areasCompared = (): Comparison[] =>
  areas.map(([x = NaN, ...published]) => ({
    quantity: `${x}/100: share, 95 % and 99.8 % limits`,
    published,
    ours: [x / 100, ...limitsOf(wilson(x, 100)), ...limitsOf(wilson(x, 100, { level: 0.998 }))],
    tolerance: { rel: 1e-9 },
  }))

export const cases: readonly ReferenceCase[] = [
  {
    id: '01-proportions/newcombe-1998-table-II',
    page: 'intervals-proportions',
    reference: 'Newcombe (1998), Stat Med 17:873',
    source: 'Table II, method 10',
    compare: differencesCompared,
  },
  {
    id: '01-proportions/newcombe-1998-table-I',
    page: 'intervals-proportions',
    reference: 'Newcombe (1998), Stat Med 17:857',
    source: 'Table I, methods 3, 4 and 5',
    compare: singlesCompared,
  },
  {
    id: '01-proportions/phe-proportions',
    page: 'intervals-proportions',
    reference: 'PHEindicatormethods, phe_proportion',
    source: 'tests/testthat/testdata_Proportion.xlsx at 093fd288d8f8',
    compare: areasCompared,
  },
]
