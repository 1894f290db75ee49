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

  // The path of an own transcription in Python of the rules of the paper.
  const bumpy = ([x = NaN, y = NaN, z = NaN]: Float64Array): number =>
    Math.abs(x) +
    2 * Math.abs(y - 1) +
    Math.abs(x * y) +
    0.5 * Math.cos(9 * x) +
    0.3 * Math.abs(z + x)
  const path: readonly [number, number, readonly number[]][] = [
    [10, 10, [0.13333333333333286, 2.9999999999999973, -0.2999999999999998]],
    [20, 20, [0.5481481481481478, 1.1333333333333302, 0.24444444444444446]],
    [45, 46, [-0.2453790939587483, 0.9986320172691563, 0.8493416848182018]],
    [100, 100, [-0.31207982532175293, 1.0024177489008006, 0.7170282936144563]],
    [400, 298, [-0.2974745048335765, 0.9999999999095088, 0.2974745051612701]],
  ]
  it.each(path)('takes the steps of the paper: %i evaluations', (mostEvaluations, taken, at) => {
    const found = nelderMead(bumpy, [2, 3, -1], { step: 0.7, mostEvaluations, tolerance: 1e-9 })
    expect(found.evaluations).toBe(taken)
    found.at.forEach((x, k) => expect(x).toBeCloseTo(at[k] ?? NaN, 8))
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
