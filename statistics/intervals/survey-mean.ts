import { allGood, badLevel, nonFinite, unequalLengths } from '../check-values.ts'
import { sum } from '../numerics/moments.ts'
import { given, type Outcome } from '../outcome.ts'
import { surveyDesign, type SurveyPlan } from './survey-design.ts'
import {
  designVariance,
  simpleVariance,
  surveyEstimate,
  type SurveyEstimate,
} from './survey-variance.ts'
import type { IntervalOptions } from './limits.ts'

/** Refusals of the values of a survey. */
export const checkSurveyValues = (
  columns: Readonly<Record<string, ArrayLike<number>>>,
  level: number | undefined,
): Outcome<null> => {
  const shape = unequalLengths(columns)
  return allGood([
    ...(shape.length > 0 ? shape : nonFinite(columns)),
    ...(level === undefined ? [] : badLevel(level)),
  ])
}

/** The mean of a sample and its linearised values, of input that was checked. */
export const weightedMean = (values: ArrayLike<number>, weights: Float64Array) => {
  const all = sum(weights)
  const mean = sum(weights.map((w, i) => w * (values[i] ?? NaN))) / all
  return { mean, linearised: weights.map((w, i) => (w * ((values[i] ?? NaN) - mean)) / all) }
}

/**
 * What is the mean of the population that the sample was drawn from? Σ wy ÷ Σ w; its variance from
 * the values w (y - ȳ) ÷ Σ w by `designVariance` (Taylor); interval by Student's t with primary
 * units less strata as degrees of freedom. Finite values, one per row; the plan as `SurveyPlan`
 * says. The sum of weights is estimated, too, so this is a ratio estimator.
 * Source: Särndal, Swensson & Wretman (1992), ch. 5; as `svymean` of R's survey.
 */
export const surveyMean = (
  values: ArrayLike<number>,
  plan: SurveyPlan = {},
  { level }: IntervalOptions = {},
): Outcome<SurveyEstimate> => {
  const checked = checkSurveyValues({ value: values }, level)
  if (!checked.ok) return checked
  const design = surveyDesign(values.length, plan)
  if (!design.ok) return design
  const { mean, linearised } = weightedMean(values, design.value.weights)
  return given(
    surveyEstimate(design.value, {
      estimate: mean,
      variance: designVariance(design.value, linearised),
      simple: simpleVariance(design.value, values),
      level,
      method: 'Survey mean, Taylor linearisation',
    }),
  )
}
