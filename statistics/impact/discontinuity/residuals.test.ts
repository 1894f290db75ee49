import { Matrix, EigenvalueDecomposition } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { coefficientsOf, localPolynomial, type LocalPolynomial } from './local-polynomial.ts'
import { nearestNeighbourResiduals } from './nearest-neighbour-residuals.ts'
import { residualsOf, varianceOf, type VarianceMethod } from './residuals.ts'
import { runsOf, type Side } from './side.ts'

const sideOf = (
  distance: readonly number[],
  outcome: readonly number[],
  cluster?: readonly number[],
): Side => ({
  distance: Float64Array.from(distance),
  outcome: Float64Array.from(outcome),
  treatment: null,
  covariates: [],
  cluster: cluster === undefined ? null : Int32Array.from(cluster),
  runs: runsOf(Float64Array.from(distance)),
})

const drawn = (n: number, cluster?: (row: number) => number): Side => {
  const random = seeded(3)
  const distance = Array.from({ length: n }, () => random.uniform()).sort((a, b) => a - b)
  return sideOf(
    distance,
    distance.map((at) => at + random.normal()),
    cluster && distance.map((_, i) => cluster(i)),
  )
}

const fitOf = (side: Side, order = 1, bandwidth = 1.2): LocalPolynomial => {
  const fit = localPolynomial(side.distance, order, bandwidth, 'triangular')
  if (fit === null) throw new Error('no fit')
  return fit
}

const all = (side: Side) => ({ from: 0, to: side.distance.length })

/** Neighbours by looking at every row, however far. */
const bySearch = ({ distance, outcome }: Side, matches: number): number[] =>
  Array.from(outcome, (value, row) => {
    const gaps = Array.from(distance, (at) => Math.abs(at - (distance[row] ?? NaN)))
    const others = gaps.filter((_, i) => i !== row).sort((a, b) => a - b)
    const reach = others[Math.min(matches, others.length) - 1] ?? NaN
    const near = Array.from(outcome).filter((_, i) => i !== row && (gaps[i] ?? NaN) <= reach + 1e-9)
    const mean = near.reduce((total, y) => total + y, 0) / near.length
    return Math.sqrt(near.length / (near.length + 1)) * (value - mean)
  })

describe('nearest neighbours', () => {
  it('are the nearest on either side', () => {
    const side = drawn(60)
    for (const matches of [1, 3, 7]) {
      const ours = nearestNeighbourResiduals(side, all(side), side.outcome, matches)
      bySearch(side, matches).forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 10))
    }
  })

  it('with equal values and equal distances come together', () => {
    const distance = [0, 0, 0, 1, 2, 2, 3, 4, 4, 4, 4, 4, 6, 8, 10]
    const side = sideOf(
      distance,
      distance.map((at, i) => at * at + Math.sin(i)),
    )
    for (const matches of [1, 2, 3, 4]) {
      const ours = nearestNeighbourResiduals(side, all(side), side.outcome, matches)
      bySearch(side, matches).forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 10))
    }
  })

  it('are only those of the window', () => {
    const side = sideOf([0, 1, 2, 3, 4], [100, 1, 3, 8, 100])
    const ours = nearestNeighbourResiduals(side, { from: 1, to: 4 }, side.outcome, 3)
    const expected = [1 - 5.5, 3 - 4.5, 8 - 2].map((gap) => Math.sqrt(2 / 3) * gap)
    expect(Array.from(ours)).toEqual(expected.map((value) => expect.closeTo(value, 12) as number))
  })

  it('of 50,000 rows are found in one pass, also where all values are equal', () => {
    const n = 50_000
    const many = sideOf(
      Array.from({ length: n }, (_, i) => i),
      Array.from({ length: n }, (_, i) => i % 7),
    )
    expect(nearestNeighbourResiduals(many, all(many), many.outcome, 3)).toHaveLength(n)
    const one = sideOf(
      Array.from({ length: n }, () => 5),
      Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1)),
    )
    const residuals = nearestNeighbourResiduals(one, all(one), one.outcome, 3)
    expect(residuals[0]).toBeCloseTo(-Math.sqrt((n - 1) / n) * (n / 2 / (n - 1)), 9)
  })
})

describe('residuals of the fit', () => {
  const spread = (variance: VarianceMethod) => ({ variance, matches: 3 })
  const side = drawn(30)
  const fit = fitOf(side)
  const plain = residualsOf(side, fit, side.outcome, spread('hc0'))

  it('HC0 are those of weighted least squares', () => {
    const [level = NaN, slope = NaN] = coefficientsOf(fit, side.outcome)
    side.outcome.forEach((value, i) => {
      const line = level + (slope * (side.distance[i] ?? NaN)) / fit.bandwidth
      expect(plain[i]).toBeCloseTo(value - line, 12)
    })
  })

  it('HC1 are larger by √(n ÷ (n - k))', () => {
    const larger = residualsOf(side, fit, side.outcome, spread('hc1'))
    expect((larger[4] ?? NaN) / (plain[4] ?? NaN)).toBeCloseTo(Math.sqrt(30 / 28), 12)
  })

  it('HC3 are those of a fit without the row itself, HC2 lie between', () => {
    const without = 4
    const keep = (values: Float64Array): number[] =>
      Array.from(values).filter((_, i) => i !== without)
    const rest = sideOf(keep(side.distance), keep(side.outcome))
    const [level = NaN, slope = NaN] = coefficientsOf(fitOf(rest), rest.outcome)
    const predicted = level + (slope * (side.distance[without] ?? NaN)) / fit.bandwidth
    const hc3 = residualsOf(side, fit, side.outcome, spread('hc3'))[without] ?? NaN
    expect(hc3).toBeCloseTo((side.outcome[without] ?? NaN) - predicted, 10)
    const hc2 = residualsOf(side, fit, side.outcome, spread('hc2'))[without] ?? NaN
    expect(hc2).toBeCloseTo(Math.sign(hc3) * Math.sqrt(hc3 * (plain[without] ?? NaN)), 10)
  })

  it('of a row that decides the line alone stay finite', () => {
    const alone = sideOf([0.1, 0.1, 0.1, 1], [1, 2, 3, 9])
    const hc3 = residualsOf(alone, fitOf(alone), alone.outcome, spread('hc3'))
    expect(Math.abs(hc3[3] ?? NaN)).toBeLessThan(1e-4)
  })
})

