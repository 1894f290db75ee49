import { describe, expect, it } from 'vitest'
import { leastSquares } from './least-squares.ts'
import { groupCount, groupIndices, sandwich } from './sandwich.ts'

// Motor Trend (1974), R's mtcars: miles per gallon, weight, horse power, cylinders.
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7,
  32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
]
const weight = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424,
  5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57,
  2.78,
]
const power = [
  110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97,
  150, 150, 245, 175, 66, 91, 113, 264, 175, 335, 109,
]
const cylinders = [
  6, 6, 4, 6, 8, 6, 8, 4, 4, 6, 6, 8, 8, 8, 8, 8, 8, 4, 4, 4, 4, 8, 8, 8, 8, 4, 4, 4, 8, 6, 8, 4,
]
const rows = mpg.map((_, i) => [1, weight[i] ?? NaN, power[i] ?? NaN])

describe('the sandwich covariance', () => {
  const fit = leastSquares(rows, mpg)
  if (fit === null) throw new Error('not solvable')

  it('gives HC0 as R 4.2.2 computes it for mtcars, mpg ~ wt + hp', () => {
    const matrix = sandwich(rows, fit, Int32Array.from(mpg.keys()))
    expect(matrix[0]?.[0]).toBeCloseTo(3.7593873303907288, 9)
    expect(matrix[0]?.[1]).toBeCloseTo(-0.99116433211702382, 9)
    expect(matrix[1]?.[1]).toBeCloseTo(0.38431011181494423, 10)
    expect(matrix[2]?.[1]).toBeCloseTo(-1.64918729807603e-3, 12)
    expect(matrix[2]?.[2]).toBeCloseTo(4.41700857189227e-5, 14)
  })

  it('adds up scores within groups, here by cylinders', () => {
    const matrix = sandwich(rows, fit, groupIndices(cylinders))
    expect(matrix[0]?.[0]).toBeCloseTo(5.8443578949080939, 9)
    expect(matrix[0]?.[2]).toBeCloseTo(-0.0079041025179638, 12)
    expect(matrix[1]?.[1]).toBeCloseTo(0.30548741100169846, 10)
    expect(matrix[2]?.[2]).toBeCloseTo(1.70250431421977e-5, 14)
  })
})

describe('groups', () => {
  it('are numbered as they first stand there', () => {
    expect(Array.from(groupIndices(['b', 'a', 'b', 'c']))).toEqual([0, 1, 0, 2])
    expect(groupCount(groupIndices(['b', 'a', 'b', 'c']))).toBe(3)
    expect(groupCount(groupIndices([]))).toBe(0)
  })
})
