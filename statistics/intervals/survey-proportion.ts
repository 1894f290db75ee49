import { defaultLevel, type Warning } from '../estimate.ts'
import { betaQuantile } from '../numerics/beta.ts'
import { studentsTQuantile } from '../numerics/students-t.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { surveyDesign, type SurveyDesign, type SurveyPlan } from './survey-design.ts'
import { checkSurveyValues, weightedMean } from './survey-mean.ts'
import {
  designEffect,
  designT,
  designVariance,
  designWarnings,
  kishDesignEffect,
  simpleVariance,
  type SurveyEstimate,
} from './survey-variance.ts'
import type { IntervalOptions, Limits } from './limits.ts'

export interface SurveyProportionOptions extends IntervalOptions {
  /** `logit` unless given; `korn-graubard` never covers much less than it says. */
  readonly interval?: 'logit' | 'korn-graubard'
}

const notFlags = (flags: ArrayLike<number>): Refusal[] => {
  const row = Array.from(flags).findIndex((flag) => flag !== 0 && flag !== 1)
  return row === -1
    ? []
    : [
        {
          code: 'not-zero-or-one',
          found: `value, row ${row + 1}: ${String(flags[row])}`,
          expected: '1 where it holds and 0 where it does not',
          whatToDo: 'Give a column of 0 and 1, or say which value is counted.',
          about: { column: 'value', row: String(row + 1) },
        },
      ]
}

const logitLimits = (p: number, se: number, t: number): Limits => {
  const centre = Math.log(p / (1 - p))
  const margin = (t * se) / (p * (1 - p))
  const share = (x: number): number => 1 / (1 + Math.exp(-x))
  return { low: share(centre - margin), high: share(centre + margin) }
}

/** Clopper & Pearson's limits for as many cases as would be worth the same in a simple sample. */
const kornGraubardLimits = (
  design: SurveyDesign,
  p: number,
  variance: number,
  level: number,
): Limits => {
  if (variance === 0 && p > 0 && p < 1) return { low: p, high: p }
  const tail = (1 - level) / 2
  const shrink = (studentsTQuantile(tail, design.n - 1) / designT(design, level)) ** 2
  const worth = variance === 0 ? design.n : ((p * (1 - p)) / variance) * shrink
  const x = worth * p
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, worth - x + 1),
    high: x === worth ? 1 : 1 - betaQuantile(tail, worth - x, x + 1),
  }
}

const oneSided: Warning = {
  code: 'all-agree',
  message:
    'All rows agree: the limits are those of a simple random sample, too narrow for a clustered one.',
}

/**
 * What share of the population that the sample was drawn from has it? The survey mean of 0 and 1,
 * with limits inside 0..1: by the logit, ln(p ÷ (1 - p)) ± t se ÷ p (1 - p), or Korn & Graubard's,
 * which are Clopper & Pearson's with the effective number p (1 - p) ÷ se² × (t of n - 1 ÷ t of the
 * design)². When all rows agree the latter with n. Values are 0 or 1; else as `surveyMean`.
 * Source: Korn & Graubard (1998), Survey Methodology 24:193; as `svyciprop` of R's survey.
 */
export const surveyProportion = (
  flags: ArrayLike<number>,
  plan: SurveyPlan = {},
  { level = defaultLevel, interval = 'logit' }: SurveyProportionOptions = {},
): Outcome<SurveyEstimate> => {
  const checked = checkSurveyValues({ value: flags }, level)
  if (!checked.ok) return checked
  const bad = notFlags(flags)
  if (bad.length > 0) return refused(...bad)
  const outcome = surveyDesign(flags.length, plan)
  if (!outcome.ok) return outcome
  const design = outcome.value
  const { mean: p, linearised } = weightedMean(flags, design.weights)
  const variance = designVariance(design, linearised)
  const agree = p === 0 || p === 1
  const byLogit = interval === 'logit' && !agree
  return given(
    Object.freeze({
      estimate: p,
      se: Math.sqrt(variance),
      ...(byLogit
        ? logitLimits(p, Math.sqrt(variance), designT(design, level))
        : kornGraubardLimits(design, p, variance, level)),
      level,
      method: byLogit
        ? 'Survey proportion with logit limits'
        : 'Survey proportion with limits of Korn and Graubard (1998)',
      n: design.n,
      warnings: [...designWarnings(design, variance), ...(agree ? [oneSided] : [])],
      designEffect: designEffect(variance, simpleVariance(design, flags)),
      kishDesignEffect: kishDesignEffect(design.weights),
      df: design.df,
    }),
  )
}
