import { scaleLinear } from 'd3-scale'
import { axisTicks } from './axis-ticks.ts'
import { tidy, type Absence, type ChartFigure, type Tick } from './chart-figure.ts'
import { valueDomain, valuesOf } from './value-domain.ts'

export interface DotPlace extends ChartFigure {
  readonly id: string
  readonly name: string
  /** The one the page is about. */
  readonly mine?: boolean
}

/** Across in percent of the plot, down in pixels. */
interface DotRow {
  readonly id: string
  readonly name: string
  readonly mine: boolean
  readonly y: number
  readonly x: number | null
  readonly x1: number | null
  readonly x2: number | null
  readonly provisional: boolean
  readonly carried: boolean
  readonly absence: Absence | null
  readonly text: string
}

export interface DotPlotGeometry {
  readonly rows: readonly DotRow[]
  readonly height: number
  readonly ticks: readonly Tick[]
  readonly references: readonly number[]
}

interface DotPlotOptions {
  readonly intervals: boolean
  readonly references: readonly number[]
  readonly fromZero?: boolean | undefined
  /** Writes a number of the axis. */
  readonly value: (value: number) => string
}

const rowHeight = 25
const edge = { first: 2, last: 97 }

/** One row for each place, in the order they come, with its value and interval along one scale. */
export const dotPlotGeometry = (
  places: readonly DotPlace[],
  { intervals, references, fromZero = true, value }: DotPlotOptions,
): DotPlotGeometry => {
  const domain = valueDomain([...valuesOf(places, intervals), ...references], { fromZero })
  const x = scaleLinear(domain, [edge.first, edge.last])
  const place = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : tidy(x(value))
  return {
    rows: places.map((one, position) => ({
      id: one.id,
      name: one.name,
      mine: one.mine ?? false,
      y: (position + 0.5) * rowHeight,
      x: place(one.value),
      x1: intervals && one.value !== null ? place(one.lower) : null,
      x2: intervals && one.value !== null ? place(one.upper) : null,
      provisional: one.provisional ?? false,
      carried: one.carried ?? false,
      absence: one.value === null ? (one.absence ?? 'missing') : null,
      text: one.text,
    })),
    height: places.length * rowHeight,
    // Names take the other half of a phone.
    ticks: axisTicks(x, value, 0.5),
    references: references.map((reference) => tidy(x(reference))),
  }
}

/** From high to low; those without a value last; equal ones in the order they came. */
export const byValue = <Place extends ChartFigure>(places: readonly Place[]): readonly Place[] =>
  places.toSorted((a, b) => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null)
    return b.value - a.value
  })
