import { describe, expect, it } from 'vitest'
import { preTrendTest } from './pre-trend.ts'

describe('the test of effects before the start', () => {
  it('is the squared t-value for one effect', () => {
    // 1.96² = 3.8416 of χ² with one degree of freedom: p = 0.05.
    const test = preTrendTest([1.959963984540054 * 3], Float64Array.of(9))
    expect(test?.statistic).toBeCloseTo(1.959963984540054 ** 2, 10)
    expect(test?.df).toBe(1)
    expect(test?.p).toBeCloseTo(0.05, 10)
    expect(Object.isFrozen(test)).toBe(true)
  })

  it('counts how effects depend on each other', () => {
    // b' V⁻¹ b of (1, 2) with V = ((2, 1), (1, 2)): (2·1 - 2·2 + 2·4) / 3 = 2; χ²(2): e⁻¹.
    const test = preTrendTest([1, 2], Float64Array.of(2, 1, 1, 2))
    expect(test?.statistic).toBeCloseTo(2, 12)
    expect(test?.df).toBe(2)
    expect(test?.p).toBeCloseTo(Math.exp(-1), 12)
  })

  it('does not depend on the unit of the outcome', () => {
    const V = Float64Array.of(2, 1, 1, 3)
    const base = preTrendTest([1, -2], V)
    const other = preTrendTest(
      [1e4, -2e4],
      V.map((value) => value * 1e8),
    )
    expect(other?.statistic).toBeCloseTo(base?.statistic ?? NaN, 9)
  })

  it('cannot be made without effects, or where they depend on each other fully', () => {
    expect(preTrendTest([], new Float64Array(0))).toBeNull()
    expect(preTrendTest([1, 1], Float64Array.of(1, 1, 1, 1))).toBeNull()
    expect(preTrendTest([1], Float64Array.of(0))).toBeNull()
  })
})
