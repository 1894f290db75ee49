import type { CalendarDate } from '../values/calendar-date.ts'

/** Outlines of municipalities, projected to a plane and ready to draw: y points down. */
export interface Boundaries {
  readonly width: number
  readonly height: number
  /** By code: the `d` of an SVG path, whole numbers. */
  readonly paths: Readonly<Record<string, string>>
  /** By code: a point inside, where a name or mark can stand. */
  readonly centres: Readonly<Record<string, readonly [number, number]>>
  readonly source: string
  readonly licence: string
  /** The day on which these outlines held. */
  readonly on: CalendarDate
}
