import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processLimits } from './process-limits.ts'

describe('process limits', () => {
  it('lie 2.66 mean moving ranges around the mean, the near ones two thirds of that', () => {
    // Ranges 2, 4, 3: mean 3; mean of the values 5.25.
    const limits = processLimits([4, 6, 2, 5], 'nhs')
    expect(limits).toEqual({
      mean: 4.25,
      movingRange: 3,
      lower: expect.closeTo(4.25 - 7.98, 12) as number,
      upper: expect.closeTo(4.25 + 7.98, 12) as number,
      lowerNear: expect.closeTo(4.25 - 5.32, 12) as number,
      upperNear: expect.closeTo(4.25 + 5.32, 12) as number,
      dropped: 0,
    })
    expect(Object.isFrozen(limits)).toBe(true)
  })

  it('leave out moving ranges above 3.267 times their mean, but not for NIST', () => {
    // Ranges 1, 1, 1, 1, 1, 1 and a jump of j: it goes when j > 3.267 (6 + j)/7, j > 5.2513….
    const jump = (j: number): number[] => [0, 1, 0, 1, 0, 1, 0, j]
    expect(processLimits(jump(5.25), 'nhs')).toMatchObject({ movingRange: 11.25 / 7, dropped: 0 })
    expect(processLimits(jump(5.26), 'nhs')).toMatchObject({ movingRange: 1, dropped: 1 })
    const nist = processLimits(jump(5.26), 'nist')
    expect(nist).toMatchObject({ movingRange: 11.26 / 7, dropped: 0 })
    expect(nist.upper - nist.mean).toBeCloseTo(((3 / 1.128) * 11.26) / 7, 12)
  })

  it('are the mean where nothing varies', () => {
    expect(processLimits([3, 3, 3], 'nhs')).toMatchObject({
      mean: 3,
      lower: 3,
      upper: 3,
      dropped: 0,
    })
  })

  it('follow the scale and the place of the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 }),
        (values) => {
          const limits = processLimits(values, 'nist')
          const moved = processLimits(
            values.map((value) => 2 * value + 100),
            'nist',
          )
          expect(moved.lower).toBeCloseTo(2 * limits.lower + 100, 8)
          expect(moved.upper).toBeCloseTo(2 * limits.upper + 100, 8)
          expect(limits.lower).toBeLessThanOrEqual(limits.mean)
          expect(limits.upper).toBeGreaterThanOrEqual(limits.mean)
        },
      ),
      { seed: 41, numRuns: 200 },
    )
  })
})
