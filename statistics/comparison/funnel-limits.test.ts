import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FunnelLimits } from './funnel-limits.ts'
import { funnelLimits } from './funnel-limits.ts'
import type { FunnelRule } from './funnel-rule.ts'

const rule = (change: Partial<FunnelRule>): FunnelRule => ({
  kind: 'proportion',
  target: 0.3,
  spread: 'chance',
  boundary: 'score',
  transform: 'arcsine',
  phi: 1,
  tau2: 0,
  ...change,
})

const list = ({ low95, high95, low998, high998 }: FunnelLimits): readonly number[] => [
  low95,
  high95,
  low998,
  high998,
]

const expectAll = (limits: FunnelLimits, expected: readonly number[], digits = 9): void =>
  list(limits).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, digits))

const z95 = 1.959963984540054
const z998 = 3.090232306167814

describe('limits of a funnel by chance alone', () => {
  it('are score limits for proportions, cut at 0 and 1', () => {
    const half = Math.sqrt(0.21 / 100)
    expectAll(funnelLimits(rule({}), 100), [
      0.3 - z95 * half,
      0.3 + z95 * half,
      0.3 - z998 * half,
      0.3 + z998 * half,
    ])
    expect(funnelLimits(rule({}), 2).low95).toBe(0)
    expect(funnelLimits(rule({ target: 0.9 }), 2).high95).toBe(1)
  })

  // Binomial distribution function of R 4.2 (pbinom), interpolated as Spiegelhalter (2005) says.
  it.each([
    [5, [0, 0.640776014109, 0, 0.917695473251]],
    [20, [0.0811765059807, 0.487255146595, 0.00147731668828, 0.613699679348]],
    [100, [0.206902385791, 0.386912014164, 0.160260746891, 0.441562623861]],
  ])('are interpolated where exact, with %d trials', (n, expected) => {
    expectAll(funnelLimits(rule({ boundary: 'exact' }), n), expected)
  })

  // Likewise with ppois.
  it.each([
    [0.5, [0, 3.72005182292, 0, 6.9517179618]],
    [4, [0.0228096094268, 1.96946134225, 0, 2.73898814963]],
    [50, [0.722434470019, 1.27660983375, 0.58245632983, 1.45502817031]],
  ])('are interpolated for %d expected events', (n, expected) => {
    const ratio = rule({ kind: 'ratio', target: 1, boundary: 'exact', transform: 'sqrt' })
    expectAll(funnelLimits(ratio, n), expected)
    const rate = rule({ kind: 'rate', target: 0.01, boundary: 'exact', transform: 'sqrt' })
    expectAll(
      funnelLimits(rate, n * 100),
      expected.map((value) => value / 100),
    )
  })

  // FunnelPlotR, test of its Poisson limits, 20 expected.
  it('are the exact Poisson interval of the expected count for rates', () => {
    const expected = [0.610826, 1.544419, 0.4479107, 1.902094]
    const ratio = rule({ kind: 'ratio', target: 1, transform: 'sqrt' })
    expectAll(funnelLimits(ratio, 20), expected, 5)
    expectAll(
      funnelLimits(rule({ kind: 'rate', target: 0.02, transform: 'log' }), 1000),
      expected.map((value) => value * 0.02),
      7,
    )
  })
})

describe('limits widened for overdispersion', () => {
  it('go through the arcsine and stop at 0 and 1', () => {
    const s = 0.5 / Math.sqrt(50)
    const centre = Math.asin(Math.sqrt(0.3))
    const sine = (y: number): number => Math.sin(y) ** 2
    const tau = Math.sqrt(s ** 2 + 0.01)
    expectAll(funnelLimits(rule({ spread: 'tau2', tau2: 0.01, phi: 9 }), 50), [
      sine(centre - z95 * tau),
      sine(centre + z95 * tau),
      sine(centre - z998 * tau),
      sine(centre + z998 * tau),
    ])
    const phi = s * Math.sqrt(2.5)
    expectAll(funnelLimits(rule({ spread: 'phi', phi: 2.5, tau2: 9 }), 50), [
      sine(centre - z95 * phi),
      sine(centre + z95 * phi),
      sine(centre - z998 * phi),
      sine(centre + z998 * phi),
    ])
    expectAll(funnelLimits(rule({ spread: 'tau2', tau2: 4 }), 50), [0, 1, 0, 1], 12)
  })

  it('go through the root or the logarithm of the ratio to the target', () => {
    const root = rule({ kind: 'rate', target: 0.02, spread: 'tau2', transform: 'sqrt', tau2: 0.03 })
    const wide = Math.sqrt(0.25 / 20 + 0.03)
    expectAll(funnelLimits(root, 1000), [
      0.02 * (1 - z95 * wide) ** 2,
      0.02 * (1 + z95 * wide) ** 2,
      0.02 * (1 - z998 * wide) ** 2,
      0.02 * (1 + z998 * wide) ** 2,
    ])
    expect(funnelLimits({ ...root, tau2: 1 }, 1000).low998).toBe(0)
    const log = Math.sqrt(1 / 20 + 0.03)
    expectAll(funnelLimits({ ...root, transform: 'log' }, 1000), [
      0.02 * Math.exp(-z95 * log),
      0.02 * Math.exp(z95 * log),
      0.02 * Math.exp(-z998 * log),
      0.02 * Math.exp(z998 * log),
    ])
  })

  it('are never narrower than chance with φ', () => {
    const narrow = rule({ spread: 'phi', phi: 0.5 })
    expect(funnelLimits(narrow, 50)).toEqual(funnelLimits({ ...narrow, phi: 1 }, 50))
  })
})

const rules = fc.record({
  kind: fc.constantFrom('proportion', 'rate', 'ratio'),
  target: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  spread: fc.constantFrom('chance', 'phi', 'tau2'),
  boundary: fc.constantFrom('score', 'exact'),
  phi: fc.double({ min: 1, max: 9, noNaN: true }),
  tau2: fc.double({ min: 0, max: 0.2, noNaN: true }),
})

describe('limits of any funnel', () => {
  it('hold the target, the outer the inner, and narrow as denominators grow', () => {
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 40, max: 2000 }),
        fc.constantFrom('sqrt', 'log'),
        (parts, n, scale) => {
          const whole: FunnelRule = {
            ...parts,
            transform: parts.kind === 'proportion' ? 'arcsine' : scale,
          } as const
          const { low95, high95, low998, high998 } = funnelLimits(whole, n)
          expect(low998).toBeLessThanOrEqual(low95)
          expect(low95).toBeLessThan(whole.target)
          expect(high95).toBeGreaterThan(whole.target)
          expect(high998).toBeGreaterThanOrEqual(high95)
          const wider = funnelLimits(whole, n * 2)
          expect(wider.high998 - wider.low998).toBeLessThan(high998 - low998 + 1e-12)
        },
      ),
      { seed: 6, numRuns: 200 },
    )
  })
})
