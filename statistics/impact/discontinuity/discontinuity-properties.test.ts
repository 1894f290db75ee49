import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from '../../numerics/least-squares.ts'
import { seeded } from '../../numerics/random.ts'
import { sharpSample, unrefused } from '../../reference/drawn-samples.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import { kernels, kernelWeight, type Kernel } from './kernel.ts'
import {
  regressionDiscontinuity,
  type RegressionDiscontinuity,
} from './regression-discontinuity.ts'

const runs = { seed: 7501, numRuns: 25 }

const draw = (seed: number, n = 150, jump = 1): { y: number[]; x: number[]; z: number[] } => {
  const random = seeded(seed)
  const x = Array.from({ length: n }, () => 2 * random.uniform() - 1)
  const z = x.map(() => random.normal())
  const y = x.map(
    (at, i) => at + at * at + (at >= 0 ? jump : 0) + 0.5 * (z[i] ?? NaN) + random.normal(),
  )
  return { y, x, z }
}

const estimate = (
  { y, x }: { y: readonly number[]; x: readonly number[] },
  options: DiscontinuityOptions = {},
): RegressionDiscontinuity => unrefused(regressionDiscontinuity(y, x, options))

const close = (ours: number | null, other: number, digits = 6): void => {
  expect(Math.abs((ours ?? NaN) - other)).toBeLessThan(10 ** -digits * (1 + Math.abs(other)))
}

describe('the estimate', () => {
  const seed = fc.integer({ min: 1, max: 1e6 })

  it('moves with the unit and the origin of outcome and running variable', () => {
    fc.assert(
      fc.property(
        seed,
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        (from, yUnit, xUnit, shift) => {
          const { y, x, z } = draw(from)
          const plain = estimate({ y, x }, { covariates: { z } })
          const cutoff = xUnit * shift
          const changed = estimate(
            { y: y.map((value) => yUnit * value + shift), x: x.map((at) => xUnit * at + cutoff) },
            { cutoff, covariates: { z: z.map((value) => 3 - 2 * value) } },
          )
          close(changed.estimate, yUnit * plain.estimate)
          close(changed.se, yUnit * (plain.se ?? NaN))
          close(changed.low, yUnit * (plain.low ?? NaN))
          close(changed.robust.se, yUnit * plain.robust.se)
          close(changed.bandwidths.hLeft, xUnit * plain.bandwidths.hLeft)
          close(changed.bandwidths.bRight, xUnit * plain.bandwidths.bRight)
        },
      ),
      runs,
    )
  })

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const { y, x } = draw(from)
        const turned = x.map((_, i) => (i * 7) % x.length)
        const other = estimate({
          y: turned.map((i) => y[i] ?? NaN),
          x: turned.map((i) => x[i] ?? NaN),
        })
        expect(other.robust).toEqual(estimate({ y, x }).robust)
      }),
      runs,
    )
  })

  it('turns its sign when both sides change places', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const { y, x } = draw(from)
        const plain = estimate({ y, x }, { selector: 'msetwo' })
        const turned = estimate({ y, x: x.map((at) => -at) }, { selector: 'msetwo' })
        close(turned.estimate, -plain.estimate, 9)
        close(turned.low, -(plain.high ?? NaN), 9)
        close(turned.bandwidths.hLeft, plain.bandwidths.hRight, 9)
      }),
      runs,
    )
  })

  it('moves by what is added above the cutoff, and its error does not', () => {
    fc.assert(
      fc.property(seed, fc.double({ min: -50, max: 50, noNaN: true }), (from, more) => {
        const { y, x } = draw(from)
        const plain = estimate({ y, x })
        const raised = estimate({ y: y.map((v, i) => v + ((x[i] ?? NaN) >= 0 ? more : 0)), x })
        close(raised.estimate, plain.estimate + more)
        close(raised.robust.estimate, plain.robust.estimate + more)
        close(raised.robust.se, plain.robust.se)
      }),
      runs,
    )
  })

  it('lies within its plain interval, the corrected one within the robust interval', () => {
    fc.assert(
      fc.property(seed, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (from, level) => {
        const { conventional, biasCorrected, robust, low, high } = estimate(draw(from), { level })
        for (const one of [conventional, biasCorrected, robust]) {
          expect(one.low).toBeLessThan(one.estimate)
          expect(one.high).toBeGreaterThan(one.estimate)
          expect(one.p).toBeGreaterThanOrEqual(0)
          expect(one.p).toBeLessThanOrEqual(1)
        }
        expect(low).toBe(robust.low)
        expect(high).toBe(robust.high)
      }),
      runs,
    )
  })

  it('is surer with more rows', () => {
    const width = (n: number): number =>
      [1, 2, 3, 4, 5, 6, 7, 8].reduce((total, from) => total + estimate(draw(from, n)).robust.se, 0)
    expect(width(1600)).toBeLessThan(0.7 * width(200))
  })

  const oracle = (
    { y, x }: { y: number[]; x: number[] },
    kernel: Kernel,
    h: number,
    order: number,
    derivative: number,
    z: number[][] = [],
  ): number => {
    const rows = x.map((_, i) => i).filter((i) => kernelWeight(kernel, (x[i] ?? NaN) / h) > 0)
    const powers = Array.from({ length: order + 1 }, (_, j) => j)
    const fit = leastSquares(
      rows.map((i) => {
        const at = x[i] ?? NaN
        const right = at >= 0 ? 1 : 0
        return [
          ...powers.map((j) => (1 - right) * at ** j),
          ...powers.map((j) => right * at ** j),
          ...z.map((values) => values[i] ?? NaN),
        ]
      }),
      rows.map((i) => y[i] ?? NaN),
      rows.map((i) => kernelWeight(kernel, (x[i] ?? NaN) / h)),
    )
    const b = fit?.coefficients ?? []
    const factorial = [1, 1, 2, 6][derivative] ?? NaN
    return factorial * ((b[order + 1 + derivative] ?? NaN) - (b[derivative] ?? NaN))
  }

  it('is that of one weighted regression with both sides, for every kernel and order', () => {
    const { y, x, z1, z2 } = sharpSample(600)
    for (const kernel of kernels) {
      for (const [order, derivative] of [
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 1],
        [3, 0],
        [3, 2],
      ] as const) {
        const plain = estimate({ y, x }, { kernel, order, derivative, bandwidth: 0.4 })
        close(plain.estimate, oracle({ y, x }, kernel, 0.4, order, derivative), 9)
        const options = { kernel, order, derivative, bandwidth: 0.4 }
        const adjusted = estimate({ y, x }, { ...options, covariates: { z1, z2 } })
        close(adjusted.estimate, oracle({ y, x }, kernel, 0.4, order, derivative, [z1, z2]), 9)
      }
    }
  })

  it('corrected for bias with b = h is that of one order more', () => {
    const { y, x } = sharpSample(600)
    const corrected = estimate({ y, x }, { bandwidth: 0.4 })
    const next = estimate({ y, x }, { bandwidth: 0.4, order: 2, biasOrder: 3 })
    close(corrected.robust.estimate, next.conventional.estimate, 9)
    close(corrected.robust.se, next.conventional.se, 9)
  })
})
