import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { effectUncertainty } from './effect-uncertainty.ts'
import { influenceCovariance } from './influence-covariance.ts'
import { multiplierBootstrap } from './multiplier-bootstrap.ts'

const random = seeded(9)
const n = 60
const own = Int32Array.from({ length: n }, (_, i) => i)
const noise = () => Float64Array.from({ length: n }, () => random.normal())
const centred = (values: Float64Array): Float64Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  return values.map((value) => value - mean)
}
const one = centred(noise())
const two = centred(noise())
const zero = new Float64Array(n)

describe('covariance from influence functions', () => {
  it('is the mean of products over n', () => {
    const [left, right] = [Float64Array.of(1, -1, 2, -2), Float64Array.of(2, 0, -2, 0)]
    const each = Int32Array.of(0, 1, 2, 3)
    expect(Array.from(influenceCovariance([left, right], each, 4))).toEqual([
      10 / 16,
      -2 / 16,
      -2 / 16,
      8 / 16,
    ])
    // In clusters of the first two and the last two: sums 0, 0 and 2, -2.
    const pairs = Int32Array.of(0, 0, 1, 1)
    expect(Array.from(influenceCovariance([left, right], pairs, 2))).toEqual([0, 0, 0, 8 / 16])
  })
})

describe('the multiplier bootstrap', () => {
  it('has the error of the influence function, by cluster', () => {
    const analytic = Math.sqrt(influenceCovariance([one], own, n)[0] ?? NaN)
    const { standardErrors } = multiplierBootstrap([one], own, n, 1999, 1)
    expect((standardErrors[0] ?? NaN) / analytic).toBeGreaterThan(0.9)
    expect((standardErrors[0] ?? NaN) / analytic).toBeLessThan(1.1)
    const pairs = own.map((i) => Math.floor(i / 2))
    const clustered = Math.sqrt(influenceCovariance([one], pairs, n / 2)[0] ?? NaN)
    const byPair = multiplierBootstrap([one], pairs, n / 2, 1999, 1).standardErrors[0] ?? NaN
    expect(byPair / clustered).toBeGreaterThan(0.9)
    expect(byPair / clustered).toBeLessThan(1.1)
  })

  it('draws the two points of Mammen: with one cluster nothing else comes out', () => {
    const all = new Int32Array(4)
    const influence = Float64Array.of(1, 1, 1, 1)
    // The mean is the draw itself: (1 - √5) / 2 with chance 0.7236, else (1 + √5) / 2. The
    // quartiles of 4,999 draws are then the two points, √5 apart.
    const { standardErrors } = multiplierBootstrap([influence], all, 1, 4999, 1)
    const range = Math.sqrt(5) / (2 * 0.6744897501960817)
    expect(standardErrors[0]).toBeCloseTo(range, 12)
  })

  it('has a critical value near 1.96 for one estimate, and above it for several', () => {
    const boot = multiplierBootstrap([one, two], own, n, 1999, 3)
    const single = boot.criticalValue(0, 1, 0.95)
    expect(single).toBeGreaterThan(1.8)
    expect(single).toBeLessThan(2.1)
    // Two independent estimates: 2.236 (√0.95 two-sided).
    const both = boot.criticalValue(0, 2, 0.95)
    expect(both).toBeGreaterThan(2.12)
    expect(both).toBeLessThan(2.4)
    expect(boot.criticalValue(0, 2, 0.5)).toBeLessThan(both)
  })

  it('leaves out estimates without error', () => {
    const boot = multiplierBootstrap([zero, one], own, n, 99, 3)
    expect(boot.standardErrors[0]).toBeNaN()
    expect(boot.criticalValue(0, 2, 0.9)).toBe(boot.criticalValue(1, 2, 0.9))
    expect(boot.criticalValue(0, 1, 0.9)).toBeNaN()
  })

  it('is the same for the same seed', () => {
    const draw = (seed: number) => multiplierBootstrap([one], own, n, 99, seed).standardErrors
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })
})

describe('the errors of tables of effects', () => {
  const options = { se: 'analytic', draws: 99, seed: 1, level: 0.95 } as const
  it('share the draws, and each table has a band of its own', () => {
    const [first, second] = [
      { estimate: 1, influence: one },
      { estimate: 2, influence: two },
    ]
    const of = effectUncertainty([[first], [second]], own, n, options)
    const boot = multiplierBootstrap([one, two], own, n, 99, 1)
    expect(of(first).seBootstrap).toBe(boot.standardErrors[0])
    expect(of(second).bandHigh).toBeCloseTo(
      2 + boot.criticalValue(1, 2, 0.95) * (of(second).se ?? NaN),
      12,
    )
    expect(of(second).bandLow).toBeCloseTo(
      2 - boot.criticalValue(1, 2, 0.95) * (of(second).se ?? NaN),
      12,
    )
    expect(Object.isFrozen(of(first))).toBe(true)
  })

  it("are each effect's own, in every table", () => {
    const influences = [one, two, one.map((value) => 3 * value), two.map((value) => 5 * value)]
    const [a, b, c, d] = influences.map((influence, at) => ({ estimate: at, influence }))
    if (a === undefined || b === undefined || c === undefined || d === undefined) {
      throw new Error('four effects')
    }
    const of = effectUncertainty([[a], [b, c, d]], own, n, options)
    const boot = multiplierBootstrap(influences, own, n, 99, 1)
    const found = [a, b, c, d].map((effect) => of(effect).seBootstrap)
    expect(found).toEqual([...boot.standardErrors])
    expect(of(c).seBootstrap).toBeCloseTo(3 * (of(a).seBootstrap ?? NaN), 12)
    expect(of(d).seAnalytic).toBeCloseTo(5 * (of(b).seAnalytic ?? NaN), 12)
  })

  it('are nothing where there is no error or no estimate, and unknown for another effect', () => {
    const certain = { estimate: 0, influence: zero }
    const lost = { estimate: NaN, influence: one }
    const of = effectUncertainty([[certain, lost]], own, n, options)
    expect(of(certain)).toEqual({
      estimate: 0,
      se: null,
      seAnalytic: null,
      seBootstrap: null,
      low: null,
      high: null,
      bandLow: null,
      bandHigh: null,
    })
    expect(of(lost)).toMatchObject({ estimate: null, low: null })
    expect(() => of({ estimate: 0, influence: zero })).toThrow('none of the tables')
  })
})
