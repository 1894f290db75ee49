import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positiveDefiniteInverse } from './cholesky.ts'

/** B'B + I of a matrix B with k columns: positive definite whatever B is. */
const gramPlusOne = (cells: readonly number[], k: number): Float64Array =>
  Float64Array.from({ length: k * k }, (_, at) => {
    const [a, b] = [Math.floor(at / k), at % k]
    const column = (j: number) => cells.filter((__, i) => i % k === j)
    const product = column(a).reduce((sum, value, i) => sum + value * (column(b)[i] ?? NaN), 0)
    return product + (a === b ? 1 : 0)
  })

describe('the inverse of a positive definite matrix', () => {
  it('is exact for a matrix known by hand', () => {
    const inverse = positiveDefiniteInverse(Float64Array.of(4, 2, 2, 3), 2)
    const expected = [3 / 8, -2 / 8, -2 / 8, 4 / 8]
    expected.forEach((value, i) => expect(inverse?.[i]).toBeCloseTo(value, 14))
  })

  it('gives the identity when multiplied with the matrix', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (cells) => {
          const k = 3
          const matrix = gramPlusOne(cells, k)
          const inverse = positiveDefiniteInverse(matrix, k) ?? new Float64Array(0)
          for (let a = 0; a < k; a += 1) {
            for (let b = 0; b < k; b += 1) {
              let product = 0
              for (let m = 0; m < k; m += 1) {
                product += (matrix[a * k + m] ?? NaN) * (inverse[m * k + b] ?? NaN)
              }
              expect(product).toBeCloseTo(a === b ? 1 : 0, 9)
            }
          }
        },
      ),
      { seed: 2, numRuns: 50 },
    )
  })

  it('does not exist where columns depend on each other, whatever their units', () => {
    expect(positiveDefiniteInverse(Float64Array.of(1, 2, 2, 4), 2)).toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(1e-20, 0, 0, 1e20), 2)).not.toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(0), 1)).toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(NaN), 1)).toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(1, 1, 1, 1 + 1e-11), 2)).not.toBeNull()
    expect(positiveDefiniteInverse(Float64Array.of(1, 1, 1, 1 + 1e-13), 2)).toBeNull()
  })
})
