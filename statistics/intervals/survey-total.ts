import { sum } from '../numerics/moments.ts'
import { given, refused, type Outcome } from '../outcome.ts'
import { surveyDesign, type SurveyPlan } from './survey-design.ts'
import { checkSurveyValues } from './survey-mean.ts'
import {
  designVariance,
  simpleVariance,
  surveyEstimate,
  type SurveyEstimate,
} from './survey-variance.ts'
import type { IntervalOptions } from './limits.ts'

/**
 * What does it add up to in the population that the sample was drawn from? Σ wy, with its variance
 * by `designVariance`. Needs weights, or the population sizes that give them. Else as `surveyMean`.
 * Source: Horvitz & Thompson (1952); as `svytotal` of R's survey.
 */
export const surveyTotal = (
  values: ArrayLike<number>,
  plan: SurveyPlan = {},
  { level }: IntervalOptions = {},
): Outcome<SurveyEstimate> => {
  const checked = checkSurveyValues({ value: values }, level)
  if (!checked.ok) return checked
  const design = surveyDesign(values.length, plan)
  if (!design.ok) return design
  if (!design.value.hasTotals) {
    return refused({
      code: 'weights-missing',
      found: 'neither weights nor sizes of the population',
      expected: 'how many units of the population each row stands for',
      whatToDo: 'Name the column with the weights, or the one with the population sizes.',
      about: { column: 'weights' },
    })
  }
  const { weights } = design.value
  const weighted = weights.map((w, i) => w * (values[i] ?? NaN))
  return given(
    surveyEstimate(design.value, {
      estimate: sum(weighted),
      variance: designVariance(design.value, weighted),
      simple: simpleVariance(design.value, values) * sum(weights) ** 2,
      level,
      method: 'Survey total (Horvitz and Thompson 1952)',
    }),
  )
}
