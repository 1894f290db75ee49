import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { twoSidedP, twoSidedZ } from '../../numerics/normal.ts'
import { syntheticDid, type SyntheticDid, type SyntheticDidOptions } from './synthetic-did.ts'
import { inventedPanel, valueOf, type Long } from './testing/invented-panel.ts'

const sdid = (long: Long, options: SyntheticDidOptions = {}): SyntheticDid =>
  valueOf(syntheticDid(long, options))

const bare = { se: 'none' } as const

const block = inventedPanel({ units: 12, times: 10, starts: [7], seed: 1, effect: 4 })
const pair = inventedPanel({ units: 14, times: 9, starts: [6, 6], seed: 2, effect: -3 })
const staggered = inventedPanel({ units: 15, times: 10, starts: [5, 5, 8], seed: 3, effect: 2 })

/** One treated, two controls, three times and one after: small enough to work out by hand. */
const tiny: Long = {
  unit: ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'],
  time: [1, 2, 3, 1, 2, 3, 1, 2, 3],
  outcome: [1, 2, 4, 5, 7, 6, 2, 4, 9],
  treated: [0, 0, 0, 0, 0, 0, 0, 0, 1],
}

describe('difference-in-differences with equal weights', () => {
  it('is the difference of differences, by hand', () => {
    // c: 9 − (2 + 4) / 2 = 6; controls: (4 + 6) / 2 − (1 + 2 + 5 + 7) / 4 = 1.25.
    const result = sdid(tiny, { estimator: 'did', se: 'placebo' })
    expect(result.estimate).toBe(4.75)
    // Placebos: a against b: (4 − 1.5) − (6 − 6) = 2.5, and b against a −2.5.
    expect(result.error.placebos).toEqual([
      { unit: 'a', effect: 2.5 },
      { unit: 'b', effect: -2.5 },
    ])
    expect(result.se).toBe(2.5)
    expect(result.error).toMatchObject({ kind: 'placebo', replications: 2, exact: true })
    expect(result.low).toBeCloseTo(4.75 - 2.5 * twoSidedZ(0.95), 12)
    expect(result.high).toBeCloseTo(4.75 + 2.5 * twoSidedZ(0.95), 12)
    expect(result.pValue).toBeCloseTo(twoSidedP(4.75 / 2.5), 14)
    expect(result.n).toBe(9)
    expect(result.level).toBe(0.95)
    expect(result.method).toBe('difference-in-differences; placebo standard error')
  })

  it('tells weights, series and gaps by name', () => {
    const result = sdid(tiny, { estimator: 'did', ...bare })
    const [cohort] = result.cohorts
    expect(cohort).toMatchObject({ start: 3, units: ['c'], effect: 4.75, treatedCells: 1 })
    expect(cohort?.unitWeights).toEqual([
      { unit: 'a', weight: 0.5 },
      { unit: 'b', weight: 0.5 },
    ])
    expect(cohort?.timeWeights).toEqual([
      { time: 1, weight: 0.5 },
      { time: 2, weight: 0.5 },
    ])
    // Gaps −1, −0.5, 4 less their mean before the start.
    expect(cohort?.series).toEqual([
      { time: 1, treated: 2, synthetic: 3, gap: -0.25 },
      { time: 2, treated: 4, synthetic: 4.5, gap: 0.25 },
      { time: 3, treated: 9, synthetic: 5, gap: 4.75 },
    ])
    expect(cohort?.preMspe).toBe(0.0625)
    expect(result.curve).toEqual([{ since: 0, effect: 4.75, se: null }])
    expect(result.controls).toEqual(['a', 'b'])
    expect(result.times).toEqual([1, 2, 3])
    expect(result.coefficients).toEqual([])
    expect(result).toMatchObject({ se: null, low: null, high: null, pValue: null })
    expect(result.error).toEqual({ kind: 'none', replications: 0, exact: false, placebos: [] })
    expect(result.method).toBe('difference-in-differences; no standard error')
    expect(Object.isFrozen(result)).toBe(true)
  })
})

