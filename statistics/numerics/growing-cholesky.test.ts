import { describe, expect, it } from 'vitest'
import { GrowingCholesky } from './growing-cholesky.ts'
import { seeded } from './random.ts'

/** B Bᵀ + I of a random B: positive definite. */
const definite = (size: number, seed: number): number[][] => {
  const random = seeded(seed)
  const b = Array.from({ length: size }, () => Array.from({ length: size }, random.normal))
  return b.map((row, i) =>
    b.map((other, j) => row.reduce((sum, x, k) => sum + x * (other[k] ?? NaN), i === j ? 1 : 0)),
  )
}

const at = (matrix: readonly (readonly number[])[], i: number, j: number): number =>
  matrix[i]?.[j] ?? NaN

const grow = (matrix: readonly (readonly number[])[], members: readonly number[]) => {
  const factor = new GrowingCholesky()
  members.forEach((member, k) => {
    const products = members.slice(0, k).map((other) => at(matrix, member, other))
    expect(factor.append(products, at(matrix, member, member))).toBe(true)
  })
  return factor
}

/** How far M x is from b. */
const misfit = (
  matrix: readonly (readonly number[])[],
  members: readonly number[],
  factor: GrowingCholesky,
): number => {
  const b = Float64Array.from(members, (member) => member + 1)
  const x = b.slice()
  factor.solve(x)
  return Math.max(
    ...members.map((i, k) =>
      Math.abs(
        members.reduce((sum, j, l) => sum + at(matrix, i, j) * (x[l] ?? NaN), -(b[k] ?? NaN)),
      ),
    ),
  )
}

describe('a Cholesky factor that grows and shrinks', () => {
  it('solves a system by hand', () => {
    // [[4, 2], [2, 5]] x = [8, 12] has x = [1, 2].
    const factor = grow(
      [
        [4, 2],
        [2, 5],
      ],
      [0, 1],
    )
    const x = Float64Array.of(8, 12)
    factor.solve(x)
    expect(x[0]).toBeCloseTo(1, 14)
    expect(x[1]).toBeCloseTo(2, 14)
    expect(factor.size).toBe(2)
  })

  it('solves after members have come and gone at any place', () => {
    const matrix = definite(7, 3)
    const members = [0, 1, 2, 3, 4, 5, 6]
    for (let position = 0; position < 7; position += 1) {
      const factor = grow(matrix, members)
      factor.remove(position)
      const left = members.filter((_, k) => k !== position)
      expect(factor.size).toBe(6)
      expect(misfit(matrix, left, factor)).toBeLessThan(1e-12)
      factor.append(
        left.map((other) => at(matrix, position, other)),
        at(matrix, position, position),
      )
      expect(misfit(matrix, [...left, position], factor)).toBeLessThan(1e-12)
      factor.remove(2)
      factor.remove(0)
      expect(
        misfit(
          matrix,
          [...left, position].filter((_, k) => k !== 2 && k !== 0),
          factor,
        ),
      ).toBeLessThan(1e-12)
    }
  })

  it('takes in no member that depends on the others', () => {
    const factor = new GrowingCholesky()
    expect(factor.append([], 0)).toBe(false)
    expect(factor.append([], 4)).toBe(true)
    expect(factor.append([4], 4)).toBe(false)
    expect(factor.append([4], NaN)).toBe(false)
    expect(factor.append([4], 4.000001)).toBe(true)
    expect(factor.size).toBe(2)
  })
})
