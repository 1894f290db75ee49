import { describe, expect, it } from 'vitest'
import { simulateStaggered } from './testing/simulate-staggered.ts'

// The long runs, 2,000 each, are in simulation.full.test.ts. Here 200 runs of 200 units: three
// Monte-Carlo errors of a rate of 5 % are 4.6 points, and the errors are good for large n only.
describe('staggered adoption over again', () => {
  it('rejects no effect about as often as its level says', () => {
    const { rejected, preTestRejected } = simulateStaggered(200, 200, 0, {
      draws: 0,
      aggregate: 'dynamic',
    })
    expect(rejected).toBeGreaterThan(0.01)
    expect(rejected).toBeLessThan(0.1)
    expect(preTestRejected).toBeGreaterThan(0.01)
    expect(preTestRejected).toBeLessThan(0.11)
  })

  it('holds the effect in its intervals, and all effects in its bands', () => {
    const { covered, bandHeld, rejected } = simulateStaggered(60, 120, 1, {
      draws: 99,
      aggregate: 'dynamic',
    })
    expect(covered).toBeGreaterThan(0.85)
    expect(bandHeld).toBeGreaterThan(0.8)
    expect(rejected).toBeGreaterThan(0.95)
  })
})
