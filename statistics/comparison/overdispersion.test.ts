import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overdispersion } from './overdispersion.ts'

const ones = (n: number): Float64Array => new Float64Array(n).fill(1)
const all = { how: 'winsorise', by: 0 } as const

describe('overdispersion', () => {
  it('is the mean square of z-scores that are not trimmed', () => {
    const z = Float64Array.of(-2, -1, 0, 1, 4)
    expect(overdispersion(z, ones(5), all)).toEqual({ phi: 22 / 5, tau2: (22 - 4) / 4, places: 5 })
    expect(overdispersion(z, ones(5), { how: 'truncate', by: 0 })).toEqual(
      overdispersion(z, ones(5), all),
    )
  })

  it('winsorises to the quantiles between neighbours', () => {
    const z = Float64Array.of(0, 1, 2, 3, 10)
    // Quantiles 0.1 and 0.9 (type 7): 0.4 and 7.2.
    const { phi, places } = overdispersion(z, ones(5), { how: 'winsorise', by: 0.1 })
    expect(phi).toBeCloseTo((0.16 + 1 + 4 + 9 + 51.84) / 5, 12)
    expect(places).toBe(5)
  })

  it('leaves out the lowest and the highest groups when it truncates', () => {
    const z = Float64Array.from({ length: 20 }, (_, i) => (i - 9.5) * 1)
    const { phi, places } = overdispersion(z, ones(20), { how: 'truncate', by: 0.1 })
    // Ranks 1..20: group ⌊rank · 10 ÷ 21⌋ is 0 for ranks 1, 2 and 9 for 19, 20.
    const kept = z.slice(2, 18)
    expect(places).toBe(16)
    expect(phi).toBeCloseTo(kept.reduce((total, value) => total + value ** 2, 0) / 16, 12)
  })

  it('gives ties their mean rank, and keeps the group of each at its edge', () => {
    // Ranks 1, 2.5, 2.5, 4 of 4 in groups of a quarter: ⌊rank · 4 ÷ 5⌋ is 0, 2, 2, 3.
    const tied = overdispersion(Float64Array.of(9, 2, 2, -5), ones(4), {
      how: 'truncate',
      by: 0.25,
    })
    expect(tied).toEqual({ phi: 4, tau2: (8 - 1) / (2 - 4 / 2 + 1), places: 2 })
    // All tied in the middle: rank 2.5 of 4 each, group 2.
    expect(
      overdispersion(Float64Array.of(3, 3, 3, 3), ones(4), { how: 'truncate', by: 0.25 }).places,
    ).toBe(4)
  })

  it('weighs by the errors of the places that are left', () => {
    const z = Float64Array.of(-9, -2, 2, 9)
    const s = Float64Array.of(100, 1, 0.5, 100)
    const { tau2 } = overdispersion(z, s, { how: 'truncate', by: 0.25 })
    // w = 1, 4: Σw - Σw²/Σw = 5 - 17/5.
    expect(tau2).toBeCloseTo((8 - 1) / (5 - 17 / 5), 12)
    const winsorised = overdispersion(z, s, all)
    const weights = [1e-4, 1, 4, 1e-4]
    const total = weights.reduce((a, b) => a + b)
    const squares = weights.reduce((a, b) => a + b * b, 0)
    expect(winsorised.tau2).toBeCloseTo((170 - 3) / (total - squares / total), 9)
  })

  it('finds none where z-scores vary no more than chance', () => {
    // Σz² = n - 1 exactly: nothing is left for τ².
    expect(overdispersion(Float64Array.of(1, -1, 0), ones(3), all)).toEqual({
      phi: 2 / 3,
      tau2: 0,
      places: 3,
    })
    expect(overdispersion(Float64Array.of(1, -1, 0.1), ones(3), all).tau2).toBeGreaterThan(0)
  })

  it('says none where fewer than two places are left', () => {
    expect(overdispersion(Float64Array.of(5, 7), ones(2), { how: 'truncate', by: 0.4 })).toEqual({
      phi: 49,
      tau2: 0,
      places: 1,
    })
  })

  it('does not depend on the order, and grows when z-scores do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 40 }),
        fc.constantFrom('winsorise', 'truncate'),
        (scores, how) => {
          const trim = { how, by: 0.1 } as const
          const z = Float64Array.from(scores)
          const here = overdispersion(z, ones(z.length), trim)
          const turned = overdispersion(z.toReversed(), ones(z.length), trim)
          const doubled = overdispersion(
            z.map((value) => 2 * value),
            ones(z.length),
            trim,
          )
          expect(turned.phi).toBeCloseTo(here.phi, 10)
          expect(doubled.phi).toBeCloseTo(4 * here.phi, 9)
          expect(doubled.tau2).toBeGreaterThanOrEqual(here.tau2)
          expect(here.tau2).toBeGreaterThanOrEqual(0)
        },
      ),
      { seed: 4 },
    )
  })
})
