import { describe, expect, it } from 'vitest'
import { curveErrors, jackknifeSpread, spread } from './replications.ts'
import { syntheticDid, type SyntheticDid, type SyntheticDidOptions } from './synthetic-did.ts'
import { refusalsOf } from './testing/refusals-of.ts'
import { inventedPanel, rowsWhere, valueOf, type Long } from './testing/invented-panel.ts'

const sdid = (long: Long, options: SyntheticDidOptions = {}): SyntheticDid =>
  valueOf(syntheticDid(long, options))

const refusalOf = (long: Long, options: SyntheticDidOptions): string =>
  refusalsOf(syntheticDid(long, options)).join() || 'none'

const one = inventedPanel({ units: 10, times: 9, starts: [6], seed: 4, effect: 4 })
const two = inventedPanel({ units: 12, times: 9, starts: [6, 6], seed: 2, effect: -3 })
const staggered = inventedPanel({ units: 15, times: 10, starts: [5, 5, 8, 8], seed: 3, effect: 2 })

const names = (long: Long): string[] => [...new Set(long.unit)]

/** The table with another unit in the place of the treated, which is left out. */
const withPlacebo = (long: Long, placebo: string): Long => {
  const controls = rowsWhere(long, (row) => long.unit[row] !== 'u10')
  return {
    ...controls,
    treated: controls.time.map((time, row) =>
      controls.unit[row] === placebo && time >= 2007 ? 1 : 0,
    ),
  }
}

