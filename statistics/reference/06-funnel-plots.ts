import { funnelDenominators } from '../comparison/funnel-denominators.ts'
import { funnelLimits } from '../comparison/funnel-limits.ts'
import type { FunnelRule } from '../comparison/funnel-rule.ts'
import type { Funnel, FunnelOptions } from '../comparison/funnel.ts'
import { funnel } from '../comparison/funnel.ts'
import type { PlaceCounts } from '../comparison/check-counts.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'
import { numbersOf, referenceRows } from './reference-case.ts'

const given = (counts: PlaceCounts, options: FunnelOptions): Funnel => {
  const outcome = funnel(counts, options)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}

const sixGroups = {
  names: ['a', 'b', 'c', 'd', 'e', 'f'],
  numerators: [100, 150, 180, 80, 120, 225],
  denominators: [108, 112, 165, 95, 100, 220],
}

const sixGroupsCompared = (): Comparison[] => {
  const options = { kind: 'ratio', overdispersion: 'tau2' } as const
  const shmi = given(sixGroups, { ...options, trim: { how: 'truncate', by: 0.1 } })
  const cqc = given(sixGroups, { ...options, trim: { how: 'winsorise', by: 0.1 } })
  return [
    {
      quantity: 'φ, logarithms truncated (SHMI)',
      published: [2.948033],
      ours: [shmi.phi],
      tolerance: { abs: 5e-7 },
    },
    {
      quantity: 'τ², logarithms truncated (SHMI)',
      published: [0.01947753057802],
      ours: [shmi.tau2],
      tolerance: { abs: 1e-7 },
    },
    {
      quantity: 'φ and τ², roots winsorised (CQC)',
      published: [2.327178257594, 0.003439780154186],
      ours: [cqc.phi, cqc.tau2],
      tolerance: { abs: 1e-7 },
    },
  ]
}

const poissonRule: FunnelRule = {
  kind: 'ratio',
  target: 1,
  spread: 'chance',
  boundary: 'score',
  transform: 'sqrt',
  phi: 1,
  tau2: 0,
}

const poissonCompared = (): Comparison[] => {
  const limits = [15, 20, 30].map((expected) => funnelLimits(poissonRule, expected))
  return [
    {
      quantity: 'lower 95 % limit at 15, 20, 30 expected',
      published: [0.5596924, 0.610826, 0.6746958],
      ours: limits.map(({ low95 }) => low95),
      tolerance: { abs: 1e-7 },
    },
    {
      quantity: 'upper 95 % limit',
      published: [1.649348, 1.544419, 1.427562],
      ours: limits.map(({ high95 }) => high95),
      tolerance: { abs: 1e-6 },
    },
    {
      quantity: 'lower 99.8 % limit',
      published: [0.386265, 0.4479107, 0.5289724],
      ours: limits.map(({ low998 }) => low998),
      tolerance: { abs: 1e-7 },
    },
    {
      quantity: 'upper 99.8 % limit',
      published: [2.082907, 1.902094, 1.702771],
      ours: limits.map(({ high998 }) => high998),
      tolerance: { abs: 1e-6 },
    },
  ]
}

const proportionsCompared = (): Comparison[] | null => {
  const places = referenceRows('06-funnel-plots/phe_funnel_prop_inputs.csv')
  const limits = referenceRows('06-funnel-plots/phe_funnel_prop_outputs.csv')
  if (places === null || limits === null) return null
  const denominators = numbersOf(places, 'denominator')
  const ours = given(
    { numerators: numbersOf(places, 'numerator'), denominators },
    { kind: 'proportion', counts: 'decimal' },
  )
  const along = funnelDenominators(denominators)
  const percent = along.map((denominator) => funnelLimits(ours.rule, denominator))
  const column = (quantity: string, name: string, values: readonly number[]): Comparison => ({
    quantity,
    published: Array.from(numbersOf(limits, name)),
    ours: values,
    tolerance: { rel: 1e-6 },
  })
  const counted = ours.counts
  return [
    column('populations along the funnel', 'Population', along),
    column(
      'lower 0.025 limit in percent',
      'Lower2s0025limit',
      percent.map(({ low95 }) => 100 * low95),
    ),
    column(
      'upper 0.025 limit',
      'Upper2s0025limit',
      percent.map(({ high95 }) => 100 * high95),
    ),
    column(
      'lower 0.001 limit',
      'Lower3s0001limit',
      percent.map(({ low998 }) => 100 * low998),
    ),
    column(
      'upper 0.001 limit',
      'Upper3s0001limit',
      percent.map(({ high998 }) => 100 * high998),
    ),
    column(
      'baseline',
      'Baseline',
      along.map(() => 100 * ours.estimate),
    ),
    {
      quantity: 'areas high (0.001), high (0.025), low (0.001), low (0.025), not significant',
      published: [168, 10, 92, 1, 32],
      ours: [
        counted['above 99.8'],
        counted['above 95'],
        counted['below 99.8'],
        counted['below 95'],
        counted['in control'],
      ],
      tolerance: 'equal',
    },
    {
      quantity: 'significance of each area',
      published: places.map((row) => row['significance'] ?? ''),
      ours: ours.points.map(({ status }) => significance[status]),
      tolerance: 'equal',
    },
  ]
}

const significance = {
  'above 99.8': 'High (0.001)',
  'above 95': 'High (0.025)',
  'below 99.8': 'Low (0.001)',
  'below 95': 'Low (0.025)',
  'in control': 'Not significant',
} as const

export const cases: readonly ReferenceCase[] = [
  {
    id: '06-funnel-plots/fpr-six-groups',
    page: 'funnel',
    reference: 'FunnelPlotR, standardised ratios by the methods SHMI and CQC',
    source:
      'github.com/nhs-r-community/FunnelPlotR@9020d4972873, tests/testthat/test-classes_methods.R:18',
    compare: sixGroupsCompared,
  },
  {
    id: '06-funnel-plots/fpr-poisson-limits',
    page: 'funnel',
    reference: 'FunnelPlotR, exact Poisson limits',
    source:
      'github.com/nhs-r-community/FunnelPlotR@9020d4972873, tests/testthat/test-poisson_limits.R:11-14',
    compare: poissonCompared,
  },
  {
    id: '06-funnel-plots/phe-funnel-proportion',
    page: 'funnel',
    reference: 'PHEindicatormethods, calculate_funnel_limits for proportions',
    source:
      'github.com/ukhsa-collaboration/PHEindicatormethods@093fd288d8f8, tests/testthat/testFunnels.R:1-15',
    compare: proportionsCompared,
  },
]
