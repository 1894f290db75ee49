import { defaultLevel, type Estimate, type Warning } from '../estimate.ts'
import { sampleVariance, sum } from '../numerics/moments.ts'
import { studentsTQuantile } from '../numerics/students-t.ts'
import type { SurveyDesign } from './survey-design.ts'

/** An estimate from a sample with how much its design costs or gains. */
export interface SurveyEstimate extends Estimate {
  /** Variance beside that of a simple random sample of as many; null where that is undefined. */
  readonly designEffect: number | null
  /** 1 + squared coefficient of variation of the weights (Kish 1965). */
  readonly kishDesignEffect: number
  /** Primary sampling units less strata. */
  readonly df: number
}

/**
 * Variance of a weighted total Σ uᵢ, first stage, between primary units within strata:
 * Σₕ (1 - fₕ) nₕ Σᵢ (zₕᵢ - z̄ₕ)² ÷ (nₕ - 1), z being the sums of u in a primary unit. Other
 * estimates come here with their linearised values. Source: Cochran (1977), ch. 5 and 11.
 */
export const designVariance = (design: SurveyDesign, weighted: Float64Array): number =>
  sum(
    design.strata.map(({ units, fraction }) => {
      if (units.length === 1) return 0
      const totals = units.map((rows) => sum(rows.map((row) => weighted[row] ?? NaN)))
      return (1 - fraction) * units.length * sampleVariance(totals)
    }),
  )

/** 1 + cv² of the weights: n Σw² ÷ (Σw)². */
export const kishDesignEffect = (weights: Float64Array): number =>
  (weights.length * sum(weights.map((w) => w * w))) / sum(weights) ** 2

/**
 * Variance of the mean in a simple random sample of as many rows from the same population, which
 * the sample itself tells: the weighted variance of the values with divisor n - 1.
 */
export const simpleVariance = (design: SurveyDesign, values: ArrayLike<number>): number => {
  const { n, weights } = design
  const all = sum(weights)
  const centre = sum(weights.map((w, i) => w * (values[i] ?? NaN))) / all
  const spread = sum(weights.map((w, i) => w * ((values[i] ?? NaN) - centre) ** 2)) / all
  const rest = design.isFinite ? 1 - n / all : 1
  return (rest * spread) / (n - 1)
}

/** Below so many degrees of freedom a variance is itself little known (NCHS 2017). */
const fewDegrees = 8

/** What weakens a variance of this design, in words. */
export const designWarnings = (
  { df, isFinite, n, weights }: SurveyDesign,
  variance: number,
): readonly Warning[] => {
  const warnings: Warning[] = []
  if (df < fewDegrees) {
    warnings.push({
      code: 'few-sampling-units',
      message: `Only ${df} degrees of freedom: the standard error itself is uncertain.`,
    })
  }
  if (variance === 0) {
    warnings.push({
      code: 'no-variation',
      message: 'No variation between sampling units can be seen; that is not certainty.',
    })
  }
  if (isFinite && sum(weights) < n) {
    warnings.push({
      code: 'weights-too-small',
      message: 'The weights sum to less than the sample: they do not stand for a population.',
    })
  }
  return warnings
}

/** How much a design costs, beside a simple random sample; null where that has no variance. */
export const designEffect = (variance: number, simple: number): number | null =>
  simple > 0 ? variance / simple : null

/** Quantile of Student's t for the design; 0 where nothing was left to chance. */
export const designT = ({ df }: SurveyDesign, level: number): number =>
  df === 0 ? 0 : studentsTQuantile(1 - (1 - level) / 2, df)

/** The estimate with its t interval. `simple` is the variance of a simple random sample, or null. */
export const surveyEstimate = (
  design: SurveyDesign,
  figure: {
    readonly estimate: number
    readonly variance: number
    readonly simple: number | null
    readonly level?: number | undefined
    readonly method: string
  },
): SurveyEstimate => {
  const { estimate, variance, simple, level = defaultLevel, method } = figure
  const se = Math.sqrt(variance)
  const margin = designT(design, level) * se
  return Object.freeze({
    estimate,
    se,
    low: estimate - margin,
    high: estimate + margin,
    level,
    method,
    n: design.n,
    warnings: designWarnings(design, variance),
    designEffect: simple === null ? null : designEffect(variance, simple),
    kishDesignEffect: kishDesignEffect(design.weights),
    df: design.df,
  })
}
