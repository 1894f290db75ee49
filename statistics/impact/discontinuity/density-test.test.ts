import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { unrefused } from '../../reference/drawn-samples.ts'
import { densitySelectors } from './density-bandwidths.ts'
import type { DensityOptions } from './density-options.ts'
import { densityTest, type DensityTest } from './density-test.ts'

// rdpackages/rddensity, R/rddensity/tests/testthat/test-numerical-baseline.R and its fixture (2026).
const waves = Array.from({ length: 200 }, (_, i) => -1.5 + (3 * i) / 199 + 0.05 * Math.sin(i))

const test = (running: readonly number[], options: DensityOptions = {}): DensityTest =>
  unrefused(densityTest(running, options))

const expectClose = (ours: readonly number[], published: readonly number[], share: number): void =>
  published.forEach((value, i) => {
    expect(Math.abs((ours[i] ?? NaN) / value - 1)).toBeLessThan(share)
  })

const figures = ({ left, right, estimate, se, statistic, p }: DensityTest): number[] => [
  ...[left.density, right.density, estimate],
  ...[left.se, right.se, se ?? NaN],
  ...[statistic, p],
]

describe('figures that rddensity holds itself to', () => {
  it('bandwidth 0.6', () => {
    const result = test(waves, { bandwidth: 0.6 })
    expectClose(
      figures(result),
      [
        ...[0.35436788441290429, 0.36540670986852319, 0.011038825455618906],
        ...[0.19341614550534222, 0.25123753881804972, 0.31706482973256339],
        ...[0.034815673075219003, 0.97222672290141876],
      ],
      1e-9,
    )
    expect(result.n).toBe(200)
    expect(result.rows).toEqual({ left: 101, right: 99 })
    expect(result.within).toEqual({ left: 40, right: 38 })
    expect(result.selector).toBe('given')
    expect(result.warnings).toEqual([])
  })

  it('the uniform kernel, bandwidth 0.7', () => {
    expectClose(
      figures(test(waves, { bandwidth: { left: 0.7, right: 0.7 }, kernel: 'uniform' })),
      [
        ...[0.34130026841515765, 0.3420657749014871, 0.00076550648632944807],
        ...[0.17548744455400583, 0.21587883018878706, 0.27820767875803876],
        ...[0.0027515649091598947, 0.99780457161123959],
      ],
      1e-8,
    )
  })

  it('without correction for bias', () => {
    expectClose(
      figures(test(waves, { bandwidth: 0.6, biasOrder: 2 })),
      [
        ...[0.34035428447643551, 0.34198987973550626, 0.0016355952590707545],
        ...[0.1236699500204979, 0.13872257370543764, 0.18584458290069453],
        ...[0.0088008766978412804, 0.99297800700996164],
      ],
      1e-9,
    )
  })

  it('bandwidths that would reach beyond the data', () => {
    const widest = 1.5096395383771382
    expect(test(waves, { selector: 'each' }).bandwidths).toEqual({
      left: 1.5,
      right: expect.closeTo(widest, 12) as number,
    })
    for (const selector of ['diff', 'sum', 'comb'] as const) {
      const { left, right } = test(waves, { selector }).bandwidths
      expectClose([left, right], [widest, widest], 1e-12)
    }
    expect(test(waves).selector).toBe('comb')
  })
})

const drawn = (n: number, seed = 1): number[] => {
  const random = seeded(seed)
  return Array.from({ length: n }, () => random.normal() + 0.3)
}

// Computed a second time with plain matrices (numpy), both sides in one regression.
describe('bandwidths', () => {
  const sample = drawn(500)
  it.each([
    ['each', 2, 'triangular', [1.116445598, 0.6761169914]],
    ['diff', 2, 'triangular', [0.7082506664, 0.7082506664]],
    ['sum', 2, 'triangular', [0.9124012282, 0.9124012282]],
    ['comb', 2, 'triangular', [0.9124012282, 0.7082506664]],
    ['comb', 2, 'uniform', [0.666379945, 0.5866278269]],
    ['comb', 2, 'epanechnikov', [0.8205277557, 0.6603051083]],
    ['each', 1, 'triangular', [0.3117460416, 0.4004991769]],
    ['each', 3, 'triangular', [1.807063624, 1.346994557]],
    ['each', 4, 'triangular', [2.255821014, 1.558408649]],
    ['each', 5, 'uniform', [1.819421018, 1.460338525]],
  ] as const)('%s, order %i, %s kernel', (selector, order, kernel, expected) => {
    const { left, right } = test(sample, { selector, order, kernel }).bandwidths
    expectClose([left, right], expected, 1e-8)
  })
})