describe('spreads', () => {
  it('are by hand', () => {
    expect(spread([1, 3])).toBe(1)
    expect(spread([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2)
    // n = 3: √(2 / 3 · (1 + 0 + 1)).
    expect(jackknifeSpread([1, 2, 3])).toBeCloseTo(Math.sqrt(4 / 3), 14)
  })

  it('are taken per time over the replications that reach it', () => {
    const curves = [Float64Array.of(1, 5), Float64Array.of(3, 9), Float64Array.of(5)]
    expect(Array.from(curveErrors(curves, 3, spread))).toEqual([Math.sqrt(8 / 3), 2, NaN])
    expect(Array.from(curveErrors([Float64Array.of(1)], 1, spread))).toEqual([NaN])
  })
})

describe('the placebo error', () => {
  it('goes through every control once with one treated unit, which is left out', () => {
    const result = sdid(one, { estimator: 'did' })
    expect(result.error.exact).toBe(true)
    expect(result.error.replications).toBe(9)
    const single = names(one)
      .slice(0, 9)
      .map((unit) => sdid(withPlacebo(one, unit), { estimator: 'did', se: 'none' }))
    expect(result.error.placebos.map(({ unit }) => unit)).toEqual(names(one).slice(0, 9))
    result.error.placebos.forEach(({ effect }, i) =>
      expect(effect).toBeCloseTo(single[i]?.estimate ?? NaN, 12),
    )
    expect(result.se).toBeCloseTo(spread(single.map(({ estimate }) => estimate)), 12)
    result.curve.forEach(({ se }, since) =>
      expect(se).toBeCloseTo(spread(single.map(({ curve }) => curve[since]?.effect ?? NaN)), 12),
    )
  })

  it('keeps the penalty of the estimate', () => {
    // Placebos of their own would measure the noise without the one that stands for the treated.
    const own = sdid(withPlacebo(one, 'u03'), { se: 'none' }).estimate
    const kept = sdid(one).error.placebos.find(({ unit }) => unit === 'u03')?.effect ?? NaN
    expect(kept).not.toBe(own)
    expect(Math.abs(kept - own)).toBeLessThan(0.1)
  })

  it('may be drawn, and comes near the exact one', () => {
    const exact = sdid(one).se ?? NaN
    const drawn = sdid(one, { drawnPlacebos: true, draws: 400, seed: 5 })
    expect(drawn.error).toMatchObject({ exact: false, replications: 400 })
    expect(drawn.error.placebos).toHaveLength(400)
    expect(Math.abs((drawn.se ?? NaN) / exact - 1)).toBeLessThan(0.15)
  })

  it('is drawn with several treated units: the same for a seed, another for another', () => {
    const first = sdid(two, { seed: 7, draws: 30 })
    expect(first.error).toMatchObject({ exact: false, replications: 30, placebos: [] })
    expect(sdid(two, { seed: 7, draws: 30 })).toEqual(first)
    expect(sdid(two, { seed: 8, draws: 30 }).se).not.toBe(first.se)
    expect(sdid(two, { seed: 1, draws: 200 })).toEqual(sdid(two))
  })

  it('puts every number of controls in the places of staggered starts', () => {
    const result = sdid(staggered, { draws: 50 })
    expect(result.se).toBeGreaterThan(0)
    expect(result.curve.every(({ se }) => (se ?? 0) > 0)).toBe(true)
  })

  it('needs more controls than treated units', () => {
    const few = rowsWhere(two, (row) => ['u01', 'u02', 'u11', 'u12'].includes(two.unit[row] ?? ''))
    expect(refusalOf(few, {})).toBe('placebo-needs-controls: 2 controls for 2 treated units')
    const enough = rowsWhere(
      two,
      (row) => !['u04', 'u05', 'u06', 'u07', 'u08', 'u09', 'u10'].includes(two.unit[row] ?? ''),
    )
    expect(refusalOf(enough, {})).toBe('none')
  })

  it('tells how far it is', () => {
    const told: [number, number][] = []
    sdid(one, { progress: (done, of) => told.push([done, of]) })
    expect(told).toEqual(Array.from({ length: 9 }, (_, i) => [i, 9]))
  })
})

describe('the jackknife error', () => {
  it('leaves out each unit once, the weights kept', () => {
    // With equal weights, keeping them is the same as estimating anew without the unit.
    for (const long of [two, staggered]) {
      const result = sdid(long, { estimator: 'did', se: 'jackknife' })
      const without = names(long).map((unit) =>
        sdid(
          rowsWhere(long, (row) => long.unit[row] !== unit),
          { estimator: 'did', se: 'none' },
        ),
      )
      expect(result.se).toBeCloseTo(jackknifeSpread(without.map(({ estimate }) => estimate)), 12)
      result.curve.forEach(({ se }, since) =>
        expect(se).toBeCloseTo(
          jackknifeSpread(without.map(({ curve }) => curve[since]?.effect ?? NaN)),
          11,
        ),
      )
      expect(result.error).toMatchObject({ kind: 'jackknife', replications: names(long).length })
      expect(result.method).toBe('difference-in-differences; jackknife standard error')
    }
  })

  it('brings the donor weights that are left back to one', () => {
    const result = sdid(two, { se: 'jackknife' })
    expect(result.se).toBeGreaterThan(0)
    const lifted = { ...two, outcome: two.outcome.map((value) => value + 1e4) }
    expect(sdid(lifted, { se: 'jackknife' }).se).toBeCloseTo(result.se ?? NaN, 7)
  })

  it('needs two treated units at each start, and two donors with weight', () => {
    expect(refusalOf(one, { se: 'jackknife' })).toBe(
      'jackknife-needs-treated: a start with one treated unit',
    )
    const single = rowsWhere(staggered, (row) => staggered.unit[row] !== 'u15')
    expect(refusalOf(single, { se: 'jackknife' })).toMatch(/^jackknife-needs-treated/)
    const twin = {
      ...two,
      outcome: two.outcome.map((value, row) =>
        (two.unit[row] ?? '') >= 'u11' ? (two.outcome[row % 9] ?? NaN) : value,
      ),
    }
    expect(refusalOf(twin, { se: 'jackknife', estimator: 'sc' })).toBe(
      'jackknife-needs-donors: one donor has all the weight',
    )
  })
})

describe('the bootstrap error', () => {
  it('is the same for a seed, and near the jackknife with many units', () => {
    const many = inventedPanel({
      units: 60,
      times: 6,
      starts: Array.from({ length: 20 }, () => 4),
      seed: 6,
    })
    const boot = sdid(many, { se: 'bootstrap', estimator: 'did', draws: 300 })
    const knife = sdid(many, { se: 'jackknife', estimator: 'did' })
    expect(Math.abs((boot.se ?? NaN) / (knife.se ?? NaN) - 1)).toBeLessThan(0.15)
    expect(boot.error).toMatchObject({ kind: 'bootstrap', replications: 300, exact: false })
    expect(boot.method).toBe('difference-in-differences; bootstrap standard error, by unit')
    expect(sdid(many, { se: 'bootstrap', estimator: 'did', draws: 300 })).toEqual(boot)
    expect(sdid(many, { se: 'bootstrap', estimator: 'did', draws: 300, seed: 2 }).se).not.toBe(
      boot.se,
    )
  })

  it('draws again where no treated unit or no control was drawn, and cohorts may be missing', () => {
    const small = rowsWhere(two, (row) => ['u01', 'u11', 'u12'].includes(two.unit[row] ?? ''))
    expect(sdid(small, { se: 'bootstrap', estimator: 'did', draws: 20 }).error.replications).toBe(
      20,
    )
    const result = sdid(staggered, { se: 'bootstrap', draws: 60 })
    expect(result.error.replications).toBe(60)
    expect(result.se).toBeGreaterThan(0)
  })

  it('tells how far it is', () => {
    const told: number[] = []
    sdid(two, { se: 'bootstrap', draws: 5, progress: (done) => told.push(done) })
    expect(told).toEqual([0, 1, 2, 3, 4])
  })

  it('needs two treated units', () => {
    expect(refusalOf(one, { se: 'bootstrap' })).toBe('bootstrap-needs-treated: one treated unit')
    expect(refusalOf(two, { se: 'bootstrap', draws: 2 })).toBe('none')
  })
})

describe('options that make no sense', () => {
  it('are refused', () => {
    expect(refusalOf(one, { level: 95 })).toBe('level-out-of-range: level 95')
    expect(refusalOf(one, { draws: 1 })).toBe('draws-too-few: 1 draws')
    expect(refusalOf(one, { draws: 2.5 })).toBe('draws-too-few: 2.5 draws')
    expect(refusalOf(one, { draws: 2 })).toBe('none')
    expect(refusalOf(one, { draws: 0, level: 0 })).toBe(
      'level-out-of-range: level 0,draws-too-few: 0 draws',
    )
  })
})
