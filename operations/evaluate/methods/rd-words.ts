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
  const { outcome, running, treatment } = names
  const where = `where ${running} passes ${significant(result.cutoff)}`
  const effect =
    treatment === undefined
      ? `${outcome} changes by ${shown(estimate)} ${where}`
      : `Per unit of ${treatment} that the threshold moves, ${outcome} changes by ${shown(estimate)} ${where}`
  const says =
    robust.low > 0 || robust.high < 0
      ? `does not hold 0: the data show ${robust.low > 0 ? 'an increase' : 'a decrease'}`
      : 'holds 0: the data show no clear change, and do not show that there is none'
  return [
    `${effect}.`,
    `The ${significant(level * 100)} % interval, corrected for bias, goes from ${shown(robust.low)} to ${shown(robust.high)}; it ${says}.`,
    `It rests on ${within.left} rows within ${significant(bandwidths.hLeft)} below the threshold and ${within.right} within ${significant(bandwidths.hRight)} above it, and says nothing about places far from it.`,
  ]
}
