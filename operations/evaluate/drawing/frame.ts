import { scaleLinear, type ScaleLinear } from 'd3-scale'
import type { Axis, Figure } from '../figure.ts'
import { extentsOf, type Extent } from './extent.ts'
import { fitText, textWidth } from './text-size.ts'

export const small = 12

interface Tick {
  readonly value: number
  readonly text: string
}

/** One axis: from values to pixels, and what is written at it. */
export interface DrawnAxis {
  readonly scale: ScaleLinear<number, number>
  readonly ticks: readonly Tick[]
  readonly label: string
  readonly isCategorical: boolean
  /** Its names are too long to stand level beside each other. */
  readonly isTilted: boolean
}

/** Where the marks stand, in pixels. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: DrawnAxis
  readonly y: DrawnAxis
}

/**
 * `12,500` but `1990`: four digits are as often a year, and read well without a comma. On an axis
 * that goes on to more digits (`long`) all are alike: `5,000`, `10,000`.
 */
export const tickText = (
  value: number,
  format: (value: number) => string,
  long = Math.abs(value) >= 10_000,
): string => {
  const text = format(value)
  return long ? text : text.replaceAll(',', '')
}

const ticksOf = (
  scale: ScaleLinear<number, number>,
  { categories }: Axis,
  whole: boolean,
  count: number,
): readonly Tick[] => {
  if (categories !== undefined) return categories.map((text, value) => ({ value, text }))
  const format = scale.tickFormat(count)
  const values = scale.ticks(count).filter((value) => !whole || Number.isInteger(value))
  const long = values.some((value) => Math.abs(value) >= 10_000)
  return values.map((value) => ({ value, text: tickText(value, format, long) }))
}

/** About how many ticks; of whole numbers never more than there are. */
const tickCount = ({ low, high, whole }: Extent, count: number): number =>
  whole ? Math.max(1, Math.min(count, high - low)) : count

const niceScale = (
  { low, high }: Extent,
  axis: Axis,
  count: number,
): ScaleLinear<number, number> => {
  const scale = scaleLinear([low, high], [0, 1])
  return axis.categories === undefined ? scale.nice(count) : scale
}

/** Room for names of categories at the left, at most so many pixels. */
const widestNames = 190

/** Pixels for a named row: at least, and at most. */
const rowHeight = { least: 24, most: 48 }

/** Below the plot: tick labels and the name of the axis; more when names of categories are tilted. */
const belowPlot = { level: 50, tilted: 98 }

/** Whether the names along the x axis are too long to stand beside each other. */
const isTilted = ({ x }: Figure, width: number): boolean => {
  const { categories } = x
  if (categories === undefined) return false
  const room = width / categories.length - 10
  return categories.some((name) => textWidth(name, small) > room)
}

/** The height of the plot: that of named rows, else what is left of 460 pixels. */
const plotHeight = ({ y }: Figure, left: number): number => {
  if (y.categories === undefined) return left
  const rows = Math.max(2, y.categories.length)
  return Math.max(rows * rowHeight.least, Math.min(left, rows * rowHeight.most))
}

/**
 * Divides the picture: `top` pixels are taken by title, text and legend. With named positions up the
 * y axis, the height of the picture follows from their number.
 */
export const makeFrame = (figure: Figure, top: number): Frame => {
  const width = 720
  const tilted = isTilted(figure, width - 90)
  const below = tilted ? belowPlot.tilted : belowPlot.level
  const inner = plotHeight(figure, 460 - top - below)
  const bottom = Math.round(top + inner)
  const extents = extentsOf(figure)
  const count = {
    x: tickCount(extents.x, 8),
    y: tickCount(extents.y, Math.max(3, Math.min(8, Math.round(inner / 50)))),
  }
  const xScale = niceScale(extents.x, figure.x, count.x)
  const yScale = niceScale(extents.y, figure.y, count.y)
  const yTicks = ticksOf(yScale, figure.y, extents.y.whole, count.y).map(({ value, text }) => ({
    value,
    text: fitText(text, small, widestNames),
  }))
  const widest = Math.max(24, ...yTicks.map(({ text }) => textWidth(text, small)))
  const left = Math.round(20 + widest + 10)
  const right = width - 28
  // A mark at the very end of an axis is not cut by the frame.
  const inset = figure.x.categories === undefined ? 8 : 0
  const upwards = figure.y.categories === undefined
  return {
    ...{ width, height: bottom + below, left, right, top, bottom },
    x: {
      scale: xScale.range([left + inset, right - inset]),
      ticks: ticksOf(xScale, figure.x, extents.x.whole, count.x),
      label: figure.x.label,
      isCategorical: figure.x.categories !== undefined,
      isTilted: tilted,
    },
    y: {
      scale: yScale.range(upwards ? [bottom - 4, top + 4] : [top, bottom]),
      ticks: yTicks,
      label: figure.y.label,
      isCategorical: !upwards,
      isTilted: false,
    },
  }
}
