import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import {
  covariateCoefficients,
  withoutCovariates,
  type FittedSide,
} from './covariate-adjustment.ts'
import { localPolynomial } from './local-polynomial.ts'
import { runsOf, type Side } from './side.ts'

const random = seeded(4)

const fitted = (
  sign: number,
  covariates: (z: Float64Array) => readonly Float64Array[],
): FittedSide => {
  const distance = Float64Array.from({ length: 40 }, (_, i) => (sign * (i + 0.5)) / 40).sort()
  const z = distance.map(() => random.normal())
  const side: Side = {
    distance,
    outcome: z.map((value, i) => 2 * value + (distance[i] ?? NaN) + (sign > 0 ? 5 : 0)),
    treatment: null,
    covariates: covariates(z),
    cluster: null,
    runs: runsOf(distance),
  }
  const fit = localPolynomial(distance, 1, 1.1, 'triangular')
  if (fit === null) throw new Error('no fit')
  return { side, fit }
}

describe('coefficients of covariates', () => {
  it('are shared by the sides, whatever their lines', () => {
    const sides = [fitted(-1, (z) => [z]), fitted(1, (z) => [z])]
    const { coefficients, unused } = covariateCoefficients(sides, ({ outcome }) => outcome)
    expect(Array.from(coefficients)).toEqual([expect.closeTo(2, 10)])
    expect(unused).toEqual([])
    const [{ side }] = sides as [FittedSide]
    withoutCovariates(side, side.outcome, coefficients).forEach((value, i) => {
      expect(value).toBeCloseTo(side.distance[i] ?? NaN, 9)
    })
  })

  it('leave out what the line or another covariate already says', () => {
    const sides = [-1, 1].map((sign) =>
      fitted(sign, (z) => [
        z.map(() => 7),
        z,
        z.map((value) => 3 * value - 1),
        z.map((v) => v ** 3),
      ]),
    )
    const { coefficients, unused } = covariateCoefficients(sides, ({ outcome }) => outcome)
    expect(unused).toEqual([0, 2])
    expect(Array.from(coefficients)).toEqual([0, expect.closeTo(2, 9), 0, expect.closeTo(0, 9)])
  })

  it('are none without covariates', () => {
    const none = [fitted(1, () => [])]
    expect(covariateCoefficients(none, ({ outcome }) => outcome).coefficients).toHaveLength(0)
    expect(covariateCoefficients([], ({ outcome }) => outcome).coefficients).toHaveLength(0)
  })
})
