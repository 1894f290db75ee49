/** A point of a chart as it stands on the screen, in pixels. */
export interface ScreenPoint {
  readonly series: string
  readonly x: number
  readonly y: number
}

/** The point nearest to a place on the screen; null when none lies within `reach`. */
export const nearestPoint = (
  points: readonly ScreenPoint[],
  x: number,
  y: number,
  reach: number,
): number | null => {
  let best: number | null = null
  let least = reach
  points.forEach((point, index) => {
    const away = Math.hypot(point.x - x, point.y - y)
    if (away <= least) [best, least] = [index, away]
  })
  return best
}

/**
 * Where a key leads from a point: left and right along its series, up and down to what is drawn of
 * other series above and below, or, when there are none, to the next point up or down. Null for a
 * key that leads nowhere from here; the page may use it then.
 */
export const stepFrom = (
  points: readonly ScreenPoint[],
  from: number,
  key: string,
): number | null => {
  const here = points[from]
  if (here === undefined) return null
  const next = (axis: 'x' | 'y', step: 1 | -1): number | null => {
    const order = along(points, here.series, axis)
    return order[order.indexOf(from) + step] ?? null
  }
  const alone = points.every(({ series }) => series === here.series)
  switch (key) {
    case 'Home':
      return along(points, here.series, 'x')[0] ?? null
    case 'End':
      return along(points, here.series, 'x').at(-1) ?? null
    case 'ArrowRight':
      return next('x', 1)
    case 'ArrowLeft':
      return next('x', -1)
    case 'ArrowDown':
      return alone ? next('y', 1) : nearestAcross(points, here, 1)
    case 'ArrowUp':
      return alone ? next('y', -1) : nearestAcross(points, here, -1)
    default:
      return null
  }
}

/** The points of a series as they lie from left to right, or from top to bottom. */
const along = (
  points: readonly ScreenPoint[],
  series: string,
  axis: 'x' | 'y',
): readonly number[] =>
  points
    .flatMap((point, index) => (point.series === series ? [{ index, at: point[axis] }] : []))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ index }) => index)

/** The nearest point of another series in the same column, or else in the nearest one. */
const nearestAcross = (
  points: readonly ScreenPoint[],
  here: ScreenPoint,
  step: 1 | -1,
): number | null => {
  const beyond = points.flatMap((point, index) => {
    const down = (point.y - here.y) * step
    if (point.series === here.series || down < 0) return []
    return [{ index, across: Math.abs(point.x - here.x), down }]
  })
  beyond.sort((a, b) => Math.round(a.across - b.across) || a.down - b.down || a.index - b.index)
  return beyond[0]?.index ?? null
}
