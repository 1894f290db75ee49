import type { RegressionDiscontinuity } from '@peil/statistics/impact/discontinuity/regression-discontinuity.ts'
import { significant, withUncertainty } from '../significant.ts'

interface Names {
  readonly outcome: string
  readonly running: string
  readonly treatment: string | undefined
}

/** What the estimate says, in plain sentences. */
export const rdWords = (result: RegressionDiscontinuity, names: Names): readonly string[] => {
  const { estimate, robust, within, bandwidths, level } = result
  const shown = (value: number): string => withUncertainty(value, robust.se)
  const { running, treatment } = names
  const outcome =
    [names.outcome, `the slope of ${names.outcome}`][result.derivative] ??
    `derivative ${result.derivative} of ${names.outcome}`
  const where = `where ${running} passes ${significant(result.cutoff)}`
  const effect =
    treatment === undefined
      ? `${outcome} changes by ${shown(estimate)} ${where}`
      : `Per unit of ${treatment} that the threshold moves, ${outcome} changes by ${shown(estimate)} ${where}`
  return [
    `${effect}.`,
    `The ${significant(level * 100)} % interval, corrected for bias, goes from ${shown(robust.low)} to ${shown(robust.high)}.`,
    `It rests on ${within.left} rows within ${significant(bandwidths.hLeft)} below the threshold and ${within.right} within ${significant(bandwidths.hRight)} above it, and says nothing about places far from it.`,
  ]
}
