import { describe, expect, it } from 'vitest'
import { jamesStein } from './james-stein.ts'
import { jamesSteinProportions } from './james-stein-proportions.ts'
import { codesOf, firstOf, valueOf } from './outcome-parts.ts'

const players = {
  names: ['a', 'b', 'c', 'd'],
  numerators: [18, 12, 10, 7],
  denominators: [45, 45, 45, 45],
}

describe('James-Stein of proportions', () => {
  const found = () => valueOf(jamesSteinProportions(players))

  it('goes through the arcsine and back', () => {
    const angles = valueOf(
      jamesStein({
        estimates: players.numerators.map((x) => Math.asin((2 * x) / 45 - 1)),
        standardErrors: players.numerators.map(() => 1 / Math.sqrt(45)),
      }),
    )
    const share = (angle: number): number => (1 + Math.sin(angle)) / 2
    const result = found()
    expect(result.estimate).toBeCloseTo(share(angles.estimate), 12)
    expect(result.shrinkage).toBe(angles.shrinkage)
    expect(result.between).toBe(angles.between)
    result.places.forEach((place, i) => {
      const angle = angles.places[i]
      expect(place.name).toBe(players.names[i])
      expect(place.raw).toBeCloseTo((players.numerators[i] ?? NaN) / 45, 12)
      expect(place.estimate).toBeCloseTo(share(angle?.estimate ?? NaN), 12)
      expect(place.low).toBeCloseTo(share(angle?.low ?? NaN), 12)
      expect(place.high).toBeCloseTo(share(angle?.high ?? NaN), 12)
      // The share changes by half the cosine per unit of the angle.
      expect(place.se).toBeCloseTo(((angle?.se ?? NaN) * Math.cos(angle?.estimate ?? NaN)) / 2, 12)
      expect(place.weight).toBe(angle?.weight)
    })
    expect(result.method).toMatch(/^James–Stein .+, on the arcsine scale$/)
    expect([result, result.places, result.places[0]].every(Object.isFrozen)).toBe(true)
  })

  it('stops at 0 and 1', () => {
    const edge = { numerators: [0, 0, 1, 10, 10], denominators: [10, 10, 10, 10, 10] }
    const { places } = valueOf(jamesSteinProportions(edge, { level: 0.9999 }))
    expect(places[0]?.low).toBe(0)
    expect(places[4]?.high).toBe(1)
    expect(places[0]?.name).toBe('1')
    expect(places.every(({ low, estimate, high }) => low < estimate && estimate < high)).toBe(true)
  })

  it('has narrower intervals at a lower level', () => {
    const half = valueOf(jamesSteinProportions(players, { level: 0.5 }))
    expect(half.level).toBe(0.5)
    expect(half.places[0]?.low).toBeGreaterThan(found().places[0]?.low ?? NaN)
    expect(found().level).toBe(0.95)
  })

  it('refuses other trials, too few places and counts that cannot be', () => {
    const unequal = { ...players, denominators: [45, 45, 40, 45] }
    expect(firstOf(jamesSteinProportions(unequal))).toMatchObject({
      code: 'trials-differ',
      found: 'denominator 40 in row 3, 45 in row 1',
      about: { column: 'denominator', row: '3' },
    })
    expect(
      codesOf(jamesSteinProportions({ numerators: [1, 2, 3], denominators: [5, 5, 5] })),
    ).toEqual(['too-few-places'])
    const broken = { ...players, numerators: [18, 12.5, 10, 7] }
    expect(codesOf(jamesSteinProportions(broken))).toEqual(['count-not-whole'])
    expect(codesOf(jamesSteinProportions(broken, { counts: 'decimal' }))).toEqual([])
    expect(codesOf(jamesSteinProportions(players, { level: 1 }))).toEqual(['level-out-of-range'])
  })
})
