import type { DensityTest } from '@peil/statistics/impact/discontinuity/density-test.ts'
import { twoSidedZ } from '@peil/statistics/numerics/normal.ts'
import type { Figure, Mark } from '../figure.ts'
import { significant } from '../significant.ts'

/** Bars on each side of the cutoff. */
const barsPerSide = 20

/** How many bandwidths of the running variable are shown on each side, where the data go so far. */
const bandwidthsShown = 2

interface Bars {
  readonly edges: readonly number[]
  readonly heights: readonly number[]
  readonly width: number
}

/** Rows per unit of the running variable and per row, from `from` to `to`; a row at `to` counts too. */
const barsOf = (values: Float64Array, from: number, to: number): Bars => {
  const width = (to - from) / barsPerSide
  const counts = new Array<number>(barsPerSide).fill(0)
  for (const value of values) {
    if (value < from || value > to) continue
    const bar = Math.min(barsPerSide - 1, Math.floor((value - from) / width))
    counts[bar] = (counts[bar] ?? 0) + 1
  }
  return {
    edges: Array.from({ length: barsPerSide + 1 }, (_, i) => from + i * width),
    heights: counts.map((count) => count / (values.length * width)),
    width,
  }
}

/** The histogram on each side, with the density at the cutoff as each side sees it. */
export const densityFigure = (running: Float64Array, name: string, test: DensityTest): Figure => {
  const { cutoff, bandwidths } = test
  const lowest = running.reduce((least, value) => Math.min(least, value), Infinity)
  const highest = running.reduce((most, value) => Math.max(most, value), -Infinity)
  const below = running.filter((value) => value < cutoff)
  const left = barsOf(below, Math.max(lowest, cutoff - bandwidthsShown * bandwidths.left), cutoff)
  const above = running.filter((value) => value >= cutoff)
  const right = barsOf(
    above,
    cutoff,
    Math.min(highest, cutoff + bandwidthsShown * bandwidths.right),
  )
  const share = (bars: Bars, rows: number): readonly number[] =>
    bars.heights.map((height) => (height * rows) / running.length)
  const z = twoSidedZ(test.level)
  const limits = (side: DensityTest['left'], at: number): Mark => ({
    kind: 'interval',
    label: `Density at the threshold, ${significant(test.level * 100)} % interval`,
    tone: 'limit',
    direction: 'vertical',
    at: [at],
    low: [Math.max(0, side.density - z * side.se)],
    high: [side.density + z * side.se],
  })
  return {
    title: `Density of ${name} around ${significant(cutoff)}`,
    description:
      `${test.rows.left} rows lie below the threshold and ${test.rows.right} above it. Just below it the density is ` +
      `${significant(test.left.density)}, just above it ${significant(test.right.density)} (p = ${significant(test.p)}).`,
    x: { label: name, include: [cutoff] },
    y: { label: `share of rows per unit of ${name}`, include: [0] },
    marks: [
      {
        kind: 'bars',
        label: 'Below the threshold',
        tone: 'other',
        edges: left.edges,
        heights: share(left, below.length),
      },
      {
        kind: 'bars',
        label: 'Above the threshold',
        tone: 'main',
        edges: right.edges,
        heights: share(right, above.length),
      },
      { kind: 'rule', label: 'Threshold', tone: 'reference', axis: 'x', at: cutoff },
      limits(test.left, cutoff - left.width / 2),
      limits(test.right, cutoff + right.width / 2),
    ],
  }
}