describe('the test', () => {
  const seeds = fc.integer({ min: 1, max: 1e6 })
  const runs = { seed: 7501, numRuns: 25 }

  it('does not depend on unit, origin or order of the running variable', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (seed, unit, shift) => {
          const sample = drawn(200, seed)
          const plain = test(sample)
          const cutoff = unit * shift
          const other = test(sample.map((x) => unit * x + cutoff).reverse(), { cutoff })
          expectClose([other.statistic], [plain.statistic], 1e-6)
          expectClose([other.bandwidths.left], [unit * plain.bandwidths.left], 1e-6)
          expectClose([other.estimate], [plain.estimate / unit], 1e-6)
        },
      ),
      runs,
    )
  })

  it('turns its sign when both sides change places', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const sample = drawn(200, seed)
        const plain = test(sample, { bandwidth: 0.8 })
        const turned = test(
          sample.map((x) => -x),
          { bandwidth: 0.8 },
        )
        expect(turned.rows).toEqual({ left: plain.rows.right, right: plain.rows.left })
        // Turned round, a row is counted among those below it instead of those above.
        expect(Math.abs(turned.estimate + plain.estimate)).toBeLessThan(1e-9)
      }),
      runs,
    )
  })

  it('has an interval that holds the estimate, and p from the statistic', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (seed, level) => {
        const result = test(drawn(150, seed), { level })
        expect(result.low).toBeLessThan(result.estimate)
        expect(result.high).toBeGreaterThan(result.estimate)
        expect(result.p).toBeGreaterThan(0)
        expect(result.p).toBeLessThanOrEqual(1)
        expect(result.statistic).toBeCloseTo(result.estimate / (result.se ?? NaN), 12)
      }),
      runs,
    )
    const { low, high, estimate, se } = test(drawn(150))
    expect(high).toBeCloseTo(estimate + 1.959963985 * (se ?? NaN), 8)
    expect(low).toBeCloseTo(estimate - 1.959963985 * (se ?? NaN), 8)
  })

  it('sees those who moved across the threshold, and is surer with more rows', () => {
    const moved = drawn(3000).map((x, i) => (x < 0 && i % 2 === 0 ? -x : x))
    expect(test(moved).statistic).toBeGreaterThan(3)
    expect(test(moved.map((x) => -x)).statistic).toBeLessThan(-3)
    const width = (n: number): number => test(drawn(n), { bandwidth: 1 }).se ?? NaN
    expect(width(2000)).toBeLessThan(0.5 * width(200))
  })

  it('knows the density of a uniform variable, per unit', () => {
    const even = Array.from({ length: 2001 }, (_, i) => (i - 1000) / 50)
    const { left, right, statistic, method } = test(even)
    expectClose([left.density, right.density], [1 / 40, 1 / 40], 1e-3)
    expect(Math.abs(statistic)).toBeLessThan(0.1)
    expect(method).toBe(
      'Density test, local polynomial of order 3, jackknife (Cattaneo, Jansson & Ma 2020)',
    )
    expect(densitySelectors).toEqual(['each', 'diff', 'sum', 'comb'])
  })
})

describe('equal values', () => {
  const sample = drawn(600).map((x) => Math.round(20 * x) / 20)

  it('count as one point of the distribution, with a warning', () => {
    const result = test(sample)
    const repeated = 600 - new Set(sample).size
    expect(result.warnings).toEqual([
      {
        code: 'mass-points',
        message: `${repeated} of 600 rows repeat a running value: equal values count as one point.`,
      },
      {
        code: 'few-different-values',
        message:
          'The running variable has few different values: its steps may look like bunching to this test.',
      },
    ])
    const plain = test(sample, { adjustMassPoints: false })
    expect(plain.warnings).toEqual([])
    expect(plain.statistic).not.toBeCloseTo(result.statistic, 3)
    expectClose(
      figures(result),
      [
        ...[0.4609491503, 0.3434825428, -0.1174666074],
        ...[0.1043659965, 0.08060058064, 0.1318662763],
        ...[-0.8908009748, 0.3730359521],
      ],
      1e-7,
    )
    expectClose(
      figures(plain),
      [
        ...[0.4816945383, 0.3728151312, -0.1088794071],
        ...[0.1053109544, 0.08035211187, 0.1324645576],
        ...[-0.8219512379, 0.4111046498],
      ],
      1e-7,
    )
  })
})
