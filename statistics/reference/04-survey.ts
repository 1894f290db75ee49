import { surveyMean } from '../intervals/survey-mean.ts'
import { surveyTotal } from '../intervals/survey-total.ts'
import type { SurveyEstimate } from '../intervals/survey-variance.ts'
import type { Outcome } from '../outcome.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'
import { numbersOf, referenceRows } from './reference-case.ts'

const figureAndError = (
  quantity: string,
  outcome: Outcome<SurveyEstimate>,
  published: readonly [number, number],
): Comparison[] => [
  {
    quantity,
    published: [published[0]],
    ours: [outcome.ok ? outcome.value.estimate : NaN],
    tolerance: { rel: 1e-7 },
  },
  {
    quantity: `${quantity}, standard error`,
    published: [published[1]],
    ours: [outcome.ok ? (outcome.value.se ?? NaN) : NaN],
    tolerance: { rel: 1e-6 },
  },
]

const schoolsCompared = (): Comparison[] | null => {
  const rows = referenceRows('04-survey/apistrat.csv')
  if (rows === null) return null
  const plan = {
    strata: rows.map((row) => row['stype'] ?? ''),
    weights: numbersOf(rows, 'pw'),
    population: numbersOf(rows, 'fpc'),
  }
  return [
    ...figureAndError(
      'mean api00',
      surveyMean(numbersOf(rows, 'api00'), plan),
      [662.287363159321, 9.408940802785],
    ),
    ...figureAndError(
      'total enroll',
      surveyTotal(numbersOf(rows, 'enroll'), plan),
      [3687177.53243828, 114641.71610078],
    ),
  ]
}

export const cases: readonly ReferenceCase[] = [
  {
    id: '04-survey/apistrat-mean-total',
    page: 'survey-estimates',
    reference: "R's survey (Lumley), svymean and svytotal",
    source:
      'examples of the manual, data api, stratified sample: 662.29 (9.4089), 3687178 (114642)',
    compare: schoolsCompared,
  },
]
