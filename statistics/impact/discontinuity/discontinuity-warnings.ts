import type { Warning } from '../../estimate.ts'
import type { Bandwidths } from './bandwidth-selector.ts'
import { clustersOf, hasMassPoints } from './choose-bandwidths.ts'
import type { DiscontinuityPlan } from './discontinuity-options.ts'
import type { Sample } from './discontinuity-sample.ts'
import type { JumpResult } from './jump.ts'
import { distinctValues, rangeOf } from './side.ts'

/** F of the first stage below which an interval by the delta method misleads (Staiger & Stock 1997). */
const weakFirstStage = 10

/** Rows within the bandwidth, or clusters, below which large-sample intervals are on thin ice. */
const fewWithin = 20
const fewClusters = 10

interface Estimated {
  readonly sample: Sample
  readonly plan: DiscontinuityPlan
  readonly widths: Bandwidths
  readonly result: JumpResult
  readonly within: { readonly left: number; readonly right: number }
}

/** What a reader must know before trusting the jump. */
export const discontinuityWarnings = (estimated: Estimated): Warning[] =>
  [
    massPoints(estimated),
    fewRows(estimated),
    wholeRange(estimated),
    weakTreatment(estimated),
    clusters(estimated),
    unusedCovariates(estimated),
  ].filter((warning) => warning !== null)

const massPoints = ({ sample, plan }: Estimated): Warning | null => {
  if (plan.massPoints === 'off' || !hasMassPoints(sample)) return null
  const values = `${distinctValues(sample.left)} different values below the cutoff and ${distinctValues(sample.right)} above it in ${sample.n} rows`
  return {
    code: 'mass-points',
    message:
      plan.massPoints === 'adjust'
        ? `The running variable repeats its values: ${values}. Bandwidths are chosen counting them once, beginning with at least ten on each side.`
        : `The running variable repeats its values: ${values}. Consider the adjustment for mass points.`,
  }
}

const fewRows = ({ within }: Estimated): Warning | null =>
  Math.min(within.left, within.right) < fewWithin
    ? {
        code: 'few-within-bandwidth',
        message: `Only ${within.left} rows below the cutoff and ${within.right} above it are within the bandwidth: the interval supposes many more.`,
      }
    : null

const wholeRange = ({ sample, widths }: Estimated): Warning | null =>
  widths.hLeft >= rangeOf(sample.left) && widths.hRight >= rangeOf(sample.right)
    ? {
        code: 'bandwidth-holds-all',
        message:
          'The bandwidth holds all rows: the estimate rests on the shape of the line far from the cutoff.',
      }
    : null

const weakTreatment = ({ result }: Estimated): Warning | null => {
  if (result.firstStage === null) return null
  const strength = result.firstStage.conventional.z ** 2
  // A treatment that follows the cutoff without exception has no error at all.
  return strength < weakFirstStage
    ? {
        code: 'weak-first-stage',
        message: `The treatment hardly jumps at the cutoff (F = ${strength.toFixed(1)}, below ${weakFirstStage}): the ratio and its interval cannot be trusted.`,
      }
    : null
}

const clusters = ({ sample }: Estimated): Warning | null => {
  if (sample.left.cluster === null) return null
  const counts = [clustersOf(sample.left), clustersOf(sample.right)] as const
  return Math.min(...counts) < fewClusters
    ? {
        code: 'few-clusters',
        message: `Only ${counts[0]} clusters below the cutoff and ${counts[1]} above it: their standard error supposes many more.`,
      }
    : null
}

const unusedCovariates = ({ sample, result }: Estimated): Warning | null => {
  const names = result.unusedCovariates.map((place) => sample.covariateNames[place])
  return names.length === 0
    ? null
    : {
        code: 'covariates-left-out',
        message: `Left out, as the other columns already say the same: ${names.join(', ')}.`,
      }
}
