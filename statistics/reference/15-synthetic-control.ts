import type { Predictor } from '../impact/synthetic/predictor-matrix.ts'
import {
  syntheticControl,
  type SyntheticControl,
  type SyntheticControlOptions,
} from '../impact/synthetic/synthetic-control.ts'
import type { TreatmentColumns } from '../impact/synthetic/treatment-design.ts'
import { numbersOf, referenceRows, type Comparison, type ReferenceCase } from './reference-case.ts'

type Rows = readonly Readonly<Record<string, string>>[]

const control = (
  columns: TreatmentColumns,
  options: SyntheticControlOptions = {},
): SyntheticControl => {
  const outcome = syntheticControl(columns, options)
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ found }) => found).join('; '))
  return outcome.value
}

const weightOf = (result: SyntheticControl, unit: string): number =>
  result.cohorts[0]?.unitWeights.find((one) => one.unit === unit)?.weight ?? NaN

/** Predictors as in the paper: means of the 1980s, beer from 1984, sales in three single years. */
const predictorsOf = (rows: Rows): readonly Predictor[] => {
  const over = (column: string, from: number, to: number): Predictor => ({
    name: column,
    values: numbersOf(rows, column),
    from,
    to,
  })
  return [
    over('lnincome', 1980, 1988),
    over('retprice', 1980, 1988),
    over('age15to24', 1980, 1988),
    over('beer', 1984, 1988),
    over('cigsale', 1975, 1975),
    over('cigsale', 1980, 1980),
    over('cigsale', 1988, 1988),
  ]
}

const outcomesOnly = (): readonly Comparison[] | null => {
  const rows = referenceRows('15-synthetic-control/california_prop99.csv', ';')
  if (rows === null) return null
  const columns = {
    unit: rows.map((row) => row['State'] ?? ''),
    time: numbersOf(rows, 'Year'),
    outcome: numbersOf(rows, 'PacksPerCapita'),
    treated: numbersOf(rows, 'treated'),
  }
  const result = control(columns)
  return [
    {
      quantity: 'effect, exact optimum',
      published: [-19.51363],
      ours: [result.estimate],
      tolerance: { abs: 0.001 },
    },
    {
      quantity: 'effect, package (stops early)',
      published: [-19.619663470944],
      ours: [result.estimate],
      tolerance: { abs: 0.15 },
    },
    {
      quantity: 'effect, stopped where the package stops',
      published: [-19.619663470944],
      ours: [control(columns, { solver: 'package', se: 'none', leaveOneOut: false }).estimate],
      tolerance: { abs: 1e-9 },
    },
    {
      quantity: 'placebo error, 200 draws of the package',
      published: [9.917425548873],
      ours: [result.se ?? NaN],
      tolerance: { rel: 0.15 },
    },
    {
      quantity: 'placebo error over all 38',
      published: [10.615296744041],
      ours: [result.se ?? NaN],
      tolerance: { rel: 0.02 },
    },
    {
      quantity: 'weights of CO, CT, MT, NV, NH, UT',
      published: [0.0148, 0.1091, 0.2318, 0.2049, 0.0454, 0.3939],
      ours: ['Colorado', 'Connecticut', 'Montana', 'Nevada', 'New Hampshire', 'Utah'].map((unit) =>
        weightOf(result, unit),
      ),
      tolerance: { abs: 0.002 },
    },
    {
      quantity: 'MSPE before the start',
      published: [2.743662],
      ours: [result.cohorts[0]?.preMspe ?? NaN],
      tolerance: { rel: 0.001 },
    },
  ]
}

const predictors2010 = (): readonly Comparison[] | null => {
  const rows = referenceRows('15-synthetic-control/smoking.csv')
  if (rows === null) return null
  const time = numbersOf(rows, 'year')
  const unit = rows.map((row) => row['state'] ?? '')
  const result = control(
    {
      unit,
      time,
      outcome: numbersOf(rows, 'cigsale'),
      treated: time.map((year, i) => (unit[i] === 'California' && year >= 1989 ? 1 : 0)),
    },
    { se: 'none', leaveOneOut: false, byPredictors: { predictors: predictorsOf(rows) } },
  )
  const names = ['Colorado', 'Connecticut', 'Montana', 'Nevada', 'Utah']
  return [
    {
      quantity: 'weights of CO, CT, MT, NV, UT, run of Synth 1.1-8',
      published: [
        0.1746846404126, 0.06241991163011, 0.1819705633194, 0.2357516182057, 0.3432236026581,
      ],
      ours: names.map((name) => weightOf(result, name)),
      tolerance: { abs: 0.03 },
    },
    {
      quantity: 'weights of CO, CT, MT, NV, UT, table 2 of the paper',
      published: [0.164, 0.069, 0.199, 0.234, 0.334],
      ours: names.map((name) => weightOf(result, name)),
      tolerance: { abs: 0.03 },
    },
    {
      quantity: 'MSPE before the start',
      published: [3.209078263771],
      ours: [result.cohorts[0]?.preMspe ?? NaN],
      tolerance: { rel: 0.05 },
    },
    {
      quantity: 'mean gap 1989 to 2000',
      published: [-18.719475821065],
      ours: [result.estimate],
      tolerance: { abs: 1 },
    },
    {
      quantity: 'gap in 2000',
      published: [-25.434558653684],
      ours: [result.curve.at(-1)?.effect ?? NaN],
      tolerance: { abs: 1.5 },
    },
  ]
}

/** California's Proposition 99 (tobacco) of 1988. */
export const cases: readonly ReferenceCase[] = [
  {
    id: '15-synthetic-control/prop99-outcome-only',
    page: 'synthetic-control',
    reference: 'synthdid 0.0.9 (sc_estimate); Arkhangelsky et al. 2021, table 1',
    source: 'American Economic Review 111: 4088–4118, table 1; exact optimum of the same problem',
    compare: outcomesOnly,
  },
  {
    id: '15-synthetic-control/prop99-ADH-2010',
    page: 'synthetic-control',
    reference: 'Synth 1.1-8; Abadie, Diamond & Hainmueller 2010, table 2',
    source:
      'Journal of the American Statistical Association 105: 493–505, table 2; tidysynth README',
    compare: predictors2010,
  },
]
