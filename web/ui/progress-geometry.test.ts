import { describe, expect, it } from 'vitest'
import { progressGeometry } from './progress-geometry.ts'

const progress = { current: 20, target: 100, reach: 50, expected: 40, earlier: [30] }

describe('the marks of a progress chart', () => {
  it('stand at their share of the largest value', () => {
    expect(progressGeometry(progress)).toEqual({
      current: 20,
      target: 100,
      reach: 50,
      expected: 40,
      earlier: [30],
    })
  })

  it('let a reach beyond the target pass its line', () => {
    const { target, reach } = progressGeometry({ ...progress, reach: 200 })
    expect([target, reach]).toEqual([50, 100])
  })

  it('leave out what is missing, and draw zero as zero', () => {
    expect(progressGeometry({ ...progress, reach: null, expected: null }).reach).toBeNull()
    expect(progressGeometry({ ...progress, reach: 0 }).reach).toBe(0)
    expect(
      progressGeometry({ current: 0, target: 0, reach: null, expected: null, earlier: [] }).target,
    ).toBe(0)
  })
})
