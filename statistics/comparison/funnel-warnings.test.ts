import { describe, expect, it } from 'vitest'
import type { PlaceCounts } from './check-counts.ts'
import type { Funnel, FunnelOptions } from './funnel.ts'
import { funnel } from './funnel.ts'
import { valueOf } from './outcome-parts.ts'

const of = (counts: PlaceCounts, options: FunnelOptions): Funnel => valueOf(funnel(counts, options))

const warned = ({ warnings }: Funnel): readonly string[] => warnings.map(({ code }) => code)

const spread: PlaceCounts = {
  numerators: [20, 60, 30, 80, 45, 55, 25, 75, 40, 65],
  denominators: Array<number>(10).fill(100),
}

describe('funnel with overdispersion', () => {
  it('widens limits by τ² or φ and says so', () => {
    const chance = of(spread, { kind: 'proportion' })
    const tau = of(spread, { kind: 'proportion', overdispersion: 'tau2' })
    const phi = of(spread, { kind: 'proportion', overdispersion: 'phi' })
    expect(chance.overdispersion).toEqual({ asked: 'none', needed: true, used: false, places: 10 })
    expect(tau.overdispersion).toEqual({ asked: 'tau2', needed: true, used: true, places: 10 })
    expect(phi.overdispersion).toEqual({ asked: 'phi', needed: true, used: true, places: 10 })
    expect(tau.phi).toBe(chance.phi)
    expect(tau.tau2).toBe(chance.tau2)
    expect(tau.counts['in control']).toBeGreaterThan(chance.counts['in control'])
    const [point] = tau.points
    const s = 0.5 / Math.sqrt(100)
    expect(point?.zAdjusted).toBeCloseTo(
      ((point?.z ?? NaN) * s) / Math.hypot(s, Math.sqrt(tau.tau2)),
      12,
    )
    expect(phi.points[0]?.zAdjusted).toBeCloseTo((point?.z ?? NaN) / Math.sqrt(phi.phi), 12)
    expect(tau.method).toBe(
      'Funnel plot of proportions, limits widened by τ² on the arcsine scale, z-scores winsorised by 10 % at each end (Spiegelhalter 2005; Spiegelhalter et al. 2012)',
    )
    expect(phi.method).toContain('widened by φ on the arcsine scale')
    expect(
      of(spread, { kind: 'rate', overdispersion: 'phi', trim: { how: 'truncate', by: 0.2 } })
        .method,
    ).toContain('widened by φ on the logarithmic scale, z-scores truncated by 20 % at each end')
    expect(of(spread, { kind: 'rate', overdispersion: 'tau2' }).method).toContain(
      'on the square-root scale',
    )
  })

  it('uses limits by chance where places do not differ more', () => {
    const alike = { numerators: [50, 51, 49], denominators: [100, 100, 100] }
    const asked = of(alike, { kind: 'proportion', overdispersion: 'tau2' })
    expect(asked.overdispersion).toEqual({ asked: 'tau2', needed: false, used: false, places: 3 })
    expect(asked.tau2).toBe(0)
    expect(asked.points[0]).toEqual(of(alike, { kind: 'proportion' }).points[0])
    expect(asked.method).toContain('score limits')
  })

  it('warns of overdispersion that is not asked about, and of few places', () => {
    expect(warned(of(spread, { kind: 'proportion' }))).toEqual(['overdispersed'])
    expect(of(spread, { kind: 'proportion' }).warnings[0]?.message).toBe(
      'Places differ more than chance allows (φ = 14.84), so limits by chance alone call many places unusual; ask for limits with tau2 or phi.',
    )
    expect(of(spread, { kind: 'proportion' }).warnings[0]?.message).toContain('(φ = 14.84)')
    expect(warned(of(spread, { kind: 'proportion', overdispersion: 'tau2' }))).toEqual([])
    const nine = {
      numerators: Array.from(spread.numerators).slice(1),
      denominators: Array.from(spread.denominators).slice(1),
    }
    const few = of(nine, { kind: 'proportion', overdispersion: 'phi' })
    expect(warned(few)).toEqual(['few-places'])
    expect(few.warnings[0]?.message).toBe(
      'Overdispersion is estimated from 9 places; below 10 it is hardly known, and neither are limits that rest on it.',
    )
  })

  it('warns only where chance would rarely give as much', () => {
    // z-scores of ±z at three places: Σz² = 3z², χ² of 0.95 with 2 degrees of freedom is 5.991.
    const at = (z: number): Funnel => {
      const value = (sign: number): number => 1e6 * Math.sin(Math.PI / 4 + (sign * z) / 2000) ** 2
      return of(
        { numerators: [value(1), value(-1), value(1)], denominators: [1e6, 1e6, 1e6] },
        { kind: 'proportion', target: 0.5, counts: 'decimal', trim: { how: 'winsorise', by: 0 } },
      )
    }
    expect(at(1.413).phi * 3).toBeLessThan(5.991464)
    expect(warned(at(1.413))).not.toContain('overdispersed')
    expect(at(1.4135).phi * 3).toBeGreaterThan(5.991464)
    expect(warned(at(1.4135))).toContain('overdispersed')
  })
})

describe('warnings of a funnel', () => {
  it('say where limits are rough', () => {
    // 0.1 · 50 = 5 is enough; 49 is not. The rarer side counts.
    const counts = { numerators: [5, 5, 5], denominators: [50, 49, 50] }
    const small = of(counts, { kind: 'proportion', target: 0.1 })
    expect(small.warnings).toEqual([
      {
        code: 'small-counts',
        message: 'Limits are rough for 1 places where fewer than 5 are expected.',
      },
    ])
    expect(warned(of(counts, { kind: 'proportion', target: 0.9 }))).toContain('small-counts')
    expect(warned(of(counts, { kind: 'proportion', target: 0.1, boundary: 'exact' }))).toEqual([])
    expect(warned(of(counts, { kind: 'rate', target: 0.1 }))).toEqual([])
    const wide = {
      numerators: [2, 20, 2, 18, 1, 25, 3, 19, 2, 22],
      denominators: Array<number>(10).fill(40),
    }
    expect(warned(of(wide, { kind: 'rate', target: 0.1, overdispersion: 'tau2' }))).toEqual([
      'small-counts',
    ])
  })

  it('say that counts are not whole', () => {
    const decimal = { numerators: [50.5, 49, 50], denominators: [100, 100, 100] }
    expect(warned(of(decimal, { kind: 'proportion', counts: 'decimal' }))).toEqual([
      'counts-decimal',
    ])
    expect(
      warned(
        of({ ...decimal, numerators: [50, 49, 50] }, { kind: 'proportion', counts: 'decimal' }),
      ),
    ).toEqual([])
  })

  it('say that a standard is not that of these places', () => {
    // √400 · 3.09 = 61.8 more or fewer than expected.
    const expected = { denominators: [200, 200] }
    const at = (first: number, second: number): readonly string[] =>
      warned(of({ ...expected, numerators: [first, second] }, { kind: 'ratio' }))
    expect(at(230, 231)).not.toContain('standard-differs')
    expect(at(231, 231)).toContain('standard-differs')
    expect(at(169, 170)).not.toContain('standard-differs')
    expect(at(169, 169)).toContain('standard-differs')
    expect(
      of({ ...expected, numerators: [250, 250] }, { kind: 'ratio' }).warnings.at(-1)?.message,
    ).toContain('1.25 times')
    expect(
      warned(
        of({ numerators: [300, 300], denominators: [600, 600] }, { kind: 'ratio', target: 0.5 }),
      ),
    ).not.toContain('standard-differs')
  })
})
