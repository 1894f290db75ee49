import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSwarm, type PlacedDot, type SwarmDot } from './pack-swarm.ts'

const options = { gap: 0.5, reach: 40 }
const dots = (xs: readonly number[], radius = 3): readonly SwarmDot[] =>
  xs.map((x, i) => ({ id: String(i).padStart(4, '0'), x, radius }))

const overlaps = (given: readonly SwarmDot[], placed: readonly PlacedDot[]): boolean => {
  const radius = new Map(given.map((dot) => [dot.id, dot.radius]))
  return placed.some((a, i) =>
    placed.slice(i + 1).some((b) => {
      const apart = (radius.get(a.id) ?? 0) + (radius.get(b.id) ?? 0)
      return Math.hypot(a.x - b.x, a.y - b.y) < apart
    }),
  )
}

describe('a swarm', () => {
  it('lies on the line while there is room', () => {
    expect(packSwarm(dots([0, 10, 20]), options).map(({ y }) => y)).toEqual([0, 0, 0])
  })

  it('piles up evenly on both sides of the line', () => {
    expect(packSwarm(dots([5, 5, 5]), options).map(({ y }) => y)).toEqual([0, 6.5, -6.5])
  })

  it('never overlaps, and keeps every dot at its value while the pile is within reach', () => {
    const dot = fc.record({
      x: fc.double({ min: 0, max: 280, noNaN: true }),
      radius: fc.constantFrom(2, 3, 6),
    })
    fc.assert(
      fc.property(fc.array(dot, { maxLength: 60 }), (some) => {
        const given = some.map((one, i) => ({ ...one, id: String(i) }))
        const placed = packSwarm(given, { gap: 0.5, reach: 500 })
        expect(overlaps(given, placed)).toBe(false)
        for (const { id, x } of placed) expect(x).toBe(given[Number(id)]?.x)
      }),
      { seed: 4 },
    )
  })

  it('does not depend on the order in which the dots come', () => {
    const given = dots([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])
    const byId = (placed: readonly PlacedDot[]) => placed.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    fc.assert(
      fc.property(fc.shuffledSubarray([...given], { minLength: given.length }), (shuffled) => {
        expect(byId(packSwarm(shuffled, options))).toEqual(byId(packSwarm(given, options)))
      }),
      { seed: 5 },
    )
  })

  it('moves aside only what would pile beyond reach, and no further than it must', () => {
    const given = dots(Array<number>(300).fill(100), 1.7)
    const placed = packSwarm(given, { gap: 0.5, reach: 100 })
    expect(overlaps(given, placed)).toBe(false)
    expect(placed.every(({ y }) => Math.abs(y) <= 100)).toBe(true)
    expect(Math.max(...placed.map(({ x }) => Math.abs(x - 100)))).toBeLessThan(13)
    const few = packSwarm(given.slice(0, 40), { gap: 0.5, reach: 100 })
    expect(few.every(({ x }) => x === 100)).toBe(true)
  })
})
