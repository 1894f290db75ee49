import { describe, expect, it } from 'vitest'
import { nelderMead } from './nelder-mead.ts'

const options = { step: 0.5, mostEvaluations: 2000, tolerance: 1e-14 }

describe('search by Nelder and Mead', () => {
  // Rosenbrock (1960): least, 0, at (1, 1), from the start of Nelder & Mead's own table.
  it('finds the end of the valley of Rosenbrock', () => {
    const f = ([x = NaN, y = NaN]: Float64Array): number => 100 * (y - x * x) ** 2 + (1 - x) ** 2
    const found = nelderMead(f, [-1.2, 1], options)
    expect(found.value).toBeLessThan(1e-10)
    expect(found.at[0]).toBeCloseTo(1, 4)
    expect(found.at[1]).toBeCloseTo(1, 4)
    expect(found.evaluations).toBeLessThan(400)
  })

  // Powell's quartic: least, 0, at the origin.
  it('finds the least of the function of Powell', () => {
    const f = ([a = NaN, b = NaN, c = NaN, d = NaN]: Float64Array): number =>
      (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4
    const found = nelderMead(f, [3, -1, 0, 1], options)
    expect(found.value).toBeLessThan(1e-8)
  })

  it('counts its evaluations, keeps to their limit and leaves the start as it was', () => {
    let calls = 0
    const start = Float64Array.of(5, 5)
    const found = nelderMead(
      ([x = NaN, y = NaN]) => {
        calls += 1
        return x * x + y * y
      },
      start,
      { ...options, mostEvaluations: 20 },
    )
    expect(found.evaluations).toBe(calls)
    expect(calls).toBeGreaterThanOrEqual(20)
    expect(calls).toBeLessThanOrEqual(24)
    expect(Array.from(start)).toEqual([5, 5])
    expect(found.value).toBeLessThan(50)
  })

  it('ends at once where the function is flat', () => {
    const flat = nelderMead(() => 3, [1, 2, 3], options)
    expect(flat.evaluations).toBe(4)
    expect(flat.value).toBe(3)
    expect(Array.from(flat.at)).toEqual([1, 2, 3])
  })

  it('shrinks towards the best corner where nothing else helps', () => {
    // One narrow hole away from every reflection: only halving the triangle comes nearer to it.
    const f = ([x = NaN, y = NaN]: Float64Array): number => {
      const distance = Math.hypot(x, y)
      return distance < 1e-3 ? -1 : Math.sqrt(distance) + Math.abs(Math.sin(50 * x)) / 10
    }
    const found = nelderMead(f, [0.4, 0.3], { ...options, step: 1, tolerance: 1e-6 })
    expect(found.value).toBeLessThan(f(Float64Array.of(0.4, 0.3)))
  })
})
