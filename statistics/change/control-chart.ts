import { nonFinite, unequalLengths } from '../check-values.ts'
import type { Warning } from '../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { processLimits, type LimitRule, type ProcessLimits } from './process-limits.ts'
import { signalsOf, type PointSignals } from './special-causes.ts'

/** Which way is better. `none`: neither. */
export const improvements = ['up', 'down', 'none'] as const
type Improvement = (typeof improvements)[number]

export interface ControlChartOptions {
  readonly improvement?: Improvement
  readonly target?: number
  /** Places (0-based, after the first) at which the process is known to have changed. */
  readonly breaks?: readonly number[]
  readonly rule?: LimitRule
}

/** What the latest value says, the first icon of "Making Data Count" as a word. */
export type Variation =
  'usual-variation' | 'improvement' | 'concern' | 'unusually-high' | 'unusually-low'

/** Whether the process as it stands meets its target, the second icon as a word. */
export type Assurance = 'target-met-consistently' | 'target-missed-consistently' | 'hit-or-miss'

export interface Segment extends ProcessLimits {
  /** Places of its first and last value, 0-based. */
  readonly from: number
  readonly to: number
}

export interface ChartPoint extends PointSignals {
  readonly value: number
  /** Place of its segment, 0-based. */
  readonly segment: number
  readonly variation: Variation
}

export interface ControlChart {
  readonly segments: readonly Segment[]
  readonly points: readonly ChartPoint[]
  /** Of the latest value. */
  readonly variation: Variation
  /** Null without a target, or when neither direction is better. */
  readonly assurance: Assurance | null
  readonly method: string
  readonly n: number
  readonly warnings: readonly Warning[]
}

/** With fewer values the limits still move with each new one. */
export const fewestPoints = 12

const methods: Readonly<Record<LimitRule, string>> = {
  nhs: 'XmR chart, rules of NHS Making Data Count',
  nist: 'XmR chart, limits 3/1.128 × mean moving range (NIST), rules of NHS Making Data Count',
}

/**
 * An individuals (XmR) chart: is there more than usual variation, and is the target within reach of
 * the process as it stands? Values in the order of time, at regular intervals.
 *
 * Limits as in `processLimits`, signals as in `signalsOf`, both anew after each stated break
 * (rebasing). A signal is an improvement when it lies on the better side. The target is met
 * consistently when it lies outside the limits of the last stretch on the worse side.
 *
 * Refused: values that are not finite; a stretch of fewer than two values, which has no moving
 * range; breaks out of order. Warned of: stretches of fewer than 12 values, and without variation.
 */
export const controlChart = (
  values: ArrayLike<number>,
  { improvement = 'up', target, breaks = [], rule = 'nhs' }: ControlChartOptions = {},
): Outcome<ControlChart> => {
  const refusals = refusalsOf(values, breaks, target)
  if (refusals.length > 0) return refused(...refusals)
  const series = Array.from(values)
  const starts = [0, ...breaks]
  const stretches = starts.map((from, i) => series.slice(from, starts[i + 1]))
  const segments = stretches.map((stretch, i): Segment => {
    const from = starts[i] ?? NaN
    return Object.freeze({
      ...processLimits(stretch, rule),
      from,
      to: from + stretch.length - 1,
    })
  })
  const points = stretches.flatMap((stretch, segment) => {
    const limits = segments[segment]
    return limits === undefined
      ? []
      : signalsOf(stretch, limits).map((signals, i): ChartPoint =>
          Object.freeze({
            ...signals,
            value: stretch[i] ?? NaN,
            segment,
            variation: variationOf(signals.direction, improvement),
          }),
        )
  })
  return given(
    Object.freeze({
      segments,
      points,
      variation: points.at(-1)?.variation ?? 'usual-variation',
      assurance: assuranceOf(segments.at(-1), target, improvement),
      method: methods[rule],
      n: series.length,
      warnings: segments.flatMap(warningsOf),
    }),
  )
}

const variationOf = (direction: -1 | 0 | 1, improvement: Improvement): Variation => {
  if (direction === 0) return 'usual-variation'
  if (improvement === 'none') return direction === 1 ? 'unusually-high' : 'unusually-low'
  return (direction === 1) === (improvement === 'up') ? 'improvement' : 'concern'
}

const assuranceOf = (
  last: Segment | undefined,
  target: number | undefined,
  improvement: Improvement,
): Assurance | null => {
  if (last === undefined || target === undefined || improvement === 'none') return null
  const [above, below] = [target > last.upper, target < last.lower]
  if (!above && !below) return 'hit-or-miss'
  return above === (improvement === 'up') ? 'target-missed-consistently' : 'target-met-consistently'
}

const refusalsOf = (
  values: ArrayLike<number>,
  breaks: readonly number[],
  target: number | undefined,
): Refusal[] => {
  const columns = { value: values }
  const bad = [
    ...unequalLengths(columns),
    ...nonFinite(columns),
    ...nonFinite(target === undefined ? {} : { target: [target] }),
  ]
  if (bad.length > 0) return bad
  const starts = [0, ...breaks]
  return starts.flatMap((from, i): Refusal[] => {
    const length = (starts[i + 1] ?? values.length) - from
    if (Number.isInteger(from) && length >= 2) return []
    return [
      {
        code: 'stretch-too-short',
        found: `${length} value${length === 1 ? '' : 's'} from row ${from + 1} to the next break`,
        expected: 'at least 2 values in each stretch, and breaks in the order of time',
        whatToDo: 'Give more values, or fewer breaks.',
        about: { row: String(from + 1) },
      },
    ]
  })
}

const warningsOf = (segment: Segment): Warning[] => {
  const length = segment.to - segment.from + 1
  const where = `from row ${segment.from + 1} to ${segment.to + 1}`
  return [
    ...(length < fewestPoints
      ? [
          {
            code: 'few-points',
            message: `Limits ${where} rest on ${length} values; with fewer than ${fewestPoints} they are provisional.`,
          },
        ]
      : []),
    ...(segment.movingRange === 0
      ? [{ code: 'no-variation', message: `Values ${where} do not vary; limits say nothing.` }]
      : []),
  ]
}
