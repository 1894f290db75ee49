import { allGood, badLevel, nonFinite, unequalLengths } from '../check-values.ts'
import { defaultLevel, type Estimate, type Warning } from '../estimate.ts'
import { mean as average, sampleDeviation } from '../numerics/moments.ts'
import { studentsTQuantile } from '../numerics/students-t.ts'
import { given, type Outcome, type Refusal } from '../outcome.ts'
import type { IntervalOptions } from './limits.ts'

/** Below so many values the shape of their distribution matters for the interval. */
const fewValues = 15

const tooFew = (n: number): Refusal[] =>
  n !== 1
    ? []
    : [
        {
          code: 'too-few-values',
          found: '1 value',
          expected: 'at least 2 values',
          whatToDo: 'Give more values: how far they differ cannot be seen from one.',
          about: { column: 'value' },
        },
      ]

const warningsOf = (n: number, deviation: number): readonly Warning[] => {
  if (deviation === 0) {
    return [
      {
        code: 'no-variation',
        message: 'All values are equal, so the interval has no width; that is not certainty.',
      },
    ]
  }
  if (n >= fewValues) return []
  return [
    {
      code: 'few-values',
      message: `With ${n} values the interval holds only if they are roughly normally distributed.`,
    },
  ]
}

/**
 * What is the mean, and how sure is that? x̄ ± t s ÷ √n, t being the quantile of Student's
 * distribution with n - 1 degrees of freedom. At least 2 finite values, independent of each other;
 * in their unit. Source: Student (1908).
 */
export const mean = (
  values: ArrayLike<number>,
  { level = defaultLevel }: IntervalOptions = {},
): Outcome<Estimate> => {
  const columns = { value: values }
  const n = values.length
  const checked = allGood([
    ...unequalLengths(columns),
    ...nonFinite(columns),
    ...tooFew(n),
    ...badLevel(level),
  ])
  if (!checked.ok) return checked
  const estimate = average(values)
  const deviation = sampleDeviation(values)
  const se = deviation / Math.sqrt(n)
  const margin = studentsTQuantile(1 - (1 - level) / 2, n - 1) * se
  return given(
    Object.freeze({
      estimate,
      se,
      low: estimate - margin,
      high: estimate + margin,
      level,
      method: "Mean with Student's t (Student 1908)",
      n,
      warnings: warningsOf(n, deviation),
    }),
  )
}
