import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import type { PlaceCounts } from './check-counts.ts'
import type { Funnel, FunnelOptions } from './funnel.ts'
import { funnel } from './funnel.ts'
import { valueOf } from './outcome-parts.ts'

const of = (counts: PlaceCounts, options: FunnelOptions): Funnel => valueOf(funnel(counts, options))

const spread: PlaceCounts = {
  numerators: [20, 60, 30, 80, 45, 55, 25, 75, 40, 65],
  denominators: Array<number>(10).fill(100),
}

describe('funnel of any places', () => {
  const places = fc
    .array(
      fc
        .integer({ min: 30, max: 900 })
        .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n))),
      { minLength: 4, maxLength: 30 },
    )
    .map((rows) => ({ numerators: rows.map(([x]) => x), denominators: rows.map(([, n]) => n) }))
  const kinds = fc.constantFrom('proportion', 'rate')
  const spreads = fc.constantFrom('none', 'phi', 'tau2')

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(places, kinds, spreads, (counts, kind, overdispersion) => {
        const here = of(counts, { kind, overdispersion })
        const turned = of(
          {
            numerators: counts.numerators.toReversed(),
            denominators: counts.denominators.toReversed(),
          },
          { kind, overdispersion },
        )
        expect(turned.phi).toBeCloseTo(here.phi, 8)
        expect(turned.counts).toEqual(here.counts)
        turned.points.toReversed().forEach((point, i) => {
          expect(point.high95).toBeCloseTo(here.points[i]?.high95 ?? NaN, 9)
        })
      }),
      { seed: 8, numRuns: 60 },
    )
  })

  it('counts every place once, and agrees with the sign of z', () => {
    fc.assert(
      fc.property(places, kinds, spreads, (counts, kind, overdispersion) => {
        const { points, counts: tally, n } = of(counts, { kind, overdispersion })
        expect(Object.values(tally).reduce((a, b) => a + b)).toBe(n)
        for (const { status, z } of points) {
          if (status.startsWith('above')) expect(z).toBeGreaterThan(0)
          if (status.startsWith('below')) expect(z).toBeLessThan(0)
        }
      }),
      { seed: 9, numRuns: 60 },
    )
  })

  it('agrees with its adjusted z-scores where it is widened', () => {
    const { points } = of(spread, { kind: 'proportion', overdispersion: 'tau2' })
    for (const { status, zAdjusted } of points) {
      expect(status !== 'in control').toBe(Math.abs(zAdjusted) > 1.959964)
    }
  })

  it('scales with the unit of exposure', () => {
    const rates = of(spread, { kind: 'rate', overdispersion: 'tau2' })
    const thousands = of(
      { ...spread, denominators: Array.from(spread.denominators, (n) => n / 1000) },
      { kind: 'rate', overdispersion: 'tau2' },
    )
    expect(thousands.estimate / rates.estimate).toBeCloseTo(1000, 9)
    expect(thousands.phi).toBeCloseTo(rates.phi, 9)
    expect(thousands.tau2).toBeCloseTo(rates.tau2, 9)
    expect(thousands.counts).toEqual(rates.counts)
    expect((thousands.points[0]?.low95 ?? NaN) / (rates.points[0]?.low95 ?? NaN)).toBeCloseTo(
      1000,
      9,
    )
  })

  it('calls about one place in twenty unusual where all are the same', () => {
    const random = seeded(20)
    let unusual = 0
    const rounds = 60
    for (let round = 0; round < rounds; round += 1) {
      const numerators = Array.from({ length: 50 }, () => {
        let count = 0
        for (let i = 0; i < 200; i += 1) if (random.uniform() < 0.4) count += 1
        return count
      })
      const { counts } = of(
        { numerators, denominators: Array<number>(50).fill(200) },
        { kind: 'proportion', target: 0.4 },
      )
      unusual += 50 - counts['in control']
    }
    // 0.0511 of binomial counts lie outside (pbinom); 3,000 of them, four standard errors.
    expect(unusual / (rounds * 50)).toBeGreaterThan(0.0511 - 0.0161)
    expect(unusual / (rounds * 50)).toBeLessThan(0.0511 + 0.0161)
  })
})
