import type { ControlChart, Segment } from '@peil/statistics/change/control-chart.ts'
import type { Axis, Figure, Mark } from '../figure.ts'
import { significant } from '../significant.ts'
import type { Series } from './time-column.ts'

/** The axis of a series: numbers as they are, dates as named places. */
export const timeAxis = ({ numeric, labels }: Series, label: string): Axis =>
  numeric ? { label } : { label, categories: labels }

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
    description: `${chart.n} values; limits of the last stretch ${significant(last?.lower ?? NaN)} and ${significant(last?.upper ?? NaN)} around ${significant(last?.mean ?? NaN)}; ${rows.length} unusual.`,
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
