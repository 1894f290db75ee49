import { expect, test } from 'vitest'
import { day } from './example-figures.ts'
import type { IndicatorFigures } from './figure.ts'
import { similarMunicipalities } from './similar-municipalities.ts'

const codes = ['a', 'b', 'c', 'd']
const figures = (
  indicator: string,
  ...rows: readonly (readonly (number | null)[])[]
): IndicatorFigures => ({
  indicator,
  provenance: 'supplied',
  periods: rows.map((_, at) => day(`${2020 + at}-12-31`)),
  municipalities: Object.fromEntries(
    codes.map((nis, place) => [
      nis,
      rows.map((row) => {
        const value = row[place] ?? null
        return value === null ? null : { value }
      }),
    ]),
  ),
  regions: {},
  provinces: {},
  flanders: [],
})
const similarity = { indicators: ['size', 'age'], places: 2, sources: [] }
const nearest = (...indicators: readonly IndicatorFigures[]) =>
  similarMunicipalities(similarity, indicators, codes)
const age = figures('age', [40, 41, 60, 61])

test('those nearest over all indicators, with their distances', () => {
  const found = nearest(figures('size', [100, 110, 900, 1000]), age)
  expect(found.map(({ nis, places }) => [nis, ...places.map((place) => place.nis)])).toEqual([
    ['a', 'b', 'c'],
    ['b', 'a', 'c'],
    ['c', 'd', 'b'],
    ['d', 'c', 'b'],
  ])
  const [first] = found[0]?.places ?? []
  // Deviations: 403.58 and 10.01; so (10 / 403.58)² + (1 / 10.01)².
  expect(first?.distance).toBeCloseTo(Math.hypot(10 / 403.577, 1 / 10.012), 3)
})

test('the latest period of which half have a figure is used', () => {
  const size = figures('size', [1, 2, 3, 4], [4, 3, null, null], [9, null, null, null])
  const [first] = nearest(size, age)
  // a is 4, b is 3 and the others are taken to be 3.5; in the first period b would be nearest.
  expect(first?.places.map(({ nis }) => nis)).toEqual(['c', 'd'])
  expect(nearest(figures('size', [1, null, null, null]), age)).toEqual([])
})

test('one without any figure is left out, and is nobody’s neighbour', () => {
  const found = nearest(figures('size', [1, 2, 3, null]), figures('age', [1, 2, 3, null]))
  expect(found.map(({ nis }) => nis)).toEqual(['a', 'b', 'c'])
  expect(JSON.stringify(found)).not.toContain('"d"')
})

test('an indicator that is the same everywhere says nothing', () => {
  expect(nearest(figures('size', [5, 5, 5, 5]), age)).toEqual([])
  expect(similarMunicipalities(null, [age], codes)).toEqual([])
})
