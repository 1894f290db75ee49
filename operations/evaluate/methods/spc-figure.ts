import type { ControlChart, Segment } from '@peil/statistics/change/control-chart.ts'
import type { Axis, Figure, Mark } from '../figure.ts'
import { significant } from '../significant.ts'
import type { Series } from './time-column.ts'

/** Dates that are all the first of a month, as months: more of them fit. */
const withoutFirsts = (labels: readonly string[]): readonly string[] =>
  labels.every((label) => /^\d{4}-\d{2}-01$/.test(label))
    ? labels.map((label) => label.slice(0, 7))
    : labels

/** The axis of a series: numbers as they are, dates as named places. */
export const timeAxis = ({ numeric, labels }: Series, label: string): Axis =>
  numeric ? { label } : { label, categories: withoutFirsts(labels) }

/** One value over each stretch, with a gap between stretches. */
const steps = (
  chart: ControlChart,
  { time }: Series,
  valueOf: (segment: Segment) => number,
): { x: number[]; y: number[] } => ({
  x: chart.segments.flatMap(({ from, to }) => [time[from] ?? NaN, time[to] ?? NaN, NaN]),
  y: chart.segments.flatMap((segment) => [valueOf(segment), valueOf(segment), NaN]),
})

/** The values with mean and limits; unusual values stand out in form and name. */
export const spcFigure = (
  chart: ControlChart,
  series: Series,
  value: string,
  target: number | undefined,
): Figure => {
  const x = Array.from(series.time)
  const rows = chart.points.flatMap(({ direction }, i) => (direction === 0 ? [] : [i]))
  const unusual: Mark = {
    kind: 'dots',
    label: 'Unusual',
    tone: 'alert',
    points: { x: rows.map((i) => x[i] ?? NaN), y: rows.map((i) => chart.points[i]?.value ?? NaN) },
    names: rows.map(
      (i) =>
        `${series.labels[i] ?? ''}, ${chart.points[i]?.direction === 1 ? 'high or rising' : 'low or falling'}`,
    ),
  }
  const last = chart.segments.at(-1)
  return {
    title: `Control chart of ${value}`,
    description: `${chart.n} values; limits${chart.segments.length > 1 ? ' of the last stretch' : ''} ${significant(last?.lower ?? NaN)} to ${significant(last?.upper ?? NaN)} around a mean of ${significant(last?.mean ?? NaN)}; ${rows.length === 0 ? 'none is' : `${rows.length} ${rows.length === 1 ? 'is' : 'are'}`} unusual.`,
    x: timeAxis(series, 'time'),
    y: { label: value, ...(target !== undefined && { include: [target] }) },
    marks: [
      {
        kind: 'line',
        label: 'Mean',
        tone: 'reference',
        points: steps(chart, series, (s) => s.mean),
      },
      {
        kind: 'line',
        label: 'Upper limit',
        tone: 'limit',
        points: steps(chart, series, (s) => s.upper),
      },
      {
        kind: 'line',
        label: 'Lower limit',
        tone: 'limit',
        points: steps(chart, series, (s) => s.lower),
      },
      { kind: 'line', label: value, tone: 'main', points: { x, y: Array.from(series.outcome) } },
      ...(rows.length === 0 ? [] : [unusual]),
      ...(target === undefined
        ? []
        : [{ kind: 'rule', label: 'Target', tone: 'good', axis: 'y', at: target } as const]),
    ],
  }
}
