import { describe, expect, it } from 'vitest'
import { leastSquares } from '../../numerics/least-squares.ts'
import { kernelMoment, kernels, kernelWeight } from './kernel.ts'
import {
  coefficientsOf,
  leverages,
  linearWeights,
  localPolynomial,
  plainResiduals,
  weightedSum,
  windowOf,
} from './local-polynomial.ts'
import { positiveDefiniteInverse } from './positive-definite-inverse.ts'
import { distanceToDistinct, distinctValues, rangeOf, runsOf, type Side } from './side.ts'

describe('kernels', () => {
  it('weigh rows by distance, up to the bandwidth and with it', () => {
    const at = [0, 0.5, -0.5, 1, -1, 1.01]
    const weights = kernels.map((kernel) => at.map((u) => kernelWeight(kernel, u)))
    expect(weights).toEqual([
      [1, 0.5, 0.5, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0],
      [0.75, 0.5625, 0.5625, 0, 0, 0],
    ])
  })

  it('have the moments of their area on one side', () => {
    for (const kernel of kernels) {
      for (const power of [0, 1, 2, 5]) {
        // Midpoint rule: exact to the eighth digit with these many steps.
        const steps = 20_000
        let area = 0
        for (let i = 0; i < steps; i += 1) {
          const u = (i + 0.5) / steps
          area += (u ** power * kernelWeight(kernel, u)) / steps
        }
        expect(kernelMoment(kernel, power)).toBeCloseTo(area, 8)
      }
    }
  })
})

describe('the inverse of a positive-definite matrix', () => {
  it('times the matrix is one', () => {
    const matrix = Float64Array.of(4, 2, 1, 2, 5, 3, 1, 3, 6)
    const inverse = positiveDefiniteInverse(matrix, 3) ?? new Float64Array(9)
    for (let i = 0; i < 3; i += 1) {
      for (let j = 0; j < 3; j += 1) {
        let product = 0
        for (let m = 0; m < 3; m += 1)
          product += (matrix[i * 3 + m] ?? NaN) * (inverse[m * 3 + j] ?? NaN)
        expect(product).toBeCloseTo(i === j ? 1 : 0, 12)
      }
    }
  })

  it('does not exist for a matrix that is singular, empty of information or not a number', () => {
    expect(positiveDefiniteInverse(Float64Array.of(1, 2, 2, 4), 2)).toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(0), 1)).toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(NaN), 1)).toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(1, 0, 0, -1), 2)).toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(1e-20), 1)?.[0]).toBeCloseTo(1e20, -8)
  })
})

describe('a local polynomial', () => {
  const distance = Float64Array.of(0, 1, 2, 3, 5, 8)
  const values = Float64Array.of(2, 1, 4, 4, 9, 100)

  it('takes the rows with a weight', () => {
    expect(windowOf(distance, 5, 'triangular')).toEqual({ from: 0, to: 4 })
    expect(windowOf(distance, 5, 'uniform')).toEqual({ from: 0, to: 5 })
    const left = Float64Array.of(-8, -5, -3, -1)
    expect(windowOf(left, 5, 'triangular')).toEqual({ from: 2, to: 4 })
    expect(windowOf(left, 5, 'uniform')).toEqual({ from: 1, to: 4 })
    expect(windowOf(left, 0.5, 'uniform')).toEqual({ from: 4, to: 4 })
  })

  it('is weighted least squares, and its weights, residuals and leverages follow from it', () => {
    const fit = localPolynomial(distance, 2, 6, 'triangular')
    if (fit === null) throw new Error('no fit')
    const rows = [0, 1, 2, 3, 4]
    const u = rows.map((i) => (distance[i] ?? NaN) / 6)
    const other = leastSquares(
      u.map((at) => [1, at, at * at]),
      values,
      u.map((at) => 1 - at),
    )
    const ours = coefficientsOf(fit, values)
    expect(ours).toHaveLength(3)
    ours.forEach((value, j) => {
      expect(value).toBeCloseTo(other?.coefficients[j] ?? NaN, 10)
      expect(weightedSum(linearWeights(fit, j), values, 0)).toBeCloseTo(value, 10)
    })
    const residuals = plainResiduals(fit, values)
    rows.forEach((i) => expect(residuals[i]).toBeCloseTo(other?.residuals[i] ?? NaN, 10))
    expect(leverages(fit).reduce((total, h) => total + h, 0)).toBeCloseTo(3, 10)
    expect(Array.from(fit.weights)).toEqual(
      u.map((at) => expect.closeTo((1 - at) / 6, 12) as number),
    )
  })

  it('does not exist where there are fewer different values than coefficients', () => {
    expect(localPolynomial(Float64Array.of(0.1, 0.1, 0.1), 1, 1, 'triangular')).toBeNull()
    expect(localPolynomial(Float64Array.of(0.1, 0.1, 0.2), 1, 1, 'triangular')).not.toBeNull()
    expect(localPolynomial(Float64Array.of(0.1, 0.1, 0.2), 2, 1, 'triangular')).toBeNull()
    expect(localPolynomial(Float64Array.of(), 0, 1, 'uniform')).toBeNull()
  })

  it('can stand on a wider window, whose further rows then weigh nothing', () => {
    const fit = localPolynomial(distance, 1, 4, 'triangular', { from: 0, to: 6 })
    const narrow = localPolynomial(distance, 1, 4, 'triangular')
    if (fit === null || narrow === null) throw new Error('no fit')
    expect(fit.weights).toHaveLength(6)
    expect(Array.from(fit.weights.subarray(4))).toEqual([0, 0])
    expect(coefficientsOf(fit, values)).toEqual(coefficientsOf(narrow, values))
  })
})

describe('a side', () => {
  const distance = Float64Array.of(-9, -4, -4, -2, -1, -1)
  const side: Side = {
    distance,
    outcome: distance,
    treatment: null,
    covariates: [],
    cluster: null,
    runs: runsOf(distance),
  }

  it('knows its runs of equal values and how far it reaches', () => {
    expect(Array.from(side.runs)).toEqual([0, 1, 3, 4, 6])
    expect(distinctValues(side)).toBe(4)
    expect(rangeOf(side)).toBe(9)
    expect(rangeOf({ ...side, distance: Float64Array.of(0, 3) })).toBe(3)
    expect([1, 2, 3, 4, 5].map((n) => distanceToDistinct(side, n))).toEqual([1, 2, 4, 9, 9])
    expect(Array.from(runsOf(Float64Array.of()))).toEqual([0])
  })
})
