import { describe, expect, it } from 'vitest'
import type { ProcessLimits } from './process-limits.ts'
import { runsOf, shifts, signalsOf, trends, twoOfThree } from './special-causes.ts'

/** Mean 0, limits ±3, near beyond ±2. */
const limits: ProcessLimits = {
  mean: 0,
  movingRange: 1,
  lower: -3,
  upper: 3,
  lowerNear: -2,
  upperNear: 2,
  dropped: 0,
}

describe('runs of equal signs', () => {
  it('are marked whole from the length on', () => {
    expect(runsOf([1, 1, -1, -1, -1, 1], 3)).toEqual([0, 0, -1, -1, -1, 0])
    expect(runsOf([1, 1, 1, 1], 3)).toEqual([1, 1, 1, 1])
    expect(runsOf([0, 0, 0, 1], 3)).toEqual([0, 0, 0, 0])
    expect(runsOf([], 3)).toEqual([])
  })
})

describe('a shift', () => {
  it('is seven values on one side of the mean, not six', () => {
    expect(shifts([5, 6, 5, 6, 5, 6, 3], 4)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(shifts([3, 5, 6, 5, 6, 5, 6, 5, 4], 4)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 0])
    expect(shifts([3, 2, 3, 2, 3, 2, 3], 4)).toEqual([-1, -1, -1, -1, -1, -1, -1])
    // A value on the mean is on neither side.
    expect(shifts([3, 2, 3, 2, 3, 2, 4], 4)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(shifts([5, 6, 5, 6, 5, 6, 4], 4)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it('is broken by a value on the mean', () => {
    expect(shifts([5, 5, 5, 4, 5, 5, 5, 5], 4)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })
})

describe('a trend', () => {
  it('is seven values each above, or each below, the one before', () => {
    expect(trends([1, 2, 3, 4, 5, 6])).toEqual([0, 0, 0, 0, 0, 0])
    expect(trends([9, 1, 2, 3, 4, 5, 6, 7, 7])).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 0])
    expect(trends([7, 6, 5, 4, 3, 2, 1])).toEqual([-1, -1, -1, -1, -1, -1, -1])
    expect(trends([1, 2, 3, 3, 4, 5, 6])).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it('ends where the next begins', () => {
    expect(trends([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1])).toEqual([
      1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
    ])
  })
})

describe('two of three near a limit', () => {
  it('marks those near, when all three lie on one side', () => {
    expect(twoOfThree([2.5, 1, 2.5, -1], limits)).toEqual([1, 0, 1, 0])
    expect(twoOfThree([-2.5, -2.5, -1], limits)).toEqual([-1, -1, 0])
    expect(twoOfThree([2.5, 2.5, 2.5], limits)).toEqual([1, 1, 1])
  })

  it('does not hold across the mean, apart, or with one', () => {
    expect(twoOfThree([2.5, -0.1, 2.5], limits)).toEqual([0, 0, 0])
    expect(twoOfThree([2.5, 1, 1, 2.5], limits)).toEqual([0, 0, 0, 0])
    expect(twoOfThree([2.5, 2.5], limits)).toEqual([0, 0])
    expect(twoOfThree([2.5, 2.5, 0], limits)).toEqual([0, 0, 0])
  })

  it('counts from beyond two thirds up to the limit itself', () => {
    expect(twoOfThree([2, 2, 1], limits)).toEqual([0, 0, 0])
    expect(twoOfThree([2.001, 2.001, 1], limits)).toEqual([1, 1, 0])
    expect(twoOfThree([3, 3, 1], limits)).toEqual([1, 1, 0])
    expect(twoOfThree([3.001, 3, 1], limits)).toEqual([0, 0, 0])
    expect(twoOfThree([-2, -2, -1], limits)).toEqual([0, 0, 0])
    expect(twoOfThree([-2.001, -3, -1], limits)).toEqual([-1, -1, 0])
    expect(twoOfThree([-3.001, -3, -1], limits)).toEqual([0, 0, 0])
  })
})

describe('the signals of a series', () => {
  it('name all rules of a value, and the direction of the first', () => {
    expect(signalsOf([0.5, 1, 1.5, 1.8, 2.1, 2.5, 4, 3, 0], limits)).toEqual([
      { causes: ['trend', 'shift'], direction: 1 },
      { causes: ['trend', 'shift'], direction: 1 },
      { causes: ['trend', 'shift'], direction: 1 },
      { causes: ['trend', 'shift'], direction: 1 },
      { causes: ['trend', 'two-of-three', 'shift'], direction: 1 },
      { causes: ['trend', 'two-of-three', 'shift'], direction: 1 },
      { causes: ['outside-limits', 'trend', 'shift'], direction: 1 },
      { causes: ['two-of-three', 'shift'], direction: 1 },
      { causes: [], direction: 0 },
    ])
  })

  it('take a falling trend above the mean for a fall', () => {
    expect(signalsOf([2, 1.9, 1.8, 1.7, 1.6, 1.5, 1.4], limits)[0]).toEqual({
      causes: ['trend', 'shift'],
      direction: -1,
    })
  })

  it('do not count a value on a limit as outside it', () => {
    const [on, above, below, onLow] = signalsOf([3, 3.01, -3.01, -3], limits)
    expect(on).toEqual({ causes: [], direction: 0 })
    expect(above).toEqual({ causes: ['outside-limits'], direction: 1 })
    expect(below).toEqual({ causes: ['outside-limits'], direction: -1 })
    expect(onLow).toEqual({ causes: [], direction: 0 })
    expect(Object.isFrozen(on)).toBe(true)
  })
})
