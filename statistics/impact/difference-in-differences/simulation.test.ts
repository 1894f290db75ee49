import { describe, expect, it } from 'vitest'
import { simulateStaggered } from './testing/simulate-staggered.ts'

// The long runs, 2,000 each, are in simulation.full.test.ts. Here 80 runs of 80 units, for
// gross mistakes: three Monte-Carlo errors of a rate of 5 % are 7.3 points, and 80 units are few.
describe('staggered adoption over again', () => {
  it('rejects no effect about as often as its level says', () => {
    const { rejected, preTestRejected } = simulateStaggered(80, 80, 0, {
      draws: 0,
      aggregate: 'dynamic',
    })
    expect(rejected).toBeGreaterThan(0)
    expect(rejected).toBeLessThan(0.15)
    expect(preTestRejected).toBeGreaterThan(0)
    expect(preTestRejected).toBeLessThan(0.16)
  })

  it('holds the effect in its intervals, and all effects in its bands', () => {
    const { covered, bandHeld, rejected } = simulateStaggered(25, 80, 1, {
      draws: 99,
      aggregate: 'dynamic',
    })
    expect(covered).toBeGreaterThan(0.75)
    expect(bandHeld).toBeGreaterThan(0.7)
    expect(rejected).toBeGreaterThan(0.95)
  })
})
