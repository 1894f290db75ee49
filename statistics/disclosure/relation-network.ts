/** Rows as they are met here: Σ times · column is fixed. */
interface Row {
  readonly columns: readonly number[]
  readonly times: readonly number[]
}

/** Cells as arcs between relations as nodes; a cell that grows carries more from `from` to `to`. */
export interface RelationNetwork {
  /** One per relation, and a last one for the world outside, for cells in a single relation. */
  readonly nodes: number
  /** By cell; -1 for a cell in no relation. */
  readonly from: Int32Array
  readonly to: Int32Array
}

/**
 * The relations as a network, in which a change of the table that keeps every total is a
 * circulation; null when they are none. Two-way tables are one, also with a hierarchy on one side:
 * there every cell is a part of one relation and the total, or with the signs of some relations
 * turned a part, of at most one other (Cox 1995). Bounds and routes are far faster to find then.
 */
export const relationNetwork = (rows: readonly Row[], columns: number): RelationNetwork | null => {
  const places = placesOf(rows, columns)
  if (places === null) return null
  const signs = balancingSigns(linksOf(places, rows.length))
  if (signs === null) return null
  const outside = rows.length
  const from = new Int32Array(columns).fill(-1)
  const to = new Int32Array(columns).fill(-1)
  places.forEach((here, column) => {
    for (const { row, times } of here) {
      const flowsIn = times * (signs[row] ?? NaN) > 0
      if (flowsIn) to[column] = row
      else from[column] = row
    }
    if (here.length === 1) {
      if (to[column] === -1) to[column] = outside
      else from[column] = outside
    }
  })
  return { nodes: rows.length + 1, from, to }
}

interface Place {
  readonly row: number
  readonly times: number
}

/** In which rows each cell stands; null where one stands in more than two, or not just once. */
const placesOf = (rows: readonly Row[], columns: number): readonly (readonly Place[])[] | null => {
  const places: Place[][] = Array.from({ length: columns }, () => [])
  for (const [row, { columns: here, times }] of rows.entries()) {
    for (const [at, column] of here.entries()) {
      const factor = times[at] ?? NaN
      if (Math.abs(factor) !== 1) return null
      places[column]?.push({ row, times: factor })
    }
  }
  return places.some((here) => here.length > 2) ? null : places
}

/** That a cell stands in another row too; alike when with the same factor. */
interface Link {
  readonly row: number
  readonly alike: boolean
}

/** By row. */
const linksOf = (
  places: readonly (readonly Place[])[],
  rows: number,
): readonly (readonly Link[])[] => {
  const links: Link[][] = Array.from({ length: rows }, () => [])
  for (const [one, other] of places) {
    if (one === undefined || other === undefined) continue
    const alike = one.times === other.times
    links[one.row]?.push({ row: other.row, alike })
    links[other.row]?.push({ row: one.row, alike })
  }
  return links
}

/** A sign for each row such that a cell in two rows enters one and leaves the other. */
const balancingSigns = (links: readonly (readonly Link[])[]): Int8Array | null => {
  const signs = new Int8Array(links.length)
  for (let start = 0; start < links.length; start += 1) {
    if (signs[start] !== 0) continue
    signs[start] = 1
    const waiting = [start]
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      const sign = signs[row] ?? NaN
      for (const { row: other, alike } of links[row] ?? []) {
        const needed = alike ? -sign : sign
        if (signs[other] === 0) {
          signs[other] = needed
          waiting.push(other)
        } else if (signs[other] !== needed) return null
      }
    }
  }
  return signs
}
