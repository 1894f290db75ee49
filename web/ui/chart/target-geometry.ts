import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { scaleLinear } from 'd3-scale'
import { tidy, type Tick } from './chart-figure.ts'
import { timeScale } from './time-scale.ts'
import { valueDomain } from './value-domain.ts'

/** What was agreed about one KPI and what was reported since. */
export interface TargetChartData {
  readonly firstDay: CalendarDate
  readonly lastDay: CalendarDate
  /** From what the expected path sets out on the first day. */
  readonly start: number
  readonly target: number
  readonly reports: readonly TargetReport[]
  /** Null when the day lies outside the period. */
  readonly today: CalendarDate | null
}

export interface TargetReport {
  readonly on: CalendarDate
  readonly reach: number
  /** Whether a later report took its place. */
  readonly replaced: boolean
  readonly text: string
}

/** Across in percent, down in pixels. */
export interface TargetGeometry {
  readonly path: {
    readonly x1: number
    readonly y1: number
    readonly x2: number
    readonly y2: number
  }
  /** By date; only those that count are joined. */
  readonly reports: readonly (TargetReport & { readonly x: number; readonly y: number })[]
  /** Across in thousandths. */
  readonly line: string
  readonly today: number | null
  readonly yTicks: readonly Tick[]
}

/** Where target, expected path, reports and today stand. Over-achievement passes the target's line. */
export const targetGeometry = (data: TargetChartData, height: number): TargetGeometry => {
  const { firstDay, lastDay, start, target, reports, today } = data
  const days = [firstDay, lastDay, ...reports.map(({ on }) => on)].sort()
  const x = timeScale(days)
  const y = scaleLinear(valueDomain([start, target, ...reports.map(({ reach }) => reach)]), [
    height,
    0,
  ])
  const placed = reports
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((report) => ({ ...report, x: x(report.on), y: tidy(y(report.reach)) }))
  const counted = placed.filter(({ replaced }) => !replaced)
  return {
    path: { x1: x(firstDay), y1: tidy(y(start)), x2: x(lastDay), y2: tidy(y(target)) },
    reports: placed,
    line:
      counted.length < 2
        ? ''
        : `M${counted.map((report) => `${tidy(report.x * 10)} ${report.y}`).join('L')}`,
    today: today === null || today < firstDay || today > lastDay ? null : x(today),
    yTicks: y.ticks(3).map((value) => ({ value, at: tidy(y(value)) })),
  }
}
