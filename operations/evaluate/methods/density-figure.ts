import { densityFit, densitySample } from '@peil/statistics/impact/discontinuity/density-fit.ts'
import type { DensityTest } from '@peil/statistics/impact/discontinuity/density-test.ts'
import type { Figure, Mark } from '../figure.ts'
import { significant } from '../significant.ts'

/** Bars on each side of the cutoff. */
const barsPerSide = 20

/** Histogram on both sides of the cutoff, as density, with the two densities at the cutoff. */
export const densityFigure = (
  running: ArrayLike<number>,
  name: string,
  test: DensityTest,
): Figure => {
  const { cutoff, bandwidths, left, right, level } = test
  const values = Float64Array.from(running)
  const half = (level === 0.95 ? 1.959964 : 0) || Math.abs(test.high! - test.estimate) / test.se!
  return {
    title: '',
    description: '',
    x: { label: name },
    y: { label: '' },
    marks: [],
  }
}
