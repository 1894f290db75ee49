import { geoConicConformal } from 'd3-geo'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { boundaryFault, type BoundaryFault } from './boundary-fault.ts'
import type { Outline, Point } from './outline.ts'

/** The parallels and the meridian of Belgian Lambert, so that both kinds of file look alike. */
const conic = geoConicConformal()
  .parallels([49.8333, 51.1667])
  .rotate([-4.3675, 0])
  .scale(6_378_137)
  .translate([0, 0])

const fromDegrees = ([longitude, latitude]: Point): Point => {
  const [x, y] = conic([longitude, latitude]) ?? [0, 0]
  return [x, y]
}
const fromMetres = ([x, y]: Point): Point => [x, -y]

/** What the coordinates are is told by their range: degrees in Belgium, or metres of a Lambert grid. */
const systems: readonly {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  readonly project: (point: Point) => Point
}[] = [
  { x: [2, 7], y: [49, 52], project: fromDegrees },
  { x: [10_000, 310_000], y: [15_000, 260_000], project: fromMetres },
  { x: [490_000, 810_000], y: [500_000, 810_000], project: fromMetres },
]

/** Outlines in metres on a plane on which y points down; refused for coordinates of no known kind. */
export const projectOutlines = (
  outlines: readonly Outline[],
): Decision<readonly Outline[], BoundaryFault> => {
  const within = ([from, to]: readonly [number, number], value: number): boolean =>
    from <= value && value <= to
  const outside = (system: (typeof systems)[number]): Point | undefined => {
    for (const { rings } of outlines) {
      const point = rings.flat().find(([x, y]) => !(within(system.x, x) && within(system.y, y)))
      if (point !== undefined) return point
    }
    return undefined
  }
  const system = systems.find((candidate) => outside(candidate) === undefined)
  if (system === undefined) {
    const [first] = outlines[0]?.rings ?? []
    return refuse(
      boundaryFault(
        'unknown-coordinates',
        `coordinates such as ${(first?.[0] ?? []).join(', ')}`,
        'longitude and latitude in degrees, or metres of Belgian Lambert 72 or 2008, all in one of these',
        'Export the file in longitude and latitude (EPSG:4326).',
      ),
    )
  }
  return accept(
    outlines.map(({ code, rings }) => ({
      code,
      rings: rings.map((ring) => ring.map(system.project)),
    })),
  )
}
