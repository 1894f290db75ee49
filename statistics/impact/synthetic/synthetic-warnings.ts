import type { Warning } from '../../estimate.ts'
import { listed, type Panel } from '../panel.ts'
import type { Assignment } from './assignment.ts'
import { noiseLevel, recipes, type SyntheticEstimator } from './block-weights.ts'
import type { CohortEffect } from './cohort-effect.ts'

/** Above this share one donor is most of the comparison. */
const dominating = 0.5
/** With fewer times before the start a good fit may be chance. */
const fewTimes = 5
/** With fewer controls not even the most extreme of all placebos is rarer than 1 in 20. */
const fewControls = 19

/** What a reader must know to trust a comparison with a mixture of donors. */
export const syntheticWarnings = (
  panel: Panel,
  outcomes: readonly Float64Array[],
  assignment: Assignment,
  cohorts: readonly CohortEffect[],
  estimator: SyntheticEstimator,
): Warning[] => {
  const controls = assignment.controls.map((unit) => outcomes[unit] ?? new Float64Array())
  const names = assignment.controls.map((unit) => panel.units[unit] ?? '')
  const own = cohorts.flatMap((cohort) => {
    const start = panel.times[cohort.first] ?? NaN
    return [
      ...fewTimesBefore(cohort, start),
      ...weakFit(cohort, controls, estimator, start),
      ...(recipes[estimator].intercept ? [] : outsideHull(cohort, controls, panel.times)),
      ...dominatedBy(cohort, names, start),
    ]
  })
  return [...own, ...fewToCompare(controls.length)]
}

/** Mean squared gap before the start, around its mean where the estimator takes levels off. */
export const fitBefore = (cohort: CohortEffect, estimator: SyntheticEstimator): number => {
  const before = Array.from({ length: cohort.first }, (_, t) => cohort.gaps[t] ?? NaN)
  const level = recipes[estimator].intercept
    ? before.reduce((sum, gap) => sum + gap, 0) / before.length
    : 0
  return before.reduce((sum, gap) => sum + (gap - level) ** 2, 0) / before.length
}

const fewTimesBefore = (cohort: CohortEffect, start: number): Warning[] =>
  cohort.first >= fewTimes
    ? []
    : [
        {
          code: 'few-times-before',
          message: `Only ${cohort.first} times lie before the start at ${start}: a good fit over so few may be chance.`,
        },
      ]

const weakFit = (
  cohort: CohortEffect,
  controls: readonly Float64Array[],
  estimator: SyntheticEstimator,
  start: number,
): Warning[] => {
  const error = Math.sqrt(fitBefore(cohort, estimator))
  const noise = noiseLevel(controls, cohort.first)
  // What is left of an exact fit is rounding, whatever the noise.
  const size = Math.max(...cohort.treated.map(Math.abs))
  if (error <= Math.max(noise, 1e-9 * size)) return []
  return [
    {
      code: 'weak-fit-before',
      message: `Before the start at ${start} the mixture of donors misses the treated by ${round(error)} (root mean square), more than the donors change from one time to the next (${round(noise)}): the comparison is weak.`,
    },
  ]
}

const outsideHull = (
  cohort: CohortEffect,
  controls: readonly Float64Array[],
  times: readonly number[],
): Warning[] => {
  const outside = times.slice(0, cohort.first).filter((_, t) => {
    const values = controls.map((own) => own[t] ?? NaN)
    const value = cohort.treated[t] ?? NaN
    return value > Math.max(...values) || value < Math.min(...values)
  })
  if (outside.length === 0) return []
  return [
    {
      code: 'outside-donors',
      message: `At ${listed(outside)} the treated lie above or below every donor: no mixture of donors reaches them.`,
    },
  ]
}

const dominatedBy = (cohort: CohortEffect, names: readonly string[], start: number): Warning[] => {
  const most = cohort.weights.units.reduce((a, b) => Math.max(a, b), 0)
  if (names.length === 1 || most <= dominating) return []
  const name = names[cohort.weights.units.indexOf(most)] ?? ''
  return [
    {
      code: 'one-donor-dominates',
      message: `${name} is ${Math.round(most * 100)} % of the comparison for the start at ${start}: whatever happened there counts as much as the treatment.`,
    },
  ]
}

const fewToCompare = (count: number): Warning[] =>
  count >= fewControls
    ? []
    : [
        {
          code: 'few-controls',
          message: `With ${count} ${count === 1 ? 'control' : 'controls'} the spread of placebos is known badly; no rank among them is rarer than 1 in ${count + 1}.`,
        },
      ]

const round = (value: number): string => value.toPrecision(3)
