import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { tidy, type Absence, type ChartFigure, type Tick } from './chart-figure.ts'
import { dodgeLabels } from './dodge-labels.ts'
import { shownDays, timeScale, wholeMarks } from './time-scale.ts'
import { valueDomain, valuesOf } from './value-domain.ts'

export interface LinePoint extends ChartFigure {
  readonly on: CalendarDate
}

export interface LineSeries {
  readonly id: string
  readonly name: string
  /** By date. */
  readonly points: readonly LinePoint[]
}

/** The first day that is counted another way. */
export interface SeriesBreak {
  readonly from: CalendarDate
  readonly note: string
}

export interface LineChartData {
  readonly series: readonly LineSeries[]
  readonly breaks?: readonly SeriesBreak[]
  readonly intervals?: boolean
  /** Height of the plot in pixels. */
  readonly height: number
  /** The same for all of several charts; from the values when left out. */
  readonly domain?: readonly [number, number] | undefined
  readonly fromZero?: boolean | undefined
  /** Characters of the longest date below the axis. */
  readonly dateLength: number
}

/** Across in percent of the width, down in pixels; paths across in thousandths. */
interface DrawnSeries {
  readonly id: string
  readonly name: string
  readonly line: string
  readonly band: string
  readonly marks: readonly DrawnMark[]
  readonly absent: readonly { readonly x: number; readonly kind: Absence; readonly text: string }[]
  /** Where its name stands; null when it has no value at all. */
  readonly label: { readonly y: number; readonly lineY: number } | null
}

interface DrawnMark {
  readonly x: number
  readonly y: number
  /** Ends of the interval. */
  readonly y1: number | null
  readonly y2: number | null
  readonly provisional: boolean
  readonly carried: boolean
  readonly text: string
}

export interface LineGeometry {
  readonly series: readonly DrawnSeries[]
  readonly yTicks: readonly Tick[]
  readonly xTicks: readonly { readonly on: CalendarDate; readonly at: number }[]
  readonly breaks: readonly { readonly x: number; readonly note: string }[]
}

interface Spot extends LinePoint {
  readonly x: number
  readonly y: number
}

/**
 * Where everything in a chart over time stands. A line joins neighbours only: it stops where a
 * figure is missing and where the way of counting changed.
 */
export const lineGeometry = (data: LineChartData): LineGeometry => {
  const { series, breaks = [], intervals = false, height } = data
  const all = series.flatMap(({ points }) => points)
  const days = [...new Set(all.map(({ on }) => on))].sort()
  const x = timeScale(days, wholeMarks)
  const domain =
    data.domain ?? valueDomain(valuesOf(all, intervals), { fromZero: data.fromZero ?? true })
  const y = scaleLinear(domain, [height, 0])
  const place = (value: number): number => tidy(y(value))
  const drawn = series.map(({ id, name, points }) => {
    const stretches = stretchesOf(points, breaks).map((stretch) =>
      stretch.map((point) => ({ ...point, x: x(point.on), y: place(point.value) })),
    )
    return {
      id,
      name,
      line: stretches.map(linePath).join(''),
      band: intervals ? stretches.map((stretch) => bandPath(stretch, place)).join('') : '',
      marks: stretches.flat().map((spot) => markOf(spot, place, intervals)),
      absent: points.flatMap(({ value, on, absence, text }) =>
        value === null ? [{ x: x(on), kind: absence ?? 'missing', text }] : [],
      ),
      last: stretches.at(-1)?.at(-1)?.y ?? null,
    }
  })
  return {
    series: withLabels(drawn, height),
    yTicks: y.ticks(4).map((value) => ({ value, at: place(value) })),
    xTicks: shownDays(days, data.dateLength).map((on) => ({ on, at: x(on) })),
    breaks: breaks.flatMap(({ from, note }) => {
      const before = days.findLast((day) => day < from)
      const after = days.find((day) => day >= from)
      // A break before the first or after the last figure parts nothing.
      if (before === undefined || after === undefined) return []
      return [{ x: tidy((x(before) + x(after)) / 2), note }]
    }),
  }
}

type Valued = LinePoint & { readonly value: number }

const stretchesOf = (
  points: readonly LinePoint[],
  breaks: readonly SeriesBreak[],
): readonly (readonly Valued[])[] => {
  const stretches: Valued[][] = []
  let before: LinePoint | undefined
  for (const point of points) {
    const { value } = point
    if (value !== null) {
      const parted =
        before?.value == null ||
        breaks.some(({ from }) => from > (before?.on ?? '') && from <= point.on)
      if (parted) stretches.push([])
      stretches.at(-1)?.push({ ...point, value })
    }
    before = point
  }
  return stretches
}

const drawLine = line<Spot>()
  .x((spot) => spot.x * 10)
  .y((spot) => spot.y)
  .digits(1)

/** A single point needs no line: its mark says everything. */
const linePath = (stretch: readonly Spot[]): string =>
  stretch.length < 2 ? '' : (drawLine(stretch) ?? '')

const bandPath = (stretch: readonly Spot[], place: (value: number) => number): string => {
  if (stretch.length < 2) return ''
  const draw = area<Spot>()
    .defined(({ lower, upper }) => lower !== undefined && upper !== undefined)
    .x((spot) => spot.x * 10)
    .y0((spot) => place(spot.lower ?? 0))
    .y1((spot) => place(spot.upper ?? 0))
    .digits(1)
  return draw(stretch) ?? ''
}

const markOf = (
  { x, y, lower, upper, provisional, carried, text }: Spot,
  place: (value: number) => number,
  intervals: boolean,
): DrawnMark => ({
  x,
  y,
  y1: intervals && lower !== undefined ? place(lower) : null,
  y2: intervals && upper !== undefined ? place(upper) : null,
  provisional: provisional ?? false,
  carried: carried ?? false,
  text,
})

const withLabels = (
  drawn: readonly (Omit<DrawnSeries, 'label'> & { readonly last: number | null })[],
  height: number,
): readonly DrawnSeries[] => {
  const shown = drawn.filter(({ last }) => last !== null)
  const places = dodgeLabels(
    shown.map(({ last }) => last ?? 0),
    { gap: 17, low: 4, high: height },
  )
  return drawn.map(({ last, ...rest }) => {
    const at = shown.findIndex(({ id }) => id === rest.id)
    const y = places[at]
    return { ...rest, label: last === null || y === undefined ? null : { y: tidy(y), lineY: last } }
  })
}
