import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, firstOf, valueOf } from './outcome-parts.ts'
import type { SimilarPlaces, SimilarPlacesOptions } from './similar-places.ts'
import { similarPlaces } from './similar-places.ts'

type Columns = Readonly<Record<string, readonly number[]>>

const of = (
  names: readonly string[],
  columns: Columns,
  options?: SimilarPlacesOptions,
): SimilarPlaces => valueOf(similarPlaces(names, columns, options))

const names = ['Aa', 'Bo', 'Ci', 'Du']
// Deviations from the means 5 and 20: -3, -1, 1, 3 and 10, -10, 10, -10.
const columns = { size: [2, 4, 6, 8], age: [30, 10, 30, 10] }

describe('similar places', () => {
  const found = () => of(names, columns, { k: 2 })

  it('are the nearest in standard deviations', () => {
    const result = found()
    const deviation = Math.sqrt(5)
    expect(result.variables['size']).toEqual({ mean: 5, deviation, imputed: 0 })
    expect(result.variables['age']).toEqual({ mean: 20, deviation: 10, imputed: 0 })
    const [first] = result.places
    expect(first?.name).toBe('Aa')
    expect(first?.nearest.map(({ name }) => name)).toEqual(['Ci', 'Bo'])
    expect(first?.nearest[0]?.distance).toBeCloseTo(4 / deviation, 12)
    expect(first?.nearest[1]?.distance).toBeCloseTo(Math.sqrt(4 / 5 + 4), 12)
    expect(result).toMatchObject({
      n: 4,
      warnings: [],
      method:
        'Nearest neighbours by Euclidean distance of standardised variables (population standard deviation)',
    })
  })

  it('say what makes the distance', () => {
    const result = found()
    const second = result.places[0]?.nearest[1]?.contributions
    expect(result.places[0]?.nearest[0]?.contributions).toEqual({ size: 1, age: 0 })
    expect(second?.['size']).toBeCloseTo(0.8 / 4.8, 12)
    expect(second?.['age']).toBeCloseTo(4 / 4.8, 12)
    const same = of(['a', 'b', 'c'], { x: [1, 1, 2] }, { k: 1 })
    expect(same.places[0]?.nearest[0]).toEqual({ name: 'b', distance: 0, contributions: { x: 0 } })
  })

  it('are frozen', () => {
    const result = found()
    const parts = [result, result.places, result.places[0], result.places[0]?.nearest]
    expect(parts.every(Object.isFrozen)).toBe(true)
    expect(Object.isFrozen(result.places[0]?.nearest[0])).toBe(true)
    expect(Object.isFrozen(result.places[0]?.nearest[0]?.contributions)).toBe(true)
    expect(Object.isFrozen(result.variables['size'])).toBe(true)
  })

  it('come in one order where distances are equal', () => {
    const ring = of(['m', 'z', 'b'], { x: [0, 1, -1] }, { k: 2 })
    expect(ring.places[0]?.nearest.map(({ name }) => name)).toEqual(['b', 'z'])
    const turned = of(['m', 'b', 'z'], { x: [0, 1, -1] }, { k: 2 })
    expect(turned.places[0]?.nearest.map(({ name }) => name)).toEqual(['b', 'z'])
  })

  it('may be standardised by the deviation of a sample', () => {
    const sample = of(names, columns, { k: 1, scale: 'sample' })
    expect(sample.variables['age']?.deviation).toBeCloseTo(Math.sqrt(400 / 3), 12)
    expect(sample.places[0]?.nearest[0]?.distance).toBeCloseTo(
      (4 / Math.sqrt(5)) * Math.sqrt(3 / 4),
      12,
    )
    expect(sample.method).toContain('(sample standard deviation)')
  })

  it('are five unless asked otherwise', () => {
    const many = Array.from({ length: 9 }, (_, i) => String(i))
    const { places } = of(many, { x: many.map(Number) })
    expect(places.every(({ nearest }) => nearest.length === 5)).toBe(true)
  })

  it('take a missing value to be the median, and say so', () => {
    const gaps = of(names, { size: [2, NaN, 6, 100], age: [NaN, NaN, 30, 10] }, { k: 1 })
    expect(gaps.variables['size']).toMatchObject({ imputed: 1, mean: (2 + 6 + 6 + 100) / 4 })
    expect(gaps.variables['age']).toMatchObject({ imputed: 2, mean: 20 })
    expect(gaps.warnings).toEqual([
      {
        code: 'values-imputed',
        message: 'size is missing in 1 of 4 places and taken to be the median there.',
      },
      {
        code: 'values-imputed',
        message: 'age is missing in 2 of 4 places and taken to be the median there.',
      },
    ])
  })

  it.each<[string, readonly string[], Columns, SimilarPlacesOptions, string]>([
    ['no rows', [], { x: [] }, { k: 1 }, 'no-rows'],
    ['one place', ['a'], { x: [1] }, { k: 1 }, 'too-few-places'],
    ['no variable', ['a', 'b'], {}, { k: 1 }, 'no-variable'],
    ['unequal columns', ['a', 'b'], { x: [1] }, { k: 1 }, 'lengths-differ'],
    ['a place twice', ['a', 'a'], { x: [1, 2] }, { k: 1 }, 'place-repeated'],
    ['an infinite value', ['a', 'b'], { x: [1, Infinity] }, { k: 1 }, 'value-not-finite'],
    ['a constant', ['a', 'b'], { x: [1, 1] }, { k: 1 }, 'variable-constant'],
    ['an empty column', ['a', 'b'], { x: [NaN, NaN] }, { k: 1 }, 'no-values'],
    ['no neighbours', ['a', 'b'], { x: [1, 2] }, { k: 0 }, 'k-out-of-range'],
    ['more neighbours than there are', ['a', 'b'], { x: [1, 2] }, { k: 2 }, 'k-out-of-range'],
    ['half a neighbour', ['a', 'b', 'c'], { x: [1, 2, 3] }, { k: 1.5 }, 'k-out-of-range'],
  ])('refuse %s', (_, places, values, options, code) => {
    expect(codesOf(similarPlaces(places, values, options))).toEqual([code])
  })

  it('say where', () => {
    expect(firstOf(similarPlaces(['a', 'b'], { x: [1, -Infinity] }))).toMatchObject({
      found: 'x, row 2: -Infinity',
      about: { column: 'x', row: '2' },
    })
    expect(firstOf(similarPlaces(['a', 'b'], { x: [1, 2], y: [3, 3] }, { k: 1 }))).toMatchObject({
      found: 'y is the same in every place',
      about: { column: 'y' },
    })
    expect(firstOf(similarPlaces(['a', 'b'], { x: [1, 2] })).found).toBe(
      '5 neighbours among 2 places',
    )
  })

  const tables = fc
    .array(fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 4,
      maxLength: 20,
    })
    .map((rows) => ({
      names: rows.map((_, i) => `p${i}`),
      columns: { a: [...rows.map(([a]) => a), 91], b: [...rows.map(([, b]) => b), 10] },
    }))
    .map(({ names: list, columns: values }) => ({ names: [...list, 'last'], columns: values }))

  it('do not depend on units or the order of rows, and distances are mutual', () => {
    fc.assert(
      fc.property(tables, ({ names: list, columns: values }) => {
        const k = list.length - 1
        const here = of(list, values, { k })
        const scaled = of(list, { a: values.a.map((a) => 3 + 8 * a), b: values.b }, { k })
        const turned = of(
          list.toReversed(),
          { a: values.a.toReversed(), b: values.b.toReversed() },
          { k },
        )
        const distances = ({ places }: SimilarPlaces): Map<string, number> =>
          new Map(
            places.flatMap(({ name, nearest }) =>
              nearest.map((other) => [`${name} ${other.name}`, other.distance] as const),
            ),
          )
        const own = distances(here)
        for (const [pair, distance] of own) {
          expect(distances(scaled).get(pair)).toBeCloseTo(distance, 8)
          expect(distances(turned).get(pair)).toBeCloseTo(distance, 8)
          expect(own.get(pair.split(' ').toReversed().join(' '))).toBe(distance)
        }
        for (const { nearest } of here.places) {
          nearest.forEach(({ distance, contributions }, i) => {
            expect(distance).toBeGreaterThanOrEqual(nearest[i - 1]?.distance ?? 0)
            const parts = Object.values(contributions).reduce((a, b) => a + b, 0)
            expect(parts).toBeCloseTo(distance === 0 ? 0 : 1, 12)
          })
        }
      }),
      { seed: 14, numRuns: 30 },
    )
  })
})
