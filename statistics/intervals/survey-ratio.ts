import { sum } from '../numerics/moments.ts'
import { given, refused, type Outcome } from '../outcome.ts'
import { surveyDesign, type SurveyPlan } from './survey-design.ts'
import { checkSurveyValues } from './survey-mean.ts'
import { designVariance, surveyEstimate, type SurveyEstimate } from './survey-variance.ts'
import type { IntervalOptions } from './limits.ts'

/**
 * What is the ratio of two totals of the population that the sample was drawn from? R = Σ wy ÷ Σ wx;
 * its variance from the values w (y - Rx) ÷ Σ wx by `designVariance` (Taylor). Undefined where the
 * weighted denominators sum to 0. It has no design effect by variances. Else as `surveyMean`.
 * Source: Cochran (1977), ch. 6; as `svyratio` of R's survey.
 */
export const surveyRatio = (
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  plan: SurveyPlan = {},
  { level }: IntervalOptions = {},
): Outcome<SurveyEstimate> => {
  const columns = { numerator: numerators, denominator: denominators }
  const checked = checkSurveyValues(columns, level)
  if (!checked.ok) return checked
  const design = surveyDesign(numerators.length, plan)
  if (!design.ok) return design
  const { weights } = design.value
  const all = sum(weights.map((w, i) => w * (denominators[i] ?? NaN)))
  if (all === 0) {
    return refused({
      code: 'denominator-zero',
      found: 'denominators that sum to 0',
      expected: 'a sum that can be divided by',
      whatToDo: 'Name another column as the denominator.',
      about: { column: 'denominator' },
    })
  }
  const ratio = sum(weights.map((w, i) => w * (numerators[i] ?? NaN))) / all
  const linearised = weights.map(
    (w, i) => (w * ((numerators[i] ?? NaN) - ratio * (denominators[i] ?? NaN))) / all,
  )
  return given(
    surveyEstimate(design.value, {
      estimate: ratio,
      variance: designVariance(design.value, linearised),
      simple: null,
      level,
      method: 'Survey ratio, Taylor linearisation',
    }),
  )
}
