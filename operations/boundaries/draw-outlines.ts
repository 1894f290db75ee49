import type { Boundaries } from '@peil/domain/area/boundaries.ts'
import type { Outline, Point, Ring } from './outline.ts'

type Drawing = Pick<Boundaries, 'width' | 'height' | 'paths' | 'centres'>

/** All paths together may take this much: a map is one part of one page. */
export const largestDrawing = 150_000

/** The finest grid comes first; on the coarsest, Flanders is 300 squares wide. */
const widths = [3000, 2400, 2000, 1600, 1300, 1000, 800, 600, 450, 300]

const isOnLine = (a: Point, b: Point, c: Point): boolean =>
  (b[0] - a[0]) * (c[1] - a[1]) === (c[0] - a[0]) * (b[1] - a[1])

/** Without points that stand on the one before, or on the line between their neighbours. */
const withoutIdle = (ring: Ring): Ring => {
  const kept: Point[] = []
  for (const point of ring) {
    const [before, last] = [kept.at(-2), kept.at(-1)]
    if (last !== undefined && last[0] === point[0] && last[1] === point[1]) continue
    if (before !== undefined && last !== undefined && isOnLine(before, last, point)) kept.pop()
    kept.push(point)
  }
  return kept
}

/** Relative steps: shorter than places, and as exact, since all are whole. */
const pathOf = (rings: readonly Ring[]): string =>
  rings
    .map((ring) => {
      const [start = [0, 0], ...rest] = ring.slice(0, -1)
      let at: Point = start
      const steps = rest.map((point) => {
        const step = `${point[0] - at[0]},${point[1] - at[1]}`
        at = point
        return step
      })
      return `M${start.join(',')}l${steps.join(' ')}z`
    })
    .join('')

/** Where a horizontal line at `y` crosses the rings, from left to right. */
const crossings = (rings: readonly Ring[], y: number): readonly number[] =>
  rings
    .flatMap((ring) =>
      ring.slice(1).flatMap(([x, end], index) => {
        const [fromX, from] = ring[index] ?? [0, 0]
        return from > y === end > y ? [] : [fromX + ((x - fromX) * (y - from)) / (end - from)]
      }),
    )
    .sort((a, b) => a - b)

/** A point inside: the middle of the widest stretch inside, of a few lines across. */
const centreOf = (rings: readonly Ring[]): readonly [number, number] => {
  const ys = rings.flat().map(([, y]) => y)
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  let best = { width: -1, at: [0, 0] as readonly [number, number] }
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    // Between whole numbers, so that no corner lies on the line.
    const y = Math.floor(top + (bottom - top) * share) + 0.5
    const found = crossings(rings, y)
    for (let index = 0; index + 1 < found.length; index += 2) {
      const [left = 0, right = 0] = [found[index], found[index + 1]]
      if (right - left > best.width + 1) {
        best = { width: right - left, at: [Math.round((left + right) / 2), Math.round(y)] }
      }
    }
  }
  return best.at
}

/**
 * Outlines drawn on a grid of whole numbers, the finest on which all paths together take at most
 * `largestDrawing` characters. Neighbours stay joined, since both round the same points. Null when
 * even the coarsest is too much, or leaves nothing of a municipality.
 */
export const drawOutlines = (outlines: readonly Outline[]): Drawing | null => {
  const points = outlines.flatMap(({ rings }) => rings.flat())
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  for (const width of widths) {
    const scale = width / (right - left)
    const snap = ([x, y]: Point): Point => [
      Math.round((x - left) * scale),
      Math.round((y - top) * scale),
    ]
    const drawn = outlines
      .map(({ code, rings }) => ({
        code,
        // A ring that is left with fewer than three corners has no inside.
        rings: rings.map((ring) => withoutIdle(ring.map(snap))).filter((ring) => ring.length > 3),
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
    if (drawn.some(({ rings }) => rings.length === 0)) return null
    const paths = Object.fromEntries(drawn.map(({ code, rings }) => [code, pathOf(rings)]))
    const size = Object.values(paths).reduce((sum, path) => sum + path.length, 0)
    if (size > largestDrawing) continue
    const centres = Object.fromEntries(drawn.map(({ code, rings }) => [code, centreOf(rings)]))
    return { width, height: Math.ceil((bottom - top) * scale), paths, centres }
  }
  return null
}
