import { describe, expect, it } from 'vitest'
import { beeswarmGeometry, type SwarmPlace } from './beeswarm-geometry.ts'

const value = String
const place = (id: string, at: number | null, role: SwarmPlace['role'] = 'other'): SwarmPlace => ({
  id,
  name: id,
  value: at,
  role,
  text: `${id}: ${at}`,
})
const many = Array.from({ length: 300 }, (_, i) =>
  place(String(i), (i * 37) % 101, i === 5 ? 'mine' : i % 20 === 1 ? 'member' : 'other'),
)

describe('a swarm of all municipalities', () => {
  it('draws each that has a value once, from low to high, and counts the others', () => {
    const drawn = beeswarmGeometry([...many, place('none', null)], [], { value })
    expect(drawn.marks).toHaveLength(300)
    expect(drawn.absent).toBe(1)
    const values = drawn.marks.map(({ id }) => (Number(id) * 37) % 101)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
  })

  it('overlaps nowhere on the narrowest screen, nor on a wider one', () => {
    const { marks, radius } = beeswarmGeometry(many, [], { value })
    const size = { mine: 2, member: 1.25, other: 1 }
    for (const width of [280, 700]) {
      const tight = marks.some((a, i) =>
        marks.slice(i + 1).some((b) => {
          const apart = radius * (size[a.role] + size[b.role])
          return Math.hypot(((a.x - b.x) * width) / 100, a.y - b.y) < apart
        }),
      )
      expect(tight, String(width)).toBe(false)
    }
  })

  it('holds the lines of the region within the drawing too', () => {
    const { references } = beeswarmGeometry([place('a', 5), place('b', 6)], [0, 90], { value })
    expect(references[0]).toBeGreaterThanOrEqual(0)
    expect(references[1]).toBeLessThanOrEqual(100)
  })

  it('stands in the middle when all are equal, within bounds', () => {
    const equal = beeswarmGeometry(
      Array.from({ length: 300 }, (_, i) => place(String(i), 7)),
      [],
      { value },
    )
    for (const { x } of equal.marks) expect(Math.abs(x - 50)).toBeLessThan(5)
    expect(equal.height).toBeLessThan(240)
  })

  it('is empty without values, and holds one value', () => {
    expect(beeswarmGeometry([place('a', null)], [], { value }).marks).toEqual([])
    expect(beeswarmGeometry([place('a', -3)], [], { value }).marks).toMatchObject([{ x: 50 }])
  })
})
