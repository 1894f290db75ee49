import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { funnelDenominators } from './funnel-denominators.ts'

describe('denominators along a funnel', () => {
  it('go from 1 to just above the largest, on a number of two digits', () => {
    const along = funnelDenominators([500, 93128])
    expect(along).toHaveLength(100)
    expect(along[0]).toBe(1)
    expect(along[99]).toBe(98000)
  })

  it('begin below the smallest where all are of one size', () => {
    // 0.95 · 5,000 = 4,750 down to one digit; twice the smallest is still of one size.
    expect(funnelDenominators([5000, 10_000])[0]).toBe(4000)
    expect(funnelDenominators([5000, 10_001])[0]).toBe(1)
    expect(funnelDenominators([5000, 10_000])[99]).toBe(11_000)
    expect(funnelDenominators([0.6, 100, 101])[0]).toBe(1)
  })

  it('are equal steps below a hundred', () => {
    const along = funnelDenominators([2, 20])
    expect(along).toHaveLength(100)
    expect(along[0]).toBeCloseTo(0.21, 12)
    expect(along[99]).toBeCloseTo(21, 12)
    expect(along[49]).toBeCloseTo(10.5, 12)
    // 94 · 1.05 = 98.7 goes up to 99; 95 · 1.05 = 99.75 to 100.
    expect(funnelDenominators([94])[99]).toBeCloseTo(98.7, 10)
    expect(funnelDenominators([95])[0]).toBe(90)
  })

  it('rise from one to the next and hold every place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (denominators) => {
          const along = funnelDenominators(denominators)
          const most = Math.max(...denominators)
          expect(along).toHaveLength(100)
          expect(along.every((value, i) => i === 0 || value > (along[i - 1] ?? NaN))).toBe(true)
          expect(along[99]).toBeGreaterThanOrEqual(most)
          if (most > 100) expect(along.every(Number.isInteger)).toBe(true)
        },
      ),
      { seed: 5 },
    )
  })
})
