import { describe, expect, it } from 'vitest'
import { calibrate } from './calibration.ts'

// 2,000 runs: the standard error of a coverage of 0.95 is 0.0049; three of them below is 0.935. Above
// it may be more, for counts are whole and few.
describe('predictions in 2,000 runs of each simulated world', () => {
  const worlds = [5, 20, 100].flatMap((pace) =>
    [0, 0.3, 0.45].flatMap((paceVariation) =>
      [0.25, 0.5, 0.8].map((elapsed) => ({ pace, paceVariation, elapsed })),
    ),
  )

  it.each(worlds)('hold at least as often as they say in %j', (world) => {
    const { covered, said, happened } = calibrate(world, world.paceVariation, 2000, 13)
    expect(covered).toBeGreaterThan(0.935)
    expect(Math.abs(said - happened)).toBeLessThan(0.1)
  })
})
