import { describe, expect, it } from 'vitest'
import type { PlaceCounts } from './check-counts.ts'
import { funnelLimits } from './funnel-limits.ts'
import type { Funnel, FunnelOptions } from './funnel.ts'
import { funnel } from './funnel.ts'
import { valueOf } from './outcome-parts.ts'

const towns: PlaceCounts = {
  names: ['Aa', 'Bo', 'Ci', 'Du'],
  numerators: [10, 45, 30, 120],
  denominators: [50, 90, 100, 400],
}

const of = (counts: PlaceCounts, options: FunnelOptions): Funnel => valueOf(funnel(counts, options))

describe('funnel of proportions', () => {
  const plainOf = () => of(towns, { kind: 'proportion' })

  it('is centred on the share of all places together', () => {
    const plain = plainOf()
    expect(plain.estimate).toBeCloseTo(205 / 640, 15)
    expect(plain).toMatchObject({ se: null, low: null, high: null, level: 0.95, n: 4 })
    expect(plain.method).toBe(
      'Funnel plot of proportions, score limits (Spiegelhalter 2005; Spiegelhalter et al. 2012)',
    )
  })

  it('gives each place its value, z-score, limits and status', () => {
    const plain = plainOf()
    const [first, second] = plain.points
    const theta = 205 / 640
    const z = (p: number, n: number): number =>
      2 * Math.sqrt(n) * (Math.asin(Math.sqrt(p)) - Math.asin(Math.sqrt(theta)))
    expect(first?.name).toBe('Aa')
    expect(first).toMatchObject({ numerator: 10, denominator: 50, value: 0.2 })
    expect(first?.z).toBeCloseTo(z(0.2, 50), 12)
    expect(second?.z).toBeCloseTo(z(0.5, 90), 12)
    expect(second?.zAdjusted).toBe(second?.z)
    expect(second).toMatchObject(funnelLimits(plain.rule, 90))
    expect(plain.points.map(({ status }) => status)).toEqual([
      'in control',
      'above 99.8',
      'in control',
      'in control',
    ])
    expect(plain.counts).toEqual({
      'in control': 3,
      'above 95': 0,
      'above 99.8': 1,
      'below 95': 0,
      'below 99.8': 0,
    })
  })

  it('is frozen', () => {
    const plain = plainOf()
    expect(Object.isFrozen(plain)).toBe(true)
    expect(Object.isFrozen(plain.points)).toBe(true)
    expect(Object.isFrozen(plain.points[0])).toBe(true)
    expect(Object.isFrozen(plain.warnings)).toBe(true)
  })

  it('numbers places that have no names', () => {
    const { numerators, denominators } = towns
    const { points } = of({ numerators, denominators }, { kind: 'proportion' })
    expect(points.map(({ name }) => name)).toEqual(['1', '2', '3', '4'])
  })

  it('tells all five states apart', () => {
    const n = 10_000
    const sd = Math.sqrt(0.25 / n)
    const at = (z: number): number => n * (0.5 + z * sd)
    const states = of(
      { numerators: [at(0), at(2), at(4), at(-2), at(-4)], denominators: Array<number>(5).fill(n) },
      { kind: 'proportion', target: 0.5, counts: 'decimal' },
    )
    expect(states.points.map(({ status }) => status)).toEqual([
      'in control',
      'above 95',
      'above 99.8',
      'below 95',
      'below 99.8',
    ])
    expect(Object.values(states.counts)).toEqual([1, 1, 1, 1, 1])
  })

  it('calls a value on a limit in control', () => {
    const one = of(towns, { kind: 'proportion', target: 0.5 }).points[0]
    // The limits at 50 trials, taken as counts: on them, just outside, and in between.
    const edge = (change: number, side: 'low95' | 'high95' | 'low998' | 'high998'): string => {
      const value = (one?.[side] ?? NaN) * 50 + change
      const points = of(
        { numerators: [value, 25], denominators: [50, 50] },
        { kind: 'proportion', target: 0.5, counts: 'decimal' },
      ).points
      return points[0]?.status ?? ''
    }
    expect(edge(1e-9, 'high95')).toBe('above 95')
    expect(edge(-1e-9, 'high95')).toBe('in control')
    expect(edge(-1e-9, 'low95')).toBe('below 95')
    expect(edge(1e-9, 'low95')).toBe('in control')
    expect(edge(1e-9, 'high998')).toBe('above 99.8')
    expect(edge(-1e-9, 'high998')).toBe('above 95')
    expect(edge(-1e-9, 'low998')).toBe('below 99.8')
    expect(edge(1e-9, 'low998')).toBe('below 95')
    // 0 of 2 at a target of a half has a score limit of exactly 0.
    expect(
      of({ numerators: [0, 2], denominators: [2, 2] }, { kind: 'proportion' }).counts['in control'],
    ).toBe(2)
  })
})

