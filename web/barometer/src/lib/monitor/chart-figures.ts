import type { AreaFigure, Figure } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Absence, ChartFigure } from '@peil/ui/chart/chart-figure.ts'
import type { LineSeries, SeriesBreak } from '@peil/ui/chart/line-geometry.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { areaFigureText, figureText, valueText } from './figure-words.ts'
import type { MonitoredIndicator } from './monitor-index.ts'
import { periodWords } from './period-words.ts'

/** A figure as a chart draws it, with everything about it in words. */
export const chartFigure = (
  place: Place,
  indicator: Indicator,
  figure: Figure | null,
  name: string,
): ChartFigure => ({
  value: figure?.value ?? null,
  lower: figure?.lower,
  upper: figure?.upper,
  provisional: figure?.status === 'provisional' || figure?.status === 'estimated',
  carried: figure?.carried,
  absence: figure?.status?.startsWith('withheld:') === true ? 'withheld' : 'missing',
  text: m.figure_of({ name, figure: figureText(place, indicator, figure) }),
})

/** Words for a chart's empty place. */
export const absenceWord = (absence: Absence): string =>
  absence === 'withheld' ? m.figure_withheld() : m.figure_none()

/** A number of the axis. */
export const axisValue =
  (place: Place, indicator: Indicator) =>
  (value: number): string =>
    valueText(place, indicator, value)

const linePoint = (
  place: Place,
  indicator: Indicator,
  on: CalendarDate,
  figure: Figure | null,
  name: string,
) => ({
  on,
  ...chartFigure(place, indicator, figure, `${name}, ${periodWords(place.format, indicator, on)}`),
})

/** One line over time. */
export const seriesOf = (
  place: Place,
  { indicator, figures }: MonitoredIndicator,
  { id, name, row }: { readonly id: string; readonly name: string; readonly row: FigureRow },
): LineSeries => ({
  id,
  name,
  points: figures.periods.map((on, at) => linePoint(place, indicator, on, row[at] ?? null, name)),
})

type FigureRow = readonly (Figure | null)[]

/** The value of an area as a figure of its own; a range has none. */
const asFigure = (area: AreaFigure | null | undefined): Figure | null => {
  if (area == null || area.kind === 'range') return null
  if (area.kind === 'supplied') return area.figure
  return {
    value: area.value,
    ...(area.status === undefined ? {} : { status: area.status }),
  }
}

export const areaRow = (areas: readonly (AreaFigure | null)[] | undefined): FigureRow =>
  (areas ?? []).map(asFigure)

/** Where the way of counting changed. */
export const seriesBreaks = (place: Place, indicator: Indicator): readonly SeriesBreak[] =>
  (indicator.breaks ?? []).map(({ from, note }) => ({ from, note: place.text(note) }))

/** Lines that mark an area's value in a chart, or its lowest and highest. */
export const references = (
  place: Place,
  indicator: Indicator,
  area: AreaFigure | null,
  name: string,
): readonly { readonly value: number; readonly name: string }[] => {
  if (area === null) return []
  if (area.kind === 'range')
    return [
      { value: area.lowest.value, name: m.chart_lowest({ area: name }) },
      { value: area.highest.value, name: m.chart_highest({ area: name }) },
    ]
  const value = area.kind === 'benchmark' ? area.value : area.figure.value
  return value === null
    ? []
    : [{ value, name: `${name} ${areaFigureText(place, indicator, area)}` }]
}

/** Whether any of a row's figures has something to draw. */
export const hasValue = (row: FigureRow): boolean =>
  row.some((figure) => figure !== null && figure.value !== null)
