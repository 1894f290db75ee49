import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { unrefused } from '../../reference/drawn-samples.ts'
import { covariateContinuity } from './covariate-continuity.ts'
import { placeboCutoffs } from './placebo-cutoffs.ts'
import {
  regressionDiscontinuity,
  type RegressionDiscontinuity,
} from './regression-discontinuity.ts'

const draw = (seed: number, n = 150, jump = 1): { y: number[]; x: number[]; z: number[] } => {
  const random = seeded(seed)
  const x = Array.from({ length: n }, () => 2 * random.uniform() - 1)
  const z = x.map(() => random.normal())
  const y = x.map(
    (at, i) => at + at * at + (at >= 0 ? jump : 0) + 0.5 * (z[i] ?? NaN) + random.normal(),
  )
  return { y, x, z }
}

const estimate = ({
  y,
  x,
}: {
  y: readonly number[]
  x: readonly number[]
}): RegressionDiscontinuity => unrefused(regressionDiscontinuity(y, x))

describe('checks of the design', () => {
  const { y, x, z } = draw(5, 600, 3)

  it('covariates that are fixed beforehand do not jump, what follows the threshold does', () => {
    const follows = x.map((at, i) => (at >= 0 ? 2 : 0) + (z[i] ?? NaN))
    const checks = covariateContinuity({ z, follows, none: z.map(() => 1) }, x)
    expect(checks.map(({ covariate }) => covariate)).toEqual(['z', 'follows', 'none'])
    const [fixed, jumps, constant] = checks.map(({ result }) => result)
    if (fixed?.ok !== true || jumps?.ok !== true) throw new Error('refused')
    expect(fixed.value.robust).toEqual(estimate({ y: z, x }).robust)
    expect(fixed.value.robust.p).toBeGreaterThan(0.05)
    expect(jumps.value.robust.p).toBeLessThan(1e-5)
    expect(constant?.ok).toBe(false)
  })

  it('a false threshold uses only its own side', () => {
    const [below, above, outside] = placeboCutoffs(y, x, [-0.4, 0.4, 7], {
      covariates: { z },
      treatment: x.map((at, i) => at + (i % 3)),
      clusters: x.map((_, i) => i % 50),
    })
    if (below?.result.ok !== true || above?.result.ok !== true) throw new Error('refused')
    expect(below.cutoff).toBe(-0.4)
    expect(below.result.value.n).toBe(x.filter((at) => at < 0).length)
    expect(above.result.value.n).toBe(x.filter((at) => at >= 0).length)
    expect(below.result.value.firstStage).not.toBeNull()
    expect(outside?.result.ok).toBe(false)
    const [plain] = placeboCutoffs(y, x, [-0.4])
    const left = x.flatMap((at, i) => (at < 0 ? [i] : []))
    expect(plain?.result).toEqual(
      regressionDiscontinuity(
        left.map((i) => y[i] ?? NaN),
        left.map((i) => x[i] ?? NaN),
        { cutoff: -0.4 },
      ),
    )
    const [moved] = placeboCutoffs(y, x, [0.4], { cutoff: 0.2 })
    if (moved?.result.ok !== true) throw new Error('refused')
    expect(moved.result.value.n).toBe(x.filter((at) => at >= 0.2).length)
  })
})
