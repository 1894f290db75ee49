import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoot } from './find-root.ts'

describe('root of a function', () => {
  it('is found whatever the direction', () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 14)
    expect(findRoot((x) => 2 - x * x, 0, 2)).toBeCloseTo(Math.SQRT2, 14)
    expect(findRoot((x) => Math.exp(x) - 3, -40, 40)).toBeCloseTo(Math.log(3), 13)
    expect(findRoot((x) => x ** 9, -1, 2)).toBeCloseTo(0, 1)
  })

  it('may be an end', () => {
    expect(findRoot((x) => x, 0, 2)).toBe(0)
    expect(findRoot((x) => x - 2, 0, 2)).toBe(2)
  })

  it('is not a number without a change of sign', () => {
    expect(findRoot((x) => x * x + 1, -1, 1)).toBeNaN()
    expect(findRoot(() => NaN, -1, 1)).toBeNaN()
  })

  it('takes few steps', () => {
    let calls = 0
    findRoot(
      (x) => {
        calls += 1
        return Math.tanh(x - 1.234)
      },
      -50,
      50,
    )
    expect(calls).toBeLessThan(40)
  })

  it('inverts cubes', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), (root) => {
        const found = findRoot((x) => x ** 3 - root ** 3, -1100, 1200)
        expect(Math.abs(found - root)).toBeLessThan(1e-4 + 1e-9 * Math.abs(root))
      }),
      { seed: 3 },
    )
  })
})
