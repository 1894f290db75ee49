/** A point: longitude and latitude in degrees, or metres to the east and north. */
export type Point = readonly [number, number]

/** Closed: its last point is its first. */
export type Ring = readonly Point[]

/** The outline of one municipality. */
export interface Outline {
  readonly code: string
  /** Outer rings and holes alike: a path is filled where an odd number of them lies around. */
  readonly rings: readonly Ring[]
}
