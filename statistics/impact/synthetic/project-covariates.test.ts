import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { projectCovariates, withoutCovariates } from './project-covariates.ts'

const units = [0, 1, 2, 3, 4]
const times = 6
const random = (seed: number): Float64Array[] => {
  const numbers = seeded(seed)
  return units.map(() => Float64Array.from({ length: times }, () => numbers.uniform()))
}
/** An effect per unit and per time, and so much of each covariate. */
const outcomesOf = (covariates: readonly Float64Array[][], times_: readonly number[]) =>
  units.map((unit) =>
    Float64Array.from({ length: times }, (_, t) =>
      covariates.reduce(
        (sum, covariate, k) => sum + (times_[k] ?? 0) * (covariate[unit]?.[t] ?? 0),
        10 * unit + t * t,
      ),
    ),
  )

describe('covariates beside effects of units and times', () => {
  const covariates = [random(1), random(2)]
  const outcomes = outcomesOf(covariates, [3, -2])

  it('get the coefficients that made the outcomes', () => {
    const found = projectCovariates({ outcomes, covariates }, units)
    expect(found?.[0]).toBeCloseTo(3, 9)
    expect(found?.[1]).toBeCloseTo(-2, 9)
  })

  it('leave the effects of unit and time', () => {
    const rest = withoutCovariates({ outcomes, covariates }, Float64Array.of(3, -2))
    rest.forEach((own, unit) =>
      own.forEach((value, t) => expect(value).toBeCloseTo(10 * unit + t * t, 9)),
    )
  })

  it('are reckoned over the units that are named, and no others', () => {
    const spoilt = outcomes.map((own, unit) => (unit === 4 ? own.map((y, t) => y * t) : own))
    const found = projectCovariates({ outcomes: spoilt, covariates }, [0, 1, 2, 3])
    expect(found?.[0]).toBeCloseTo(3, 9)
    expect(projectCovariates({ outcomes: spoilt, covariates }, units)?.[0]).not.toBeCloseTo(3, 3)
  })

  it('have none where one is the same at all times, or follows from another, also at large values', () => {
    const [first = []] = covariates
    const ofUnit = units.map((unit) => new Float64Array(times).fill(1e6 * (unit + 0.1)))
    const twice = first.map((own) => own.map((x) => 2 * x))
    for (const other of [ofUnit, twice]) {
      expect(projectCovariates({ outcomes, covariates: [first, other] }, units)).toBeNull()
    }
  })

  it('keep one that varies little beside its size', () => {
    const [first = []] = covariates
    const lifted = first.map((own) => own.map((x) => 1_000 + x))
    const found = projectCovariates(
      { outcomes: outcomesOf([lifted], [3]), covariates: [lifted] },
      units,
    )
    expect(found?.[0]).toBeCloseTo(3, 6)
  })
})
