import { solveQP } from 'quadprog'
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

describe('least squares on the simplex', () => {
  it('agrees with the dual method of Goldfarb and Idnani where that can be used', () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const { columns, target } = draw(seed, 8, 12)
      const ridge = 0.5
      const { weights } = simplexLeastSquares(columns, target, { ridge, intercept: false })
      const dot = (x: Float64Array, y: Float64Array): number =>
        x.reduce((sum, value, t) => sum + value * (y[t] ?? NaN), 0)
      const shifted = <Item>(items: readonly Item[]): Item[] => [items[0] as Item, ...items]
      const d = columns.map((x, i) =>
        shifted(columns.map((y, j) => dot(x, y) + (i === j ? ridge : 0))),
      )
      const constraints = columns.map((_, i) =>
        shifted([1, ...columns.map((__, j) => (i === j ? 1 : 0))]),
      )
      const solved = solveQP(
        shifted(d),
        shifted(columns.map((x) => dot(x, target))),
        shifted(constraints),
        shifted([1, ...columns.map(() => 0)]),
        1,
      )
      expect(solved.message).toBe('')
      weights.forEach((weight, i) => expect(weight).toBeCloseTo(solved.solution[i + 1] ?? NaN, 10))
    }
  })

  it('finds mixtures that can be seen', () => {
    const options = { ridge: 0, intercept: false }
    const corner = simplexLeastSquares(
      [
        [0, 0],
        [4, 0],
        [0, 4],
      ],
      [1, 2],
      options,
    )
    expect(Array.from(corner.weights, (w) => Math.round(w * 1e8) / 1e8)).toEqual([0.25, 0.25, 0.5])
    // Beyond the edge between the last two: the nearest point of that edge.
    const edge = simplexLeastSquares(
      [
        [0, 0],
        [4, 0],
        [0, 4],
      ],
      [5, 3],
      options,
    )
    expect(edge.weights[0]).toBe(0)
    expect(edge.weights[1]).toBeCloseTo(0.75, 8)
    expect(edge.weights[2]).toBeCloseTo(0.25, 8)
    expect(Array.from(simplexLeastSquares([[7, 7]], [1, 2], options).weights)).toEqual([1])
  })

  it('compares around the means with an intercept', () => {
    const columns = [
      [10, 20, 30],
      [1, 2, 3],
      [5, 4, 3],
    ]
    const { weights } = simplexLeastSquares(columns, [101, 102, 103], { ridge: 0, intercept: true })
    // Slope 10 w₁ + w₂ − w₃ = 1 with the smallest weights: many mixtures fit, one is shortest.
    expect(total(weights)).toBeCloseTo(1, 12)
    expect(10 * (weights[0] ?? NaN) + (weights[1] ?? NaN) - (weights[2] ?? NaN)).toBeCloseTo(1, 7)
    const { weights: raw } = simplexLeastSquares(columns, [101, 102, 103], {
      ridge: 0,
      intercept: false,
    })
    expect(raw[0]).toBe(1)
  })

  it('shares the weight equally where series are alike, and where all are the target', () => {
    const alike = simplexLeastSquares(
      [
        [1, 2],
        [1, 2],
        [9, 9],
      ],
      [1, 1.9],
      {
        ridge: 0,
        intercept: false,
      },
    )
    expect(alike.weights[0]).toBeCloseTo(0.5, 4)
    expect(alike.weights[1]).toBeCloseTo(0.5, 4)
    const same = simplexLeastSquares(
      [
        [1, 2],
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      [1, 2],
      {
        ridge: 1,
        intercept: false,
      },
    )
    expect(Array.from(same.weights)).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(same.violation).toBe(0)
    const parallel = simplexLeastSquares(
      [
        [1, 2],
        [3, 4],
      ],
      [7, 8],
      { ridge: 0, intercept: true },
    )
    expect(Array.from(parallel.weights)).toEqual([0.5, 0.5])
  })

  it('spreads the weight as the ridge grows', () => {
    const { columns, target } = draw(5, 6, 10)
    const squares = [0, 1, 10, 1e6].map((ridge) =>
      total(
        simplexLeastSquares(columns, target, { ridge, intercept: false }).weights.map((w) => w * w),
      ),
    )
    expect(squares).toEqual(squares.toSorted((a, b) => b - a))
    expect(squares[3]).toBeCloseTo(1 / 6, 4)
  })

  it('is the same from any beginning, in any order and any unit', () => {
    const { columns, target } = draw(11, 9, 6)
    const options = { ridge: 0.2, intercept: true }
    const { weights } = simplexLeastSquares(columns, target, options)
    for (const start of [
      new Float64Array(9).fill(1),
      new Float64Array(9),
      Float64Array.of(0, 0, 0, 5, 0, 0, 0, 0, 1),
    ]) {
      const again = simplexLeastSquares(columns, target, { ...options, start }).weights
      weights.forEach((weight, i) => expect(again[i]).toBeCloseTo(weight, 12))
    }
    const turned = simplexLeastSquares(columns.toReversed(), target, options).weights.toReversed()
    weights.forEach((weight, i) => expect(turned[i]).toBeCloseTo(weight, 12))
    const scale = 1e6
    const larger = simplexLeastSquares(
      columns.map((column) => column.map((value) => value * scale)),
      target.map((value) => value * scale),
      { ...options, ridge: options.ridge * scale ** 2 },
    ).weights
    weights.forEach((weight, i) => expect(larger[i]).toBeCloseTo(weight, 12))
  })

  it('is not led astray by one series of another size', () => {
    const { columns, target } = draw(2, 5, 8)
    const ordinary = simplexLeastSquares(columns, target, { ridge: 0, intercept: true }).weights
    const huge = Float64Array.from({ length: 8 }, () => 1e7)
    const { weights } = simplexLeastSquares([huge, ...columns], target, {
      ridge: 0,
      intercept: false,
    })
    // A far constant, weighted by next to nothing, does what an intercept above 0 does.
    expect(weights[0]).toBeGreaterThan(1e-9)
    expect(weights[0]).toBeLessThan(1e-6)
    ordinary.forEach((weight, i) => expect(weights[i + 1]).toBeCloseTo(weight, 5))
  })
})
