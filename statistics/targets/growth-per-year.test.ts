import { describe, expect, it } from 'vitest'
import { growthPerYear } from './growth-per-year.ts'

describe('growth a year', () => {
  it('is relative without a size', () => {
    expect(growthPerYear({ from: 100, to: 110 })).toBeCloseTo(0.1, 14)
    expect(growthPerYear({ from: 100, to: 121, years: 2 })).toBeCloseTo(0.1, 14)
    expect(growthPerYear({ from: 100, to: 0 })).toBe(-1)
  })

  it('is a difference per size and year with one', () => {
    expect(growthPerYear({ from: 0, to: 30, years: 2, size: 5000 })).toBe(0.003)
    expect(growthPerYear({ from: 30, to: 0, size: 60 })).toBe(-0.5)
  })

  it.each([
    { from: 0, to: 1 },
    { from: NaN, to: 1 },
    { from: 1, to: NaN },
    { from: -1, to: 1 },
    { from: 1, to: -1 },
    { from: 1, to: Infinity },
    { from: Infinity, to: 1, size: 3 },
  ])('does not exist for %j', (change) => {
    expect(growthPerYear(change)).toBeNull()
  })
})