describe('funnel of rates and ratios', () => {
  it('takes rates to the pooled rate and ratios to 1', () => {
    const rates = of(towns, { kind: 'rate' })
    expect(rates.estimate).toBeCloseTo(205 / 640, 15)
    const ratios = of({ numerators: [10, 45], denominators: [8, 50.5] }, { kind: 'ratio' })
    expect(ratios.estimate).toBe(1)
    expect(ratios.points[0]?.z).toBeCloseTo(2 * (Math.sqrt(10) - Math.sqrt(8)), 12)
    expect(ratios.rule.transform).toBe('sqrt')
    expect(ratios.method).toBe(
      'Funnel plot of ratios, exact Poisson limits of the expected count (Spiegelhalter 2005; Spiegelhalter et al. 2012)',
    )
    expect(of(towns, { kind: 'rate', target: 0.25 }).estimate).toBe(0.25)
    expect(of(towns, { kind: 'rate', boundary: 'exact' }).method).toContain(
      'rates, exact Poisson limits, interpolated (',
    )
    expect(of(towns, { kind: 'proportion', boundary: 'exact' }).method).toContain(
      'exact binomial limits, interpolated',
    )
  })

  it('uses logarithms with truncation, unless another scale is asked for', () => {
    const trim = { how: 'truncate', by: 0.1 } as const
    const logs = of(towns, { kind: 'rate', trim })
    expect(logs.rule.transform).toBe('log')
    const expected = (205 / 640) * 50
    expect(logs.points[0]?.z).toBeCloseTo(Math.sqrt(expected) * Math.log(10 / expected), 12)
    expect(of(towns, { kind: 'rate', trim, transform: 'sqrt' }).rule.transform).toBe('sqrt')
    expect(of(towns, { kind: 'proportion', trim }).rule.transform).toBe('arcsine')
  })

  // P(0) = e^-E is 2.5 % at E = ln 40 = 3.6889 and 0.1 % at E = ln 1000 = 6.9078, while the lower
  // limits, χ²(α ÷ 2; 2E) ÷ 2, are above 0 for any E.
  it('calls 0 low only where chance hardly leaves it', () => {
    const statuses = (kind: 'rate' | 'ratio', denominators: number[], target: number): string[] =>
      of({ numerators: [0, 0, 0, 0, 0, 90], denominators: [...denominators, 80] }, { kind, target })
        .points.slice(0, -1)
        .map(({ status }) => status)
    const told = ['in control', 'in control', 'below 95', 'below 95', 'below 99.8']
    expect(statuses('ratio', [0.3, 3.6888, 3.689, 6.9077, 6.9079], 1)).toEqual(told)
    expect(statuses('rate', [30, 368.88, 368.9, 690.77, 690.79], 0.01)).toEqual(told)
  })

  it('leaves a count of 1 and limits for overdispersion as they are', () => {
    const one = of({ numerators: [1, 5], denominators: [7, 5] }, { kind: 'ratio' })
    expect(one.points[0]?.status).toBe('below 99.8')
    const spread = of(
      { numerators: [0, 60, 1, 50, 2, 70], denominators: Array<number>(6).fill(6) },
      { kind: 'ratio', overdispersion: 'phi', target: 5 },
    )
    expect(spread.points[0]?.low95).toBe(0)
    expect(spread.points[0]?.status).toBe('in control')
    const share = of(
      { numerators: [0, 4], denominators: [8, 8] },
      { kind: 'proportion', target: 0.4 },
    )
    expect(share.points[0]?.status).toBe('below 95')
  })
})
