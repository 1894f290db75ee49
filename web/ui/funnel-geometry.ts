import type { ComparedParticipants, FunnelPosition } from '@peil/domain/measurement/comparison.ts'
import { scaleLinear, scaleLog } from 'd3-scale'

/** A mark of the funnel; places are percentages of the drawing, to a tenth. */
interface FunnelMark {
  readonly agreement: string
  readonly x: number
  readonly y: number
  readonly position: FunnelPosition
  /** Whether its name is written beside it: far from the others, and with room for it. */
  readonly named: boolean
  /** On which side of the mark the name has room. */
  readonly side: 'start' | 'end'
}

interface Tick {
  readonly value: number
  readonly at: number
}

export interface FunnelGeometry {
  readonly marks: readonly FunnelMark[]
  /** The bands between the limits, as paths in a square of 100 by 100. */
  readonly band95: string
  readonly band998: string
  /** Height of the ratio of all together. */
  readonly centre: number
  /** Ratios. */
  readonly yTicks: readonly Tick[]
  /** What was expected. */
  readonly xTicks: readonly Tick[]
}

/** Room above and below the plot, and left and right of it, in percent. */
const frame = { top: 4, bottom: 88, left: 1, right: 97 }

const tenth = (value: number): number => Math.round(value * 10) / 10

/**
 * Where everything in a funnel stands: what was expected along x, on a logarithmic scale because
 * participants differ a hundredfold in size; the ratio along y, from zero, never cut off.
 */
export const funnelGeometry = ({ limits, places, ratio }: ComparedParticipants): FunnelGeometry => {
  const expected = [...limits, ...places].map((point) => point.expected)
  const highest = Math.max(ratio, ...places.map((place) => place.ratio), ...limits.map(topOf))
  const x = scaleLog()
    .domain([Math.min(...expected) / 1.1, Math.max(...expected) * 1.1])
    .range([frame.left, frame.right])
  const y = scaleLinear()
    .domain([0, highest * 1.03])
    .range([frame.bottom, frame.top])
  const band = (low: 'low95' | 'low998', high: 'high95' | 'high998'): string => {
    const point = (at: number, value: number): string => `${tenth(x(at))} ${tenth(y(value))}`
    const up = limits.map((limit) => point(limit.expected, limit[high]))
    const down = limits.map((limit) => point(limit.expected, limit[low])).reverse()
    return `M${[...up, ...down].join('L')}Z`
  }
  const spots = places.map(({ agreement, position, ...place }) => ({
    agreement,
    position,
    x: tenth(x(place.expected)),
    y: tenth(y(place.ratio)),
  }))
  return {
    marks: withNames(spots),
    band95: band('low95', 'high95'),
    band998: band('low998', 'high998'),
    centre: tenth(y(ratio)),
    yTicks: y.ticks(5).map((value) => ({ value, at: tenth(y(value)) })),
    xTicks: decades(x.domain()).map((value) => ({ value, at: tenth(x(value)) })),
  }
}

const topOf = ({ high95, high998 }: { high95: number; high998: number }): number =>
  // The outer limit of the smallest participants would squeeze all others: the inner one decides.
  Math.min(high998, high95 * 1.3)

/** 1, 2 and 5 times the powers of ten within the domain; every other when there are many. */
const decades = ([low = 1, high = 1]: readonly number[]): readonly number[] => {
  const all = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((one) => one * 10 ** power))
    .flat()
    .filter((value) => value >= low && value <= high)
  return all.length <= 5 ? all : all.filter((value) => Number.isInteger(Math.log10(value)))
}

type Spot = Omit<FunnelMark, 'named' | 'side'>

/** At most eight names, those farthest out first, none over another. */
const withNames = (spots: readonly Spot[]): readonly FunnelMark[] => {
  const named = new Set<Spot>()
  const far = spots.filter(({ position }) => position === 'far-above' || position === 'far-below')
  for (const spot of far) {
    const clear = [...named].every(
      (other) => Math.abs(other.y - spot.y) > 6 || Math.abs(other.x - spot.x) > 32,
    )
    if (clear && named.size < 8) named.add(spot)
  }
  return spots.map((spot) => ({
    ...spot,
    named: named.has(spot),
    side: spot.x > 60 ? 'start' : 'end',
  }))
}