describe('clusters', () => {
  const spread = (variance: VarianceMethod) => ({ variance, matches: 3 })
  const own = drawn(30, (row) => row)
  const shared = drawn(30, (row) => row % 6)

  it('of one row each: CR2 is HC2 and CR3 is HC3', () => {
    const single = { ...own, cluster: null }
    const fit = fitOf(own, 2)
    for (const variance of ['hc2', 'hc3'] as const) {
      const ours = residualsOf(own, fit, own.outcome, spread(variance))
      const hc = residualsOf(single, fit, own.outcome, spread(variance))
      ours.forEach((value, i) => expect(value).toBeCloseTo(hc[i] ?? NaN, 9))
      const l = own.outcome.map(Math.cos)
      expect(varianceOf(own, fit, l, ours, spread(variance))).toBeCloseTo(
        varianceOf(single, fit, l, hc, spread(variance)),
        9,
      )
    }
  })

  it('CR3 are the residuals of a fit without the cluster', () => {
    const fit = fitOf(shared)
    const ours = residualsOf(shared, fit, shared.outcome, spread('hc3'))
    const keep = (values: Float64Array): number[] =>
      Array.from(values).filter((_, i) => i % 6 !== 2)
    const rest = sideOf(keep(shared.distance), keep(shared.outcome))
    const [level = NaN, slope = NaN] = coefficientsOf(fitOf(rest), rest.outcome)
    for (const row of [2, 8, 14, 20, 26]) {
      const predicted = level + (slope * (shared.distance[row] ?? NaN)) / fit.bandwidth
      expect(ours[row]).toBeCloseTo((shared.outcome[row] ?? NaN) - predicted, 10)
    }
  })

  it('CR2 are (I - H)^(-1/2) times the residuals, per cluster', () => {
    const fit = fitOf(shared)
    const plain = residualsOf(shared, fit, shared.outcome, spread('hc0'))
    const ours = residualsOf(shared, fit, shared.outcome, spread('hc2'))
    const rows = [1, 7, 13, 19, 25]
    const root = rows.map((row) => Math.sqrt(fit.weights[row] ?? NaN))
    const design = new Matrix(
      rows.map((row, i) => [root[i] ?? NaN, (root[i] ?? NaN) * (fit.basis[row * 2 + 1] ?? NaN)]),
    )
    const inverse = Matrix.from1DArray(2, 2, Array.from(fit.inverseGram))
    const rest = Matrix.eye(5).sub(design.mmul(inverse).mmul(design.transpose()))
    const { eigenvectorMatrix: v, realEigenvalues } = new EigenvalueDecomposition(rest, {
      assumeSymmetric: true,
    })
    const half = v.mmul(Matrix.diag(realEigenvalues.map((x) => x ** -0.5))).mmul(v.transpose())
    const scaled = half.mmul(
      Matrix.columnVector(rows.map((row, i) => (root[i] ?? NaN) * (plain[row] ?? NaN))),
    )
    rows.forEach((row, i) => expect(ours[row]).toBeCloseTo(scaled.get(i, 0) / (root[i] ?? NaN), 10))
  })

  it('CR1 adds up scores per cluster, with the correction for few of them', () => {
    const side = sideOf([0.1, 0.2, 0.3, 0.4], [1, 2, 3, 5], [7, 7, 9, 11])
    const fit = fitOf(side)
    const l = Float64Array.from([1, 2, 3, 4])
    const e = Float64Array.from([0.5, -1, 2, 0.25])
    const scores = [0.5 - 2, 6, 1]
    const sum = scores.reduce((total, score) => total + score * score, 0)
    expect(varianceOf(side, fit, l, e, spread('hc0'))).toBeCloseTo((3 / 2) * (3 / 2) * sum, 12)
    expect(varianceOf(side, fit, l, e, spread('nn'))).toBeCloseTo((3 / 2) * (3 / 2) * sum, 12)
    expect(varianceOf(side, fit, l, e, spread('hc2'))).toBeCloseTo(sum, 12)
    expect(varianceOf(side, fit, l, e, spread('hc3'))).toBeCloseTo(sum, 12)
    expect(residualsOf(side, fit, side.outcome, spread('nn'))).toEqual(
      residualsOf({ ...side, cluster: null }, fit, side.outcome, spread('hc0')),
    )
  })
})
