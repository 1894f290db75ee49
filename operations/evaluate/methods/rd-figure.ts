import type { BinnedMeans } from '@peil/statistics/impact/discontinuity/binned-means.ts'
import type { RegressionDiscontinuity } from '@peil/statistics/impact/discontinuity/regression-discontinuity.ts'
import type { Figure, Points } from '../figure.ts'
import { significant, withUncertainty } from '../significant.ts'

/** Points of each curve. */
const curvePoints = 50

/** A fitted polynomial from the cutoff to the end of its bandwidth. */
const curve = (coefficients: readonly number[], cutoff: number, reach: number): Points => {
  const distances = Array.from(
    { length: curvePoints + 1 },
    (_, i) => (reach * i) / curvePoints,
  ).sort((a, b) => a - b)
  return {
    x: distances.map((distance) => cutoff + distance),
    y: distances.map((distance) =>
      coefficients.reduceRight((value, coefficient) => value * distance + coefficient, 0),
    ),
  }
}

/** Means of bins on both sides, and the lines whose gap at the cutoff is the estimate. */
export const rdFigure = (
  names: { readonly outcome: string; readonly running: string },
  result: RegressionDiscontinuity,
  bins: BinnedMeans,
): Figure => {
  const { cutoff, bandwidths, lines, n } = result
  const { hLeft, hRight } = bandwidths
  const all = [...bins.left, ...bins.right]
  const jump = result.reducedForm?.conventional ?? result.conventional
  return {
    title: `${names.outcome} on both sides of ${names.running} ${significant(cutoff)}`,
    description:
      `Means of ${n} rows in ${all.length} bins, and a line on each side fitted to the rows nearest the threshold. ` +
      `At the threshold ${names.outcome} jumps by ${withUncertainty(jump.estimate, jump.se)}.`,
    x: { label: names.running, include: [cutoff] },
    y: { label: names.outcome },
    marks: [
      {
        kind: 'dots',
        label: `Mean of ${names.outcome} per bin`,
        tone: 'other',
        points: {
          x: all.map(({ meanRunning }) => meanRunning),
          y: all.map(({ meanOutcome }) => meanOutcome),
        },
        names: all.map(({ n: rows }) => `${rows} ${rows === 1 ? 'row' : 'rows'}`),
      },
      {
        kind: 'line',
        label: 'Fitted below the threshold',
        tone: 'main',
        points: curve(lines.left, cutoff, -hLeft),
      },
      {
        kind: 'line',
        label: 'Fitted above the threshold',
        tone: 'main',
        points: curve(lines.right, cutoff, hRight),
      },
      { kind: 'rule', label: 'Threshold', tone: 'reference', axis: 'x', at: cutoff },
    ],
  }
}
