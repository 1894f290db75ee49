import { describe, expect, it } from 'vitest'
import { unrefused } from '../../reference/drawn-samples.ts'
import { leeJump, thresholdWorlds } from '../../reference/threshold-worlds.ts'
import { densityTest } from './density-test.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

const runs = 2000

/** Two standard errors of a share of this many runs. */
const monteCarlo = (share: number): number => 2 * Math.sqrt((share * (1 - share)) / runs)

/** How often something holds. */
const shareOf = (holds: () => boolean): number => {
  let count = 0
  for (let run = 0; run < runs; run += 1) if (holds()) count += 1
  return count / runs
}

describe('in 2,000 worlds of 500 rows', () => {
  const covers = (options: DiscontinuityOptions) => {
    const draw = thresholdWorlds(7, 500)
    return shareOf(() => {
      const { y, x } = draw.sharp()
      const { robust } = unrefused(regressionDiscontinuity(y, x, options))
      return robust.low <= leeJump && leeJump <= robust.high
    })
  }

  // The rates of the reference method, whose figures these are, in 8,000 other worlds of this kind:
  // with so few rows its robust interval holds the truth somewhat less often than 95 times in 100.
  it.each([
    ['nearest neighbours', {}, 0.919],
    ['the coverage bandwidth', { selector: 'cerrd' }, 0.9256],
    ['HC3', { variance: 'hc3' }, 0.9319],
  ] as const)('the robust interval holds the jump: %s', (_, options, rate) => {
    expect(Math.abs(covers(options) - rate)).toBeLessThan(monteCarlo(rate))
  })

  it('and so does that of a fuzzy design', () => {
    const draw = thresholdWorlds(77, 500)
    const share = shareOf(() => {
      const { y, x, d } = draw.fuzzy(1)
      const { robust } = unrefused(regressionDiscontinuity(y, x, { treatment: d }))
      return robust.low <= 1 && 1 <= robust.high
    })
    expect(Math.abs(share - 0.964)).toBeLessThan(monteCarlo(0.964))
  })

  it('the density test raises an alarm in at most 5 of 100', () => {
    const draw = thresholdWorlds(9, 500)
    const share = shareOf(() => unrefused(densityTest(draw.sharp().x)).p < 0.05)
    expect(share).toBeLessThan(0.05 + monteCarlo(0.05))
    expect(share).toBeGreaterThan(0.01)
  })
})
