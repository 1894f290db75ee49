import { describe, expect, it } from 'vitest'
import { normalCdf, normalPdf, normalQuantile, twoSidedP, twoSidedZ } from './normal.ts'

const relative = (ours: number, published: number): number => Math.abs(ours / published - 1)

// Computed with 55 digits (Python mpmath 1.3: ncdf and, for quantiles, Newton's method on it), rounded to double precision.
const lower: readonly (readonly [z: number, p: number])[] = [
  [-38, 2.88542835e-316],
  [-20, 2.7536241186062337e-89],
  [-10, 7.619853024160525e-24],
  [-8, 6.220960574271784e-16],
  [-6, 9.86587645037698e-10],
  [-5, 2.866515718791939e-7],
  [-3.5, 0.00023262907903552504],
  [-2.5758, 0.005000423737778681],
  [-1.96, 0.024997895148220435],
  [-1, 0.15865525393145705],
  [-0.5, 0.3085375387259869],
  [-0.1, 0.460172162722971],
  [-1e-8, 0.4999999960105772],
  [0, 0.5],
  [1e-8, 0.5000000039894228],
  [0.3, 0.6179114221889527],
  [1, 0.8413447460685429],
  [1.5, 0.9331927987311419],
  [1.96, 0.9750021048517795],
  [3, 0.9986501019683699],
  [5, 0.9999997133484281],
  [8, 0.9999999999999993],
]
const densities: readonly (readonly [z: number, density: number])[] = [
  [-20, 5.520948362159764e-88],
  [-6, 6.075882849823285e-9],
  [-5, 1.4867195147342977e-6],
  [-3.5, 0.00087268269504576],
  [-1.96, 0.05844094433345146],
  [-1, 0.24197072451914334],
  [-0.5, 0.35206532676429947],
  [-0.1, 0.39695254747701175],
  [-1e-8, 0.39894228040143265],
  [0.3, 0.3813878154605241],
  [1.5, 0.12951759566589172],
  [3, 0.0044318484119380075],
  [5, 1.4867195147342977e-6],
  [8, 5.052271083536892e-15],
]
const quantiles: readonly (readonly [p: number, z: number])[] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-12, -7.034483825301132],
  [1e-9, -5.9978070150076865],
  [1e-6, -4.753424308822899],
  [0.0001, -3.7190164854556804],
  [0.001, -3.0902323061678136],
  [0.0025, -2.8070337683438042],
  [0.005, -2.575829303548901],
  [0.01, -2.326347874040841],
  [0.025, -1.9599639845400543],
  [0.05, -1.6448536269514726],
  [0.1, -1.2815515655446004],
  [0.2, -0.8416212335729142],
  [0.3, -0.5244005127080408],
  [0.4, -0.2533471031357997],
  [0.45, -0.12566134685507402],
  [0.499, -0.002506630899571766],
  [0.501, 0.002506630899571766],
  [0.6, 0.2533471031357997],
  [0.7, 0.5244005127080407],
  [0.8, 0.8416212335729144],
  [0.9, 1.2815515655446006],
  [0.95, 1.6448536269514722],
  [0.975, 1.9599639845400538],
  [0.99, 2.3263478740408408],
  [0.995, 2.5758293035489004],
  [0.999, 3.090232306167813],
  [0.9999, 3.7190164854557084],
  [0.999999, 4.753424308817087],
]

describe('normal distribution', () => {
  it.each(lower)('has at most %d with the certified chance', (z, p) => {
    expect(relative(normalCdf(z), p)).toBeLessThan(1e-13)
  })

  it.each(densities)('has the certified density at %d', (z, density) => {
    expect(relative(normalPdf(z), density)).toBeLessThan(1e-14)
  })

  it.each(quantiles)('has the certified quantile of %d', (p, z) => {
    expect(relative(normalQuantile(p), z)).toBeLessThan(1e-14)
  })

  // Abramowitz & Stegun (1964), Table 26.1: P(x) to 15 places.
  it('agrees with the printed table', () => {
    expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14)
    expect(normalCdf(2)).toBeCloseTo(0.977249868051821, 14)
    expect(normalCdf(3)).toBeCloseTo(0.99865010196837, 14)
  })

  it('goes on smoothly where the far tail begins', () => {
    const below = normalQuantile(0.001 - 1e-15)
    const from = normalQuantile(0.001)
    expect(below).toBeLessThan(from)
    expect(from - below).toBeLessThan(1e-12)
  })

  it('holds its edges', () => {
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15)
    expect(normalQuantile(-0.1)).toBeNaN()
    expect(normalQuantile(1.1)).toBeNaN()
    expect(normalQuantile(NaN)).toBeNaN()
  })

  it('gives the z of an interval and the p of a z', () => {
    expect(twoSidedZ(0.95)).toBeCloseTo(1.9599639845400543, 14)
    expect(twoSidedZ(0.998)).toBeCloseTo(3.0902323061678136, 12)
    expect(twoSidedP(1.9599639845400543)).toBeCloseTo(0.05, 14)
    expect(twoSidedP(-3)).toBe(twoSidedP(3))
    expect(twoSidedP(0)).toBe(1)
  })
})
