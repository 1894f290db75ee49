import { describe, expect, it } from 'vitest'
import { calibrate } from './calibration.ts'

// 300 runs: the standard error of a coverage of 0.95 is 0.013; three of them below is 0.912.
describe('predictions in simulated worlds', () => {
  it.each([
    { pace: 20, paceVariation: 0, elapsed: 0.5 },
    { pace: 60, paceVariation: 0.3, elapsed: 0.5 },
    { pace: 60, paceVariation: 0.6, elapsed: 0.6 },
  ])('hold as often as they say in %j', (world) => {
    const { covered, said, happened } = calibrate(world, world.paceVariation, 300, 11)
    expect(covered).toBeGreaterThan(0.912)
    expect(Math.abs(said - happened)).toBeLessThan(0.1)
  })

  it('hold far too seldom when a pace that varies is taken for pure chance', () => {
    const world = { pace: 60, paceVariation: 0.6, elapsed: 0.5 }
    expect(calibrate(world, 0, 300, 12).covered).toBeLessThan(0.6)
  })
})
