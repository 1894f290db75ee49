import { expect, it } from 'vitest'
import { unrefused } from '../../reference/drawn-samples.ts'
import { leeJump, thresholdWorlds } from '../../reference/threshold-worlds.ts'
import { densityTest } from './density-test.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

// 2,000 runs are in coverage.full.test.ts; 200 have a Monte-Carlo error of 1.5 percentage points.
it('the robust interval holds the truth about as often as it says, the density test is rarely wrong', () => {
  const draw = thresholdWorlds(20261, 500)
  let held = 0
  let alarms = 0
  for (let run = 0; run < 200; run += 1) {
    const { y, x } = draw.sharp()
    const { robust } = unrefused(regressionDiscontinuity(y, x))
    if (robust.low <= leeJump && leeJump <= robust.high) held += 1
    if (unrefused(densityTest(x)).p < 0.05) alarms += 1
  }
  expect(held / 200).toBeGreaterThan(0.88)
  expect(held / 200).toBeLessThan(0.98)
  expect(alarms / 200).toBeLessThan(0.08)
})
