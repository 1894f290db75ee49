import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { z } from 'zod'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { boundaryFault, type BoundaryFault } from './boundary-fault.ts'

const point = z.tuple([z.number(), z.number()], z.number())
const ring = z.array(point)
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) })
const multiPolygon = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring)),
})
const properties = z.record(z.string(), z.unknown()).nullish()
const featureShape = z.object({
  type: z.literal('Feature'),
  properties,
  geometry: z.discriminatedUnion('type', [polygon, multiPolygon]),
})
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
})
const topologyShape = z.object({
  type: z.literal('Topology'),
  arcs: z.array(z.array(z.array(z.number()).min(2))),
  objects: z.record(
    z.string(),
    z.looseObject({
      type: z.literal('GeometryCollection'),
      geometries: z.array(z.looseObject({ type: z.enum(['Polygon', 'MultiPolygon']) })),
    }),
  ),
})

/** A feature with an area, as GeoJSON writes it. */
export type AreaFeature = z.infer<typeof featureShape>

const expectedFile = 'GeoJSON (a FeatureCollection) or TopoJSON (a Topology) with areas'

const parseJson = (text: string): Decision<unknown, BoundaryFault> => {
  try {
    return accept(JSON.parse(text) as unknown)
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 120) : ''
    return refuse(
      boundaryFault(
        'broken-json',
        `text that is no JSON: ${problem}`,
        expectedFile,
        'Save the file again, whole.',
      ),
    )
  }
}

/** Every number of an arc that a geometry names, however deep it stands. */
const arcsIn = (geometry: unknown): readonly unknown[] => {
  if (Array.isArray(geometry)) return geometry.flatMap(arcsIn)
  if (typeof geometry !== 'object' || geometry === null) return [geometry]
  const { arcs = [], geometries = [] } = geometry as { arcs?: unknown; geometries?: unknown }
  return [...arcsIn(arcs), ...(Array.isArray(geometries) ? geometries.flatMap(arcsIn) : [])]
}

const fromTopology = (value: unknown): Decision<readonly unknown[], BoundaryFault> => {
  const parsed = topologyShape.safeParse(value)
  const [name, second] = parsed.success ? Object.keys(parsed.data.objects) : []
  if (!parsed.success || name === undefined || second !== undefined) {
    return refuse(
      boundaryFault(
        'not-a-topology',
        parsed.success
          ? `${Object.keys(parsed.data.objects).length} objects`
          : (parsed.error.issues[0]?.message ?? ''),
        'a Topology with arcs and exactly one object, the municipalities',
        'Export the layer of municipalities only.',
      ),
    )
  }
  const { arcs, objects } = parsed.data
  const known = (arc: unknown): boolean =>
    Number.isInteger(arc) && Number(arc) < arcs.length && ~Number(arc) < arcs.length
  const wrong = arcsIn(objects[name]).find((arc) => !known(arc))
  if (wrong !== undefined) {
    return refuse(
      boundaryFault(
        'wrong-arc',
        `arc ${JSON.stringify(wrong)} of ${arcs.length}`,
        'geometries that name arcs of the file only',
        'Export the file again, whole.',
        `objects.${name}`,
      ),
    )
  }
  const topology = value as Topology<Record<string, GeometryCollection>>
  const object = topology.objects[name]
  if (object === undefined) throw new Error(`no object ${name}`)
  return accept(feature(topology, object).features)
}

/** The features of a GeoJSON or TopoJSON text, or everything that is wrong with its shape. */
export const readFeatures = (text: string): Decision<readonly AreaFeature[], BoundaryFault> => {
  const json = parseJson(text)
  if (!json.ok) return json
  const { type } = z.object({ type: z.string() }).safeParse(json.value).data ?? { type: null }
  const list = type === 'Topology' ? fromTopology(json.value) : fromCollection(json.value)
  if (!list.ok) return list
  const features: AreaFeature[] = []
  const faults: BoundaryFault[] = []
  for (const [index, one] of list.value.entries()) {
    const parsed = featureShape.safeParse(one)
    if (parsed.success) features.push(parsed.data)
    else {
      const [issue] = parsed.error.issues
      faults.push(
        boundaryFault(
          'not-an-area',
          `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
          'a Polygon or a MultiPolygon with coordinates',
          'Leave out points and lines, and features without geometry.',
          `feature ${index + 1}`,
        ),
      )
    }
  }
  return faults.length === 0 ? accept(features) : refuse(...faults)
}

const fromCollection = (value: unknown): Decision<readonly unknown[], BoundaryFault> => {
  const parsed = collection.safeParse(value)
  return parsed.success
    ? accept(parsed.data.features)
    : refuse(
        boundaryFault(
          'not-boundaries',
          'JSON of another kind',
          expectedFile,
          'Check that this is the right file.',
        ),
      )
}
