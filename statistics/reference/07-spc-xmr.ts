import { controlChart, type ChartPoint, type Segment } from '../change/control-chart.ts'
import type { LimitRule } from '../change/process-limits.ts'
import { shifts, trends, type SpecialCause } from '../change/special-causes.ts'
import { numbersOf, referenceRows, type Comparison, type ReferenceCase } from './reference-case.ts'

const lastSegment = (values: ArrayLike<number>, rule: LimitRule): Segment | undefined => {
  const outcome = controlChart(values, { rule })
  return outcome.ok ? outcome.value.segments.at(-1) : undefined
}

const limitsOf = (segment: Segment | undefined): number[] => [
  segment?.mean ?? NaN,
  segment?.lower ?? NaN,
  segment?.upper ?? NaN,
]

// Ten flow rates as NIST prints them.
const flowRates = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

const nist = (): Comparison[] => {
  const strict = lastSegment(flowRates, 'nist')
  return [
    {
      quantity: 'mean',
      published: [50.81],
      ours: [strict?.mean ?? NaN],
      tolerance: { abs: 1e-9 },
    },
    {
      quantity: 'mean moving range',
      published: [1.8778],
      ours: [strict?.movingRange ?? NaN],
      tolerance: { abs: 5e-5 },
    },
    {
      quantity: 'limits with 3/1.128',
      published: [45.8159, 55.8041],
      ours: limitsOf(strict).slice(1),
      tolerance: { abs: 5e-5 },
    },
    {
      quantity: 'limits with 2.66',
      published: [45.815111111111115, 55.80488888888889],
      ours: limitsOf(lastSegment(flowRates, 'nhs')).slice(1),
      tolerance: { abs: 1e-9 },
    },
  ]
}

const snapshot = (): Comparison[] | null => {
  const rows = referenceRows('07-spc-xmr/rnorm20.csv')
  if (rows === null) return null
  return [
    {
      quantity: 'mean and limits',
      published: [0.1416238, -3.01138, 3.294627],
      ours: limitsOf(lastSegment(numbersOf(rows, 'y'), 'nhs')),
      tolerance: { abs: 5e-6 },
    },
  ]
}

// A series (for a shift: sides of the mean) and where a run of seven is complete.
const shiftRuns: readonly (readonly [readonly number[], readonly number[]])[] = [
  [
    [1, 1, 1, 1, 1, 1, -1],
    [0, 0, 0, 0, 0, 0, 0],
  ],
  [
    [1, 1, 1, 1, 1, 1, 1, 1, -1],
    [0, 0, 0, 0, 0, 0, 1, 1, 0],
  ],
  [
    [-1, -1, -1, -1, -1, -1, -1, -1, 1],
    [0, 0, 0, 0, 0, 0, 1, 1, 0],
  ],
]

const trendRuns: typeof shiftRuns = [
  [
    [1, 2, 3, 4, 5, 6],
    [0, 0, 0, 0, 0, 0],
  ],
  [
    [1, 2, 3, 3, 4, 5, 6],
    [0, 0, 0, 0, 0, 0, 0],
  ],
  [
    [1, 2, 3, 4, 5, 6, 7],
    [0, 0, 0, 0, 0, 0, 1],
  ],
  [
    [2, 1, 2, 3, 4, 5, 6, 7, 3],
    [0, 0, 0, 0, 0, 0, 0, 1, 0],
  ],
  [
    [7, 6, 5, 4, 3, 2, 1],
    [0, 0, 0, 0, 0, 0, -1],
  ],
  [
    [2, 7, 6, 5, 4, 3, 2, 1, 3],
    [0, 0, 0, 0, 0, 0, 0, -1, 0],
  ],
]

/** A run is complete at a place when the series up to there ends in one. */
const completed = (
  values: readonly number[],
  runs: (upTo: readonly number[]) => readonly number[],
): number[] => values.map((_, i) => runs(values.slice(0, i + 1)).at(-1) ?? NaN)

const rules = (): Comparison[] => [
  ...shiftRuns.map(([sides, published]): Comparison => ({
    quantity: `seven on one side: ${sides.join(' ')}`,
    published,
    ours: completed(sides, (upTo) => shifts(upTo, 0)).map(Math.abs),
    tolerance: 'equal',
  })),
  ...trendRuns.map(([values, published]): Comparison => ({
    quantity: `trend of seven: ${values.join(' ')}`,
    published,
    ours: completed(values, trends),
    tolerance: 'equal',
  })),
]

/** A point in the words of the reference package. */
const named = ({ causes: [cause], direction }: ChartPoint): string => {
  const side = direction === 1 ? 'Above' : 'Below'
  const names: Readonly<Record<SpecialCause, string>> = {
    'outside-limits': direction === 1 ? 'Above UCL' : 'Below LCL',
    trend: `7 Point Trend (${direction === 1 ? 'In' : 'De'}creasing)`,
    'two-of-three': `2 in 3 ${side} CL`,
    shift: `7 Points ${side} CL`,
  }
  return cause === undefined ? 'Common Cause' : names[cause]
}

// Breaches of the four-hour target at RQM, April 2016 to March 2018 (NHS England).
const breaches = [
  1199, 929, 970, 1178, 1110, 1388, 2061, 1985, 2675, 3141, 1942, 2030, 1309, 1960, 1169, 1117,
  1085, 1492, 1280, 1197, 1569, 1406, 1328, 1564,
]

const special: Readonly<Record<number, string>> = {
  1: '2 in 3 Below CL',
  2: '2 in 3 Below CL',
  8: 'Above UCL',
  9: 'Above UCL',
}

const hospital = (): Comparison[] => {
  const outcome = controlChart(breaches, { improvement: 'down' })
  if (!outcome.ok) return []
  return [
    {
      quantity: 'mean and limits',
      published: [1545.16666666667, 740.395757575758, 2349.93757575758],
      ours: limitsOf(outcome.value.segments[0]),
      tolerance: { abs: 1e-6 },
    },
    {
      quantity: 'special cause of each point',
      published: breaches.map((_, i) => special[i] ?? 'Common Cause'),
      ours: outcome.value.points.map(named),
      tolerance: 'equal',
    },
  ]
}

const page = 'control-chart'
const plotTheDots = 'NHSRplotthedots 0.2.2'
const repository = 'github:nhs-r-community/NHSRplotthedots@050b07d7eacc'

export const cases: readonly ReferenceCase[] = [
  {
    id: '07-spc-xmr/nist-flowrate',
    page,
    reference: 'NIST/SEMATECH e-Handbook',
    source: 'section 6.3.2.2',
    compare: nist,
  },
  {
    id: '07-spc-xmr/ptd-snapshot',
    page,
    reference: plotTheDots,
    source: `${repository}:tests/testthat/_snaps/ptd_spc_standard.md:14-16`,
    compare: snapshot,
  },
  {
    id: '07-spc-xmr/ptd-rules',
    page,
    reference: plotTheDots,
    source: `${repository}:tests/testthat/test-ptd_calculate_point_type.R:78-150`,
    compare: rules,
  },
  {
    id: '07-spc-xmr/RQM_breaches_pre2018',
    page,
    reference: plotTheDots,
    source: `${repository}:README.md:90-98`,
    compare: hospital,
  },
]