describe('synthetic difference-in-differences', () => {
  it('has weights of the simplex for units and times', () => {
    for (const long of [block, pair, staggered]) {
      for (const cohort of sdid(long, bare).cohorts) {
        const units = cohort.unitWeights.map(({ weight }) => weight)
        const times = cohort.timeWeights.map(({ weight }) => weight)
        for (const weights of [units, times]) {
          expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-12)
          expect(Math.min(...weights)).toBeGreaterThanOrEqual(0)
        }
        expect(times).toHaveLength(cohort.start - 2001)
      }
    }
  })

  const random = inventedPanel({ units: 12, times: 10, starts: [7], seed: 9 }).outcome
  const shifted = (ofTime: (t: number) => number): Long => ({
    ...block,
    outcome: block.outcome.map(
      (value, row) =>
        value + 1000 + 50 * (random[Math.floor(row / 10) * 9] ?? NaN) + ofTime(row % 10),
    ),
  })

  it('does not change with levels of units, a constant or a common trend', () => {
    const { estimate, se } = sdid(block)
    const moved = sdid(shifted((t) => 7 * t))
    expect(moved.estimate).toBeCloseTo(estimate, 8)
    expect(moved.se).toBeCloseTo(se ?? NaN, 8)
  })

  it('without penalty does not change with common times either', () => {
    const moved = shifted((t) => 3 * (random[t * 7] ?? NaN))
    for (const estimator of ['did', 'difp'] as const) {
      expect(sdid(moved, { estimator, ...bare }).estimate).toBeCloseTo(
        sdid(block, { estimator, ...bare }).estimate,
        6,
      )
    }
    // The penalty is measured by changes over time, common ones too: so in the paper.
    expect(Math.abs(sdid(moved, bare).estimate - sdid(block, bare).estimate)).toBeGreaterThan(1e-3)
  })

  it('follows the scale of the outcome, whichever way', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(-1, 1e-6, 3, 1e7),
        fc.constantFrom('sdid', 'sc', 'difp', 'sc-reg', 'difp-reg', 'did'),
        (scale, estimator) => {
          const plain = sdid(block, { estimator })
          const scaled = sdid(
            { ...block, outcome: block.outcome.map((value) => value * scale) },
            { estimator },
          )
          expect(scaled.estimate / scale).toBeCloseTo(plain.estimate, 7)
          expect((scaled.se ?? NaN) / Math.abs(scale)).toBeCloseTo(plain.se ?? NaN, 7)
          expect(scaled.warnings.map(({ code }) => code)).toEqual(
            plain.warnings.map(({ code }) => code),
          )
        },
      ),
      { seed: 1, numRuns: 30 },
    )
  })

  it('does not depend on the order of rows or the names of units', () => {
    const order = block.unit.map((_, row) => (row * 37) % block.unit.length)
    const shuffled: Long = {
      unit: order.map((row) => block.unit[row] ?? ''),
      time: order.map((row) => block.time[row] ?? NaN),
      outcome: order.map((row) => block.outcome[row] ?? NaN),
      treated: order.map((row) => block.treated[row] ?? NaN),
    }
    expect(sdid(shuffled)).toEqual(sdid(block))
    const renamed = sdid({
      ...block,
      unit: block.unit.map((name) => String(99 - Number(name.slice(1)))),
    })
    expect(renamed.estimate).toBeCloseTo(sdid(block).estimate, 9)
    expect(renamed.se).toBeCloseTo(sdid(block).se ?? NaN, 9)
  })

  it('gives back an effect that was put in, and moves with it', () => {
    const none = sdid(
      inventedPanel({ units: 12, times: 10, starts: [7], seed: 1, effect: 0 }),
      bare,
    )
    const four = sdid(block, bare)
    expect(four.estimate - none.estimate).toBeCloseTo(4, 9)
    // Two controls on both sides and no noise: the mean of both is the treated, and nothing is left.
    const times = [1, 2, 3, 4, 5]
    const wave = [3, 5, 4, 7, 6]
    const quiet: Long = {
      unit: times.flatMap(() => ['a', 'b', 'c']),
      time: times.flatMap((time) => [time, time, time]),
      outcome: wave.flatMap((value, t) => [value + t, value - t, value + (t > 2 ? 11 : 0)]),
      treated: times.flatMap((time) => [0, 0, time > 3 ? 1 : 0]),
    }
    for (const estimator of ['sdid', 'sc', 'difp', 'did'] as const) {
      const result = sdid(quiet, { estimator, ...bare })
      expect(result.estimate).toBeCloseTo(11, 7)
      expect(result.cohorts[0]?.preMspe).toBeCloseTo(0, 12)
    }
  })

  it('averages the curve to the estimate', () => {
    const { curve, estimate } = sdid(block)
    expect(curve.map(({ since }) => since)).toEqual([0, 1, 2])
    expect(curve.reduce((sum, { effect }) => sum + effect, 0) / 3).toBeCloseTo(estimate, 12)
    expect(curve.every(({ se }) => se !== null && se > 0)).toBe(true)
  })

  it('has no p-value where placebos do not vary at all', () => {
    const flat: Long = { ...tiny, outcome: [1, 2, 3, 4, 5, 6, 7, 8, 20] }
    const result = sdid(flat, { estimator: 'did' })
    expect(result.se).toBe(0)
    expect(result.pValue).toBeNull()
    expect(result.estimate).toBe(11)
  })

  it('takes the level that is asked for', () => {
    const wide = sdid(block, { level: 0.99 })
    const narrow = sdid(block, { level: 0.5 })
    expect(wide.level).toBe(0.99)
    expect((wide.high ?? NaN) - (wide.low ?? NaN)).toBeCloseTo(
      2 * twoSidedZ(0.99) * (wide.se ?? NaN),
      10,
    )
    expect((narrow.high ?? NaN) - (narrow.low ?? NaN)).toBeCloseTo(
      2 * twoSidedZ(0.5) * (narrow.se ?? NaN),
      10,
    )
  })

  it('names each of its family', () => {
    const methodOf = (estimator: NonNullable<SyntheticDidOptions['estimator']>): string =>
      sdid(tiny, { estimator, ...bare }).method
    expect(methodOf('sdid')).toMatch(/^synthetic difference-in-differences \(Ark/)
    expect(methodOf('sc')).toMatch(/^synthetic control on earlier outcomes/)
    expect(methodOf('difp')).toMatch(/^demeaned synthetic control \(Doud/)
    expect(methodOf('sc-reg')).toMatch(/^synthetic control with the penalty/)
    expect(methodOf('difp-reg')).toMatch(/^demeaned synthetic control with the penalty/)
  })
})

describe('where the packages stop', () => {
  it('is near the optimum, and not at it', () => {
    const exact = sdid(block, bare).estimate
    const stopped = sdid(block, { ...bare, solver: 'package' }).estimate
    expect(Math.abs(stopped - exact)).toBeLessThan(0.05)
    expect(stopped).not.toBe(exact)
  })
})
