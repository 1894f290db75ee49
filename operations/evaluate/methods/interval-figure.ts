import type { Figure } from '../figure.ts'
import { significant } from '../significant.ts'

/** A figure with its interval and the name of its row. */
export interface NamedInterval {
  readonly name: string
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/** Rows that fit on one picture. */
const shownRows = 60

const percent = (level: number): string => `${String(Number((level * 100).toFixed(6)))} %`

/** The figures themselves: of one row all three, of several the least and the greatest. */
const spanOf = (what: string, level: number, intervals: readonly NamedInterval[]): string => {
  const sorted = intervals
    .filter(({ estimate }) => Number.isFinite(estimate))
    .toSorted((a, b) => a.estimate - b.estimate)
  const [least] = sorted
  const most = sorted.at(-1)
  if (least === undefined || most === undefined) return `No row has a ${what}.`
  const said = ({ estimate }: NamedInterval): string => significant(estimate)
  return intervals.length === 1
    ? `The ${what} is ${said(least)} (${significant(least.low)} to ${significant(least.high)} at ${percent(level)}).`
    : `${intervals.length} rows, from ${said(least)} (${least.name}) to ${said(most)} (${most.name}), each with a bar for its ${percent(level)} interval.`
}

/** Estimates below each other, each with its interval as a bar. */
export const intervalFigure = (
  what: string,
  level: number,
  intervals: readonly NamedInterval[],
  reference?: { readonly at: number; readonly label: string },
): Figure => {
  const shown = intervals.slice(0, shownRows)
  const places = shown.map((_, index) => index)
  const left = intervals.length - shown.length
  const rest = left === 0 ? '' : ` ${left} more rows are not drawn.`
  return {
    title: `${what.slice(0, 1).toUpperCase()}${what.slice(1)} with ${percent(level)} interval`,
    description:
      spanOf(what, level, intervals) +
      (reference !== undefined
        ? ` A bar that crosses the line at ${reference.label} leaves it open.`
        : intervals.length === 1
          ? ''
          : ' Bars may overlap although a difference is clear.') +
      rest,
    x: { label: what, ...(reference === undefined ? {} : { include: [reference.at] }) },
    y: { label: '', categories: shown.map(({ name }) => name) },
    marks: [
      {
        kind: 'interval',
        label: `${percent(level)} interval`,
        tone: 'limit',
        direction: 'horizontal',
        at: places,
        low: shown.map(({ low }) => low),
        high: shown.map(({ high }) => high),
      },
      {
        kind: 'dots',
        label: what,
        tone: 'main',
        points: { x: shown.map(({ estimate }) => estimate), y: places },
        names: shown.map(({ name }) => name),
      },
      ...(reference === undefined
        ? []
        : [
            {
              kind: 'rule' as const,
              label: reference.label,
              tone: 'reference' as const,
              axis: 'x' as const,
              at: reference.at,
            },
          ]),
    ],
  }
}
