import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareCdf, chiSquareQuantile } from './chi-square.ts'
import { gammaCdf, gammaQuantile, logGamma } from './gamma.ts'
import { inverseLowerGamma, lowerGamma, upperGamma } from './incomplete-gamma.ts'
import { poissonCdf } from './poisson.ts'

const near = (ours: number, published: number, relative = 1e-12): void =>
  expect(Math.abs(ours / published - 1)).toBeLessThan(relative)

// Quantiles of R 4.2 (qgamma), for shapes below, at and far above 1, in the middle and both tails.
const quantiles: readonly (readonly [shape: number, p: number, x: number])[] = [
  [0.05, 0.001, 5.844632057286554e-61],
  [0.05, 0.5, 5.5738784407462583e-7],
  [0.05, 0.975, 0.56717376175385836],
  [0.3, 0.001, 6.9726990967833327e-11],
  [0.3, 0.5, 0.073131135866951885],
  [0.3, 0.975, 1.9002636428388271],
  [1, 0.001, 0.0010005003335835335],
  [1, 0.5, 0.69314718055994529],
  [1, 0.975, 3.6888794541139354],
  [2.7, 0.001, 0.13631091527005978],
  [2.7, 0.5, 2.3749804077000483],
  [2.7, 0.975, 6.74333210670334],
  [15, 0.001, 5.793975522822528],
  [15, 0.5, 14.668015758330794],
  [15, 0.975, 23.489621121835576],
  [999, 0.001, 904.16966014448485],
  [999, 0.5, 998.66668644675246],
  [999, 0.975, 1061.8901509343823],
  [1000, 0.001, 905.12079093497664],
  [1000, 0.5, 999.66668642696516],
  [1000, 0.975, 1062.9211512248878],
  [10000, 0.001, 9693.8243858237256],
  [10000, 0.5, 9999.6666686420467],
  [10000, 0.975, 10196.941824999883],
  [1000000, 0.001, 996912.61731981521],
  [1000000, 0.5, 999999.66666668642],
  [1000000, 0.975, 1001960.9109654503],
  [100000000, 0.001, 99969100.526761666],
  [100000000, 0.5, 99999999.666666672],
  [100000000, 0.975, 100019600.58698115],
]

// pgamma(x, shape) and its upper tail, R 4.2.
const tails: readonly (readonly [shape: number, x: number, lower: number, upper: number])[] = [
  [0.3, 0.1, 0.54591284959179653, 0.45408715040820347],
  [0.5, 6, 0.99946799449486079, 0.00053200550513924966],
  [2.7, 0.0001, 3.7998318363624984e-12, 0.99999999999620015],
  [9.9, 4, 0.0089926710970552291, 0.99100732890294474],
  [10, 30, 0.99999287824913718, 7.1217508628155784e-6],
  [100, 70, 0.00043037259497989103, 0.99956962740502009],
  [1000, 1050, 0.94132888862268194, 0.058671111377318091],
  [1000, 960, 0.10175682018645264, 0.8982431798135474],
  [10000, 10250, 0.9934821365116574, 0.0065178634883425613],
  [1000000, 1003000, 0.99863825935378236, 0.0013617406462175894],
  [100000000, 100000000, 0.50001329807601413, 0.49998670192398592],
]

describe('incomplete gamma function', () => {
  it.each(quantiles)('has the quantile of R at shape %d, p = %d', (shape, p, x) => {
    near(inverseLowerGamma(p, shape), x)
  })

  it.each(tails)('has both tails of R at shape %d, x = %d', (shape, x, lower, upper) => {
    near(lowerGamma(shape, x), lower, 1e-11)
    near(upperGamma(shape, x), upper, 1e-11)
  })

  it('adds up to one and inverts, for small and very large shapes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 8, noNaN: true }),
        fc.double({ min: 1e-4, max: 0.9999, noNaN: true }),
        (power, p) => {
          const shape = 10 ** power
          const x = inverseLowerGamma(p, shape)
          // Below this a quantile is smaller than the smallest number.
          if (x < 1e-290) return
          near(lowerGamma(shape, x), p, 1e-9)
          expect(lowerGamma(shape, x) + upperGamma(shape, x)).toBeCloseTo(1, 13)
        },
      ),
      { seed: 1, numRuns: 300 },
    )
  })

  it('holds its edges', () => {
    expect(lowerGamma(2, 0)).toBe(0)
    expect(upperGamma(2, 0)).toBe(1)
    expect(lowerGamma(2, -1)).toBe(0)
    expect(lowerGamma(2, Infinity)).toBe(1)
    expect(upperGamma(2, Infinity)).toBe(0)
    expect(lowerGamma(0, 0)).toBe(1)
    expect(lowerGamma(0, 3)).toBe(1)
    expect(lowerGamma(0, -1)).toBe(0)
    expect(lowerGamma(-1, 3)).toBeNaN()
    expect(lowerGamma(Infinity, 3)).toBeNaN()
    expect(lowerGamma(2, NaN)).toBeNaN()
    expect(inverseLowerGamma(0, 2)).toBe(0)
    expect(inverseLowerGamma(1, 2)).toBe(Infinity)
    expect(inverseLowerGamma(0.5, 0)).toBe(0)
    expect(inverseLowerGamma(-0.1, 2)).toBeNaN()
    expect(inverseLowerGamma(1.1, 2)).toBeNaN()
    expect(inverseLowerGamma(NaN, 2)).toBeNaN()
    expect(inverseLowerGamma(0.5, -2)).toBeNaN()
    expect(inverseLowerGamma(0.5, Infinity)).toBeNaN()
    expect(inverseLowerGamma(1e-10, 0.01)).toBe(0)
  })
})

describe('distributions that rest on it', () => {
  it('has a rate for the gamma distribution', () => {
    near(gammaQuantile(0.975, 1000, 2), 1062.9211512248878 / 2)
    near(gammaCdf(1062.9211512248878 / 2, 1000, 2), 0.975)
    near(logGamma(5), Math.log(24))
  })

  // qchisq(0.975, 2000) and qchisq(0.95, 1), R 4.2.
  it('has χ² at twice the shape', () => {
    near(chiSquareQuantile(0.975, 2000), 2 * 1062.9211512248878)
    near(chiSquareQuantile(0.95, 1), 3.841458820694124)
    near(chiSquareCdf(3.841458820694124, 1), 0.95)
  })

  // ppois(1000, 1010), ppois(3, 2.5), R 4.2.
  it('counts Poisson events up to and including x', () => {
    near(poissonCdf(1000, 1010), 0.38432441544940077)
    near(poissonCdf(3, 2.5), 0.75757613313306593)
    near(poissonCdf(0, 1), Math.exp(-1))
    near(poissonCdf(0.9, 1), Math.exp(-1))
    expect(poissonCdf(-0.1, 1)).toBe(0)
    expect(poissonCdf(3, 0)).toBe(1)
  })
})
