import type { Uncertain } from '@peil/statistics/impact/difference-in-differences/effect-uncertainty.ts'
import type { StaggeredAdoption } from '@peil/statistics/impact/difference-in-differences/staggered-adoption.ts'
import type { Figure, Mark, Tone } from '../figure.ts'
import { withUncertainty } from '../significant.ts'

interface Point extends Pick<Uncertain, 'estimate' | 'low' | 'high'> {
  readonly x: number
}

/** Estimates as dots with their intervals, along x. */
export const effectMarks = (
  label: string,
  tone: Tone,
  points: readonly Point[],
  names: readonly string[],
): Mark[] => [
  {
    kind: 'interval',
    // The dots stand for both in the legend.
    label: '',
    tone,
    direction: 'vertical',
    at: points.map(({ x }) => x),
    low: points.map(({ low }) => low ?? NaN),
    high: points.map(({ high }) => high ?? NaN),
  },
  {
    kind: 'dots',
    label: `${label}, with interval`,
    tone,
    points: { x: points.map(({ x }) => x), y: points.map(({ estimate }) => estimate ?? NaN) },
    names,
  },
]

export const noEffectRule: Mark = {
  kind: 'rule',
  label: 'No effect',
  tone: 'reference',
  axis: 'y',
  at: 0,
}

const titles = {
  simple: 'by time since the start, each group',
  group: 'by first time of treatment',
  calendar: 'by time',
  dynamic: 'by time since the start',
} as const

/** Groups stand beside each other at the same time since the start, within a third of a step. */
const besides = ({ groupTime }: StaggeredAdoption, group: number): number => {
  const groups = [...new Set(groupTime.map((cell) => cell.group))]
  const steps = groupTime.flatMap(({ time, base }) => (time > base ? [time - base] : []))
  const place = groups.indexOf(group) - (groups.length - 1) / 2
  return (place * Math.min(...steps)) / (3 * groups.length)
}

const counted = (after: number, before: number): string =>
  before === 0
    ? `${after} effects after the start, with their intervals.`
    : `${after} effects after the start and ${before} before it, with their intervals. Those before should lie at zero.`

/** Effects of the chosen aggregation; for `simple` those by group and time since the start. */
export const didFigure = (
  result: StaggeredAdoption,
  names: { readonly outcome: string; readonly time: string },
): Figure => {
  const { aggregation, rows, groupTime, estimate, se } = result
  const points =
    aggregation === 'simple'
      ? groupTime.map((cell) => ({
          x: cell.time - cell.group + besides(result, cell.group),
          at: cell.time - cell.group,
          name: `group ${cell.group} at ${cell.time}`,
          ...cell,
        }))
      : rows.map((row) => ({ x: row.at, name: String(row.at), ...row }))
  const since = aggregation === 'simple' || aggregation === 'dynamic'
  const before = points.filter(({ at }) => since && at < 0)
  const after = points.filter(({ at }) => !since || at >= 0)
  return {
    title: `Effect on ${names.outcome} ${titles[aggregation]}`,
    description: `${counted(after.length, before.length)} On average the effect is ${withUncertainty(estimate, se)}.`,
    x: {
      label: since
        ? `${names.time} since the start`
        : aggregation === 'group'
          ? `First ${names.time} of treatment`
          : names.time,
    },
    y: { label: `Effect on ${names.outcome}`, include: [0] },
    marks: [
      noEffectRule,
      ...(before.length === 0
        ? []
        : effectMarks(
            'Before the start',
            'other',
            before,
            before.map(({ name }) => name),
          )),
      ...effectMarks(
        since ? 'Since the start' : 'Effect',
        'main',
        after,
        after.map(({ name }) => name),
      ),
    ],
  }
}
