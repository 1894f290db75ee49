import type { Warning } from '../../estimate.ts'
import type { Refusal } from '../../outcome.ts'
import type { DensityWidths } from './density-bandwidths.ts'
import type { DensitySample } from './density-fit.ts'
import type { DensityPlan } from './density-options.ts'

/** Rows within the bandwidth below which the test is on thin ice. */
const fewWithin = 20

/** Share of rows that repeat a value from which the distribution counts as one of steps. */
const manyRepeats = 0.2

/** What a reader must know before trusting the test. */
export const densityWarnings = (
  { distance, first, split }: DensitySample,
  widths: DensityWidths,
  within: { readonly left: number; readonly right: number },
  { adjustMassPoints: adjusted }: DensityPlan,
  lowest: number,
): Warning[] => {
  const repeated = first.reduce((count, start, row) => count + (start === row ? 0 : 1), 0)
  const beyond =
    widths.left > -(distance[0] ?? NaN) || widths.right > (distance[distance.length - 1] ?? NaN)
  const few = Math.min(within.left, within.right) < fewWithin
  return [
    ...(adjusted && repeated > 0
      ? [
          {
            code: 'mass-points',
            message: `${repeated} of ${distance.length} rows repeat a running value: equal values count as one point.`,
          },
        ]
      : []),
    ...(repeated >= manyRepeats * distance.length
      ? [
          {
            code: 'few-different-values',
            message:
              'The running variable has few different values: its steps may look like bunching to this test.',
          },
        ]
      : []),
    ...(few
      ? [
          {
            code: 'few-within-bandwidth',
            message: `Only ${within.left} rows below the cutoff and ${within.right} above it are within the bandwidth: bunching would hardly be seen.`,
          },
        ]
      : []),
    ...(lowest < 0
      ? [
          {
            code: 'density-below-zero',
            message:
              'A density at the cutoff is estimated below 0: too few rows lie near it on that side for this bandwidth.',
          },
        ]
      : []),
    ...(beyond
      ? [
          {
            code: 'bandwidth-beyond-data',
            message: `The bandwidth reaches beyond the data, of which ${split} rows lie below the cutoff.`,
          },
        ]
      : []),
  ]
}

/** The refusal of a sample that cannot bear the fits. */
export const tooFewDensityValues = (
  sample: DensitySample,
  { order, biasOrder }: DensityPlan,
): Refusal => {
  const different = (from: number, to: number): number =>
    new Set(sample.distance.subarray(from, to)).size
  const left = different(0, sample.split)
  const right = different(sample.split, sample.distance.length)
  return {
    code: 'too-few-values',
    found: `${left} different running values below the cutoff and ${right} above it, or too few of them within the bandwidth`,
    expected: `more than ${Math.max(order + 2, biasOrder) + 1} on each side within the bandwidth`,
    whatToDo: 'Give a wider bandwidth, a lower order, or more rows near the cutoff.',
    about: { column: 'running' },
  }
}
