import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { staggeredAdoption } from './staggered-adoption.ts'
import { estimate, long, valueOf } from './testing/staggered-example.ts'

describe('errors and intervals', () => {
  // Two groups and 48 units with an effect of 1 and noise.
  const random = seeded(11)
  const noisy = long(
    Array.from({ length: 48 }, (_, i) => {
      const start = i % 4 === 0 ? 3 : i % 4 === 1 ? 4 : 0
      const level = random.normal()
      const at = (time: number) =>
        level + time + (start > 0 && time >= start ? 1 : 0) + random.normal()
      return [`u${i}`, start, at(1), at(2), at(3), at(4)] as const
    }),
  )

  it('rest on the analytic errors, or on the bootstrap when asked, and both are given', () => {
    const analytic = estimate(noisy, { draws: 999 })
    const bootstrap = estimate(noisy, { draws: 999, se: 'bootstrap' })
    expect(analytic.se).toBe(analytic.seAnalytic)
    expect(bootstrap.se).toBe(bootstrap.seBootstrap)
    expect(bootstrap.seAnalytic).toBe(analytic.seAnalytic)
    expect(bootstrap.seBootstrap).toBe(analytic.seBootstrap)
    expect((analytic.seBootstrap ?? NaN) / (analytic.seAnalytic ?? NaN)).toBeGreaterThan(0.88)
    expect((analytic.seBootstrap ?? NaN) / (analytic.seAnalytic ?? NaN)).toBeLessThan(1.12)
    const half = 1.959963984540054 * (analytic.se ?? NaN)
    expect(analytic.low).toBeCloseTo(analytic.estimate - half, 12)
    expect(analytic.high).toBeCloseTo(analytic.estimate + half, 12)
  })

  it('make bands over a table wider than its intervals, and contain the estimate', () => {
    const result = estimate(noisy, { draws: 199, aggregate: 'dynamic' })
    for (const effect of [...result.groupTime, ...result.rows]) {
      const { estimate: value, low, high, bandLow, bandHigh } = effect
      expect(value).toBeGreaterThan(low ?? NaN)
      expect(value).toBeLessThan(high ?? NaN)
      expect(bandLow).toBeLessThan(low ?? NaN)
      expect(bandHigh).toBeGreaterThan(high ?? NaN)
    }
    const factor = (effect: (typeof result.rows)[number]) =>
      ((effect.bandHigh ?? NaN) - (effect.estimate ?? NaN)) / (effect.se ?? NaN)
    const factors = result.rows.map(factor)
    factors.forEach((each) => expect(each).toBeCloseTo(factors[0] ?? NaN, 10))
    expect(estimate(noisy, { draws: 0 })).toMatchObject({ seBootstrap: null, bandLow: null })
  })

  it('are the same for the same seed and differ for another', () => {
    const seeds = [1, 1, 2].map((seed) => estimate(noisy, { draws: 199, seed }))
    expect(seeds[0]).toEqual(seeds[1])
    expect(seeds[0]?.seBootstrap).not.toBe(seeds[2]?.seBootstrap)
    expect(estimate(noisy, { draws: 199 })).toEqual(seeds[0])
    expect(valueOf(staggeredAdoption(noisy)).seBootstrap).toBe(
      estimate(noisy, { draws: 999, method: 'dr', seed: 1 }).seBootstrap,
    )
  })

  it('widen with the level, and scale and shift with the outcome', () => {
    const at = (level: number) => estimate(noisy, { level })
    expect(at(0.99).high).toBeGreaterThan(at(0.9).high ?? NaN)
    expect(at(0.99).level).toBe(0.99)
    const base = estimate(noisy, { draws: 99 })
    const moved = estimate(
      { ...noisy, outcome: Array.from(noisy.outcome, (y) => 5 - 3 * y) },
      { draws: 99 },
    )
    expect(moved.estimate).toBeCloseTo(-3 * base.estimate, 10)
    expect(moved.se).toBeCloseTo(3 * (base.se ?? NaN), 10)
    expect(moved.seBootstrap).toBeCloseTo(3 * (base.seBootstrap ?? NaN), 10)
    expect(moved.preTest?.statistic).toBeCloseTo(base.preTest?.statistic ?? NaN, 8)
  })

  it('count copies of a unit as one when they share a cluster', () => {
    const twice = (part: 'x' | 'y'): readonly (string | number)[] =>
      Array.from(noisy.unit, (name) => `${name}${part}`)
    const both = <Value>(values: ArrayLike<Value>): Value[] => [
      ...Array.from(values),
      ...Array.from(values),
    ]
    const doubled = {
      unit: [...twice('x'), ...twice('y')],
      time: both(noisy.time),
      outcome: both(noisy.outcome),
      firstTreated: both(noisy.firstTreated),
      cluster: both(noisy.unit),
    }
    const once = estimate(noisy, { draws: 199 })
    const clustered = estimate(doubled, { draws: 199 })
    expect(clustered.n).toBe(96)
    expect(clustered.clusters).toBe(48)
    expect(clustered.se).toBeCloseTo(once.se ?? NaN, 12)
    expect(clustered.preTest?.statistic).toBeCloseTo(once.preTest?.statistic ?? NaN, 8)
    expect(clustered.seBootstrap).toBeGreaterThan(0.8 * (once.se ?? NaN))
    // Twice as many independent units: the interval narrows by √2.
    const single = estimate({ ...doubled, cluster: doubled.unit }, {})
    expect(single.se).toBeCloseTo((once.se ?? NaN) / Math.SQRT2, 12)
  })

  it('tests the effects before the start together', () => {
    const { preTest } = estimate(noisy)
    expect(preTest?.df).toBe(3)
    expect(preTest?.p).toBeGreaterThan(0)
    const drifting = {
      ...noisy,
      outcome: Array.from(noisy.outcome, (y, i) =>
        (noisy.firstTreated[i] ?? 0) > 0 ? y + 2 * (noisy.time[i] ?? NaN) : y,
      ),
    }
    expect(estimate(drifting).preTest?.p).toBeLessThan(1e-6)
  })
})
