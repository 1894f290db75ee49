import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from './random.ts'
import { simplexLeastSquares } from './simplex-least-squares.ts'

const draw = (
  seed: number,
  count: number,
  length: number,
): { columns: Float64Array[]; target: Float64Array } => {
  const random = seeded(seed)
  const series = (): Float64Array => Float64Array.from({ length }, random.normal)
  return { columns: Array.from({ length: count }, series), target: series() }
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

const centred = (values: ArrayLike<number>): Float64Array => {
  const own = Float64Array.from(values)
  return own.map((value) => value - total(own) / own.length)
}

/** Largest gain per unit of weight moved from a donor in use to another one: 0 at the optimum. */
const missedGain = (
  columns: readonly Float64Array[],
  target: Float64Array,
  weights: Float64Array,
  ridge: number,
): number => {
  const rest = target.map((value, t) =>
    columns.reduce((left, column, i) => left - (weights[i] ?? NaN) * (column[t] ?? NaN), value),
  )
  const slopes = columns.map(
    (column, i) =>
      column.reduce((sum, value, t) => sum + value * (rest[t] ?? NaN), 0) -
      ridge * (weights[i] ?? NaN),
  )
  const used = slopes.filter((_, i) => (weights[i] ?? 0) > 0)
  return Math.max(...slopes) - Math.min(...used)
}

describe('the optimum of least squares on the simplex', () => {
  const problems = fc.record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    count: fc.integer({ min: 1, max: 25 }),
    length: fc.integer({ min: 2, max: 15 }),
    ridge: fc.constantFrom(0, 0.01, 3),
    intercept: fc.boolean(),
  })

  it('ends at the optimum: weights of the simplex, and none to gain by moving weight', () => {
    fc.assert(
      fc.property(problems, ({ seed, count, length, ridge, intercept }) => {
        const { columns, target } = draw(seed, count, length)
        const { weights, violation } = simplexLeastSquares(columns, target, { ridge, intercept })
        expect(Math.abs(total(weights) - 1)).toBeLessThan(1e-12)
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0)
        expect(violation).toBeLessThan(1e-12)
        const a = intercept ? columns.map(centred) : columns
        const b = intercept ? centred(target) : target
        // 1e-9, and what the least ridge may add where none was asked for.
        expect(missedGain(a, b, weights, ridge)).toBeLessThan(ridge === 0 ? 1e-8 : 1e-9)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('ends at it too where series are alike, fit exactly or lie far from 0', () => {
    const small = fc.integer({ min: 0, max: 2 })
    const problem = fc.integer({ min: 1, max: 6 }).chain((length) =>
      fc.record({
        columns: fc.array(fc.array(small, { minLength: length, maxLength: length }), {
          minLength: 1,
          maxLength: 9,
        }),
        target: fc.array(small, { minLength: length, maxLength: length }),
        intercept: fc.boolean(),
        scale: fc.constantFrom(1e-8, 1, 1e9),
        shift: fc.constantFrom(0, 1e6),
      }),
    )
    fc.assert(
      fc.property(problem, ({ columns, target, intercept, scale, shift }) => {
        const moved = (values: number[]): Float64Array =>
          Float64Array.from(values, (value) => (value + shift) * scale)
        const a = columns.map(moved)
        const b = moved(target)
        const { weights } = simplexLeastSquares(a, b, { ridge: 0, intercept })
        expect(Math.abs(total(weights) - 1)).toBeLessThan(1e-12)
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0)
        const unit = (values: Float64Array): Float64Array => {
          const plain = values.map((value) => value / scale - shift)
          return intercept ? centred(plain) : plain
        }
        expect(missedGain(a.map(unit), unit(b), weights, 0)).toBeLessThan(1e-8)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
