import type { Axis, Figure, Mark } from '../figure.ts'

/** Beyond it, differences overflow; nobody plots such numbers. */
const largest = 1e300

/** Whether a value can be drawn; one that cannot breaks a line and leaves out a dot. */
export const drawable = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) < largest

interface Values {
  readonly x: readonly number[]
  readonly y: readonly number[]
}

const valuesOf = (mark: Mark): Values => {
  switch (mark.kind) {
    case 'line':
    case 'dots':
      return mark.points
    case 'band':
      return { x: mark.x, y: [...mark.low, ...mark.high] }
    case 'interval': {
      const ends = [...mark.low, ...mark.high]
      return mark.direction === 'vertical' ? { x: mark.at, y: ends } : { x: ends, y: mark.at }
    }
    case 'bars':
      return { x: mark.edges, y: [0, ...mark.heights] }
    case 'rule':
      return mark.axis === 'x' ? { x: [mark.at], y: [] } : { x: [], y: [mark.at] }
  }
}

export interface Extent {
  readonly low: number
  readonly high: number
  /** All values are whole: years, counts. Then no tick stands between them. */
  readonly whole: boolean
}

const extentOf = (axis: Axis, values: readonly number[]): Extent => {
  if (axis.categories !== undefined) {
    return { low: -0.5, high: Math.max(1, axis.categories.length) - 0.5, whole: true }
  }
  let low = Infinity
  let high = -Infinity
  let whole = true
  for (const value of [...values, ...(axis.include ?? [])]) {
    if (!drawable(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
    whole &&= Number.isInteger(value)
  }
  if (low > high) return { low: 0, high: 1, whole: false }
  if (low < high) return { low, high, whole }
  const half = Math.max(Math.abs(low) * 0.1, whole ? 1 : 0.1)
  return { low: low - half, high: high + half, whole }
}

/** What each axis of a figure must hold. */
export const extentsOf = ({ x, y, marks }: Figure): { readonly x: Extent; readonly y: Extent } => {
  const all = marks.map(valuesOf)
  return {
    x: extentOf(
      x,
      all.flatMap((values) => values.x),
    ),
    y: extentOf(
      y,
      all.flatMap((values) => values.y),
    ),
  }
}
