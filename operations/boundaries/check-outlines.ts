import findIntersections from 'sweepline-intersections'
import { boundaryFault, type BoundaryFault } from './boundary-fault.ts'
import type { Outline, Point, Ring } from './outline.ts'

/** A millionth of the ring: a centimetre for a municipality of ten kilometres. */
const tolerance = 1e-6

/**
 * Whether a point is a corner of the ring. There a ring that was simplified can touch itself, in a
 * spike without width, and is still drawn as it was meant.
 */
const isCorner = ([x, y]: Point, ring: Ring): boolean => {
  const xs = ring.map(([value]) => value)
  const near = (Math.max(...xs) - Math.min(...xs)) * tolerance
  return ring.some((corner) => Math.hypot(corner[0] - x, corner[1] - y) <= near)
}

const ringFault = (ring: Ring, place: string): BoundaryFault | null => {
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    return boundaryFault(
      'ring-not-closed',
      `a ring of ${ring.length} points that does not end where it begins`,
      'rings of at least four points, of which the last is the first',
      'Close the ring in the program that the file comes from.',
      place,
    )
  }
  const coordinates = [ring.map(([x, y]) => [x, y])]
  const geometry = { type: 'Polygon' as const, coordinates }
  const [crossing] = findIntersections({ type: 'Feature', properties: {}, geometry }, false).filter(
    (point) => !isCorner(point, ring),
  )
  if (crossing === undefined) return null
  return boundaryFault(
    'ring-crosses-itself',
    `a ring that crosses itself at ${crossing.map((value) => Number(value.toFixed(5))).join(', ')}`,
    'rings that do not cross themselves',
    'Repair the geometry (in QGIS: Fix geometries), and export it again.',
    place,
  )
}

/** Every ring that is not closed or crosses itself, and every outline that has no ring. */
export const checkOutlines = (outlines: readonly Outline[]): readonly BoundaryFault[] =>
  outlines.flatMap(({ code, rings }) =>
    rings.length === 0
      ? [
          boundaryFault(
            'no-outline',
            'a feature without rings',
            'at least one ring',
            'Export the file again, whole.',
            code,
          ),
        ]
      : rings.flatMap((ring, index) => ringFault(ring, `${code}, ring ${index + 1}`) ?? []),
  )
