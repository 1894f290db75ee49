import { scaleLinear } from 'd3-scale'
import { axisTicks } from './axis-ticks.ts'
import { tidy, type ChartFigure, type Tick } from './chart-figure.ts'
import { packSwarm } from './pack-swarm.ts'
import { valueDomain, valuesOf } from './value-domain.ts'

export interface SwarmPlace extends ChartFigure {
  readonly id: string
  readonly name: string
  /** mine: the one the page is about. member: of the same region. */
  readonly role: 'mine' | 'member' | 'other'
}

interface SwarmMark {
  readonly id: string
  readonly role: SwarmPlace['role']
  readonly provisional: boolean
  /** In percent of the width. */
  readonly x: number
  /** In pixels from the top of the swarm. */
  readonly y: number
  readonly text: string
}

export interface BeeswarmGeometry {
  /** From low to high, then by id. */
  readonly marks: readonly SwarmMark[]
  /** Height of the swarm in pixels. */
  readonly height: number
  /** Radius of the ordinary dots. */
  readonly radius: number
  readonly ticks: readonly Tick[]
  /** Place of the value of the region, or of its lowest and highest. */
  readonly references: readonly number[]
  /** How many have no value, and so no dot. */
  readonly absent: number
}

/** Dots are packed for the narrowest screen; on a wider one they only move further apart. */
const narrowest = 280
const radii = [3.4, 2.9, 2.4, 2, 1.7]
const reach = 110
const edge = { first: 3, last: 97 }

const scaleOf: Record<SwarmPlace['role'], number> = { mine: 2, member: 1.25, other: 1 }

interface SwarmOptions {
  /** Writes a number of the axis. */
  readonly value: (value: number) => string
  readonly fromZero?: boolean
}

/** Where every municipality stands by its value, mine and those of my region among all others. */
export const beeswarmGeometry = (
  places: readonly SwarmPlace[],
  references: readonly number[],
  { value, fromZero = false }: SwarmOptions,
): BeeswarmGeometry => {
  const domain = valueDomain([...valuesOf(places, false), ...references], {
    fromZero,
  })
  const x = scaleLinear(domain, [edge.first, edge.last])
  const valued = places.flatMap((place) =>
    place.value === null ? [] : [{ ...place, value: place.value }],
  )
  const pack = (radius: number) =>
    packSwarm(
      valued.map(({ id, value: at, role }) => ({
        id,
        x: (x(at) * narrowest) / 100,
        radius: radius * scaleOf[role],
      })),
      { gap: 0.6, reach },
    )
  const radius = radii.find((size) => roomyAt(pack(size))) ?? 1.7
  const packed = pack(radius)
  const half = packed.reduce((most, { y }) => Math.max(most, Math.abs(y)), 0) + radius * 2 + 2
  const at = new Map(packed.map((dot) => [dot.id, dot]))
  return {
    marks: valued
      .toSorted((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1))
      .flatMap(({ id, role, provisional, text }) => {
        const dot = at.get(id)
        if (dot === undefined) return []
        return [
          {
            id,
            role,
            provisional: provisional ?? false,
            x: tidy((100 * dot.x) / narrowest),
            y: tidy(half + dot.y),
            text,
          },
        ]
      }),
    height: Math.ceil(2 * half),
    radius,
    ticks: axisTicks(x, value),
    references: references.map((reference) => tidy(x(reference))),
    absent: places.length - valued.length,
  }
}

/** Whether the swarm is low enough that dots of this size may stay. */
const roomyAt = (packed: readonly { readonly y: number }[]): boolean =>
  packed.every(({ y }) => Math.abs(y) <= reach * 0.85)
