import type { DensityTest } from '@peil/statistics/impact/discontinuity/density-test.ts'
import type { RegressionDiscontinuity } from '@peil/statistics/impact/discontinuity/regression-discontinuity.ts'
import type { ImpactEvidence } from '@peil/statistics/impact/impact-verdict.ts'
import type { Warning } from '@peil/statistics/estimate.ts'

/** What must hold for a jump at a threshold to be the effect of what begins there. */
const atThreshold = [
  'Without the measure, the outcome would pass smoothly through the threshold.',
  'Nobody could choose a side of the threshold.',
  'Nothing else begins at the same threshold.',
] as const

/** Rows within the bandwidth on a side below which nothing is said. */
const fewestRows = 10

/** Warnings that stand against a verdict, and those that call for caution. */
const against: ReadonlySet<string> = new Set(['weak-first-stage', 'covariate-jumps'])
const cautions: ReadonlySet<string> = new Set([
  'mass-points',
  'bandwidth-holds-all',
  'few-clusters',
  'bunching-not-tested',
])

/** The jump and all that speaks for and against it, as evidence for a verdict in plain words. */
export const rdEvidence = (
  result: RegressionDiscontinuity,
  density: DensityTest | null,
  warnings: readonly Warning[],
): ImpactEvidence => {
  const { estimate, low, high, level, robust, within } = result
  const saying = (codes: ReadonlySet<string>): string[] =>
    warnings.filter(({ code }) => codes.has(code)).map(({ message }) => message)
  const few =
    Math.min(within.left, within.right) < fewestRows
      ? [
          `Only ${within.left} rows below the threshold and ${within.right} above it are near enough: fewer than ${fewestRows} on a side tell nothing.`,
        ]
      : []
  const repeats = density?.warnings.some(({ code }) => code === 'few-different-values') ?? false
  return {
    // The error that belongs to the interval: with the uncertainty of the bias.
    ...{ estimate, se: robust.se, low, high, level },
    assumptions: atThreshold,
    treatedUnits: within.right,
    controlUnits: within.left,
    // Steps of a running variable with few different values look like bunching to the test.
    ...(density === null || repeats ? {} : { density: { p: density.p } }),
    against: [...few, ...saying(against)],
    cautions: saying(repeats ? new Set([...cautions, 'bunching']) : cautions),
  }
}
