import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { scaleLinear } from 'd3-scale'
import { tidy } from './chart-figure.ts'

/** Where the first and the last day stand, in percent of the width. */
interface Edge {
  readonly first: number
  readonly last: number
}

/** Beside the numbers of the other axis, where those stand within the plot. */
const besideNumbers: Edge = { first: 10, last: 95 }

/** As near the ends as marks stay whole, where the numbers have a room of their own. */
export const wholeMarks: Edge = { first: 4, last: 96 }

const dayNumber = (date: CalendarDate): number => Date.parse(date) / 86_400_000

/** A day's place along the width, in percent. The only day there is stands in the middle. */
export const timeScale = (
  days: readonly CalendarDate[],
  edge = besideNumbers,
): ((day: CalendarDate) => number) => {
  const numbers = days.map(dayNumber)
  const first = Math.min(...numbers)
  const last = Math.max(...numbers)
  if (days.length === 0 || first === last) return () => 50
  const scale = scaleLinear([first, last], [edge.first, edge.last])
  return (day) => tidy(scale(dayNumber(day)))
}

/**
 * The days to write below the axis: the last always, the others at equal steps back from it, so
 * many as fit on a phone when each takes `characters`.
 */
export const shownDays = (
  days: readonly CalendarDate[],
  characters: number,
): readonly CalendarDate[] => {
  const room = Math.max(2, Math.floor(300 / (characters * 8 + 14)))
  const step = Math.ceil((days.length - 1) / (room - 1)) || 1
  return days.filter((_, index) => (days.length - 1 - index) % step === 0)
}
