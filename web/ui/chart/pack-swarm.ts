/** A dot to be placed: its wish along the scale and its size, both in pixels. */
export interface SwarmDot {
  readonly id: string
  readonly x: number
  readonly radius: number
}

export interface PlacedDot {
  readonly id: string
  readonly x: number
  /** Distance from the middle line; negative above it. */
  readonly y: number
}

interface Placed extends PlacedDot {
  readonly radius: number
}

/**
 * Places dots beside the middle line so that none overlaps another: each at its own x, as near to
 * the line as there is room. Larger dots choose first, then those further left, then by id, so that
 * the order in which they come does not matter. Where so many share a value that they would pile
 * beyond `reach`, the outermost move aside by as little as it takes.
 */
export const packSwarm = (
  dots: readonly SwarmDot[],
  { gap, reach }: { readonly gap: number; readonly reach: number },
): readonly PlacedDot[] => {
  const order = dots.toSorted(
    (a, b) => b.radius - a.radius || a.x - b.x || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  const placed: Placed[] = []
  for (const dot of order) placed.push(roomFor(dot, placed, gap, reach))
  return placed.map(({ id, x, y }) => ({ id, x, y }))
}

const roomFor = (dot: SwarmDot, placed: readonly Placed[], gap: number, reach: number): Placed => {
  for (let step = 0; ; step += 1) {
    for (const aside of step === 0 ? [0] : [step, -step]) {
      const x = dot.x + aside * (dot.radius + gap / 2)
      const y = nearestFree({ ...dot, x }, placed, gap, reach)
      if (y !== null) return { ...dot, x, y }
    }
  }
}

/** The free height nearest the line, below it when two are equally near; null beyond `reach`. */
const nearestFree = (
  dot: SwarmDot,
  placed: readonly Placed[],
  gap: number,
  reach: number,
): number | null => {
  const blocked = placed.flatMap((other): readonly (readonly [number, number])[] => {
    const apart = dot.radius + other.radius + gap
    const across = Math.abs(other.x - dot.x)
    if (across >= apart) return []
    const half = Math.sqrt(apart ** 2 - across ** 2)
    return [[other.y - half, other.y + half]]
  })
  // The edges of what is blocked without a gap around the line are the nearest free heights.
  const [up, down] = aroundLine(blocked.toSorted((a, b) => a[0] - b[0]))
  const nearest = -up < down - touch ? up : down
  return Math.abs(nearest) <= reach ? nearest : null
}

/** Dots that touch by less than this, which is noise of calculation, do not overlap. */
const touch = 1e-9

/** From where to where the line's height is blocked; both zero when it is free. */
const aroundLine = (
  sorted: readonly (readonly [number, number])[],
): readonly [up: number, down: number] => {
  let up = -Infinity
  let down = -Infinity
  for (const [from, to] of sorted) {
    if (from < down - touch) down = Math.max(down, to)
    else if (down > touch) break
    else [up, down] = [from, to]
  }
  return up < -touch && down > touch ? [up, down] : [0, 0]
}
