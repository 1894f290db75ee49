import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Estimate } from '../estimate.ts'
import { binomialCdf } from '../numerics/binomial.ts'
import type { Outcome } from '../outcome.ts'
import { clopperPearson } from './clopper-pearson.ts'
import { wilsonCorrected } from './wilson-corrected.ts'
import { wilson } from './wilson.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}

const limits = (outcome: Outcome<Estimate>): [number, number] => {
  const { low, high } = valueOf(outcome)
  return [low ?? NaN, high ?? NaN]
}

const methods = [
  ['Wilson', wilson],
  ['Wilson, corrected', wilsonCorrected],
  ['Clopper-Pearson', clopperPearson],
] as const

const cases = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
const levels = fc.double({ min: 0.01, max: 0.999, noNaN: true })

describe.each(methods)('%s', (_, method) => {
  it('holds the share, inside 0 to 1', () => {
    fc.assert(
      fc.property(cases, levels, ([x, n], level) => {
        const { estimate, low, high, ...rest } = valueOf(method(x, n, { level }))
        expect(estimate).toBe(x / n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(estimate)
        expect(high).toBeGreaterThanOrEqual(estimate)
        expect(high).toBeLessThanOrEqual(1)
        expect(rest).toEqual({ se: null, level, n, warnings: [], method: rest.method })
      }),
      { seed: 1 },
    )
  })

  it('is the mirror image for those who do not have it', () => {
    fc.assert(
      fc.property(cases, ([x, n]) => {
        const [low, high] = limits(method(x, n))
        const [lowRest, highRest] = limits(method(n - x, n))
        expect(low).toBeCloseTo(1 - highRest, 12)
        expect(high).toBeCloseTo(1 - lowRest, 12)
      }),
      { seed: 2 },
    )
  })

  it('narrows with more cases and widens with the level', () => {
    fc.assert(
      fc.property(cases, ([x, n]) => {
        const width = (outcome: Outcome<Estimate>) => limits(outcome)[1] - limits(outcome)[0]
        expect(width(method(4 * x, 4 * n))).toBeLessThan(width(method(x, n)))
        expect(width(method(x, n, { level: 0.99 }))).toBeGreaterThan(width(method(x, n)))
      }),
      { seed: 3 },
    )
  })

  it('ends at 0 and 1 where nobody or everybody has it', () => {
    expect(limits(method(0, 7))[0]).toBe(0)
    expect(limits(method(7, 7))[1]).toBe(1)
    expect(limits(method(1, 7))[0]).toBeGreaterThan(0)
    expect(limits(method(6, 7))[1]).toBeLessThan(1)
  })

  it.each([
    [6, 5, 0.95, 'numerator-above-denominator'],
    [1, 0, 0.95, 'denominator-zero'],
    [1.5, 5, 0.95, 'count-not-whole'],
    [-1, 5, 0.95, 'count-negative'],
    [NaN, 5, 0.95, 'value-not-finite'],
    [1, 5, 95, 'level-out-of-range'],
  ])('refuses %d of %d at level %d', (x, n, level, code) => {
    const outcome = method(x, n, { level })
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(valueOf(method(1, 2)))).toBe(true)
  })
})

// Newcombe (1998), Stat Med 17:857, Table I: 15 of 148, and 1 of 29, methods 3, 4 and 5.
describe('published intervals', () => {
  it.each([
    ['Wilson', wilson, 15, 148, 0.0624, 0.1605],
    ['Wilson, corrected', wilsonCorrected, 15, 148, 0.0598, 0.1644],
    ['Clopper-Pearson', clopperPearson, 15, 148, 0.0578, 0.1617],
    ['Wilson', wilson, 1, 29, 0.0061, 0.1718],
    ['Wilson, corrected', wilsonCorrected, 1, 29, 0.0018, 0.1963],
    ['Clopper-Pearson', clopperPearson, 1, 29, 0.0009, 0.1776],
  ] as const)('%s of %#', (_, method, x, n, low, high) => {
    const ours = limits(method(x, n))
    expect(Math.abs(ours[0] - low)).toBeLessThan(5.01e-5)
    expect(Math.abs(ours[1] - high)).toBeLessThan(5.01e-5)
  })

  it('are named', () => {
    expect(valueOf(wilson(1, 2)).method).toBe('Wilson score interval (Wilson 1927)')
    expect(valueOf(wilsonCorrected(1, 2)).method).toBe(
      'Wilson score interval with continuity correction (Newcombe 1998, method 4)',
    )
    expect(valueOf(clopperPearson(1, 2)).method).toBe(
      'Exact binomial interval (Clopper and Pearson 1934)',
    )
  })
})

describe('what the limits mean', () => {
  // At each limit the score test is just at its critical value.
  it('Wilson: the score test rejects beyond the limits only', () => {
    const [low, high] = limits(wilson(7, 40))
    for (const limit of [low, high]) {
      const z = (7 / 40 - limit) / Math.sqrt((limit * (1 - limit)) / 40)
      expect(Math.abs(z)).toBeCloseTo(1.959963984540054, 12)
    }
  })

  it('corrected: the same half a case further away', () => {
    const [low, high] = limits(wilsonCorrected(7, 40))
    for (const limit of [low, high]) {
      const z = (Math.abs(7 / 40 - limit) - 1 / 80) / Math.sqrt((limit * (1 - limit)) / 40)
      expect(z).toBeCloseTo(1.959963984540054, 12)
    }
  })

  it('Clopper-Pearson: each tail of the binomial holds half the error', () => {
    fc.assert(
      fc.property(cases, levels, ([x, n], level) => {
        const [low, high] = limits(clopperPearson(x, n, { level }))
        if (x > 0) expect(1 - binomialCdf(x - 1, n, low)).toBeCloseTo((1 - level) / 2, 9)
        if (x < n) expect(binomialCdf(x, n, high)).toBeCloseTo((1 - level) / 2, 9)
      }),
      { seed: 4 },
    )
  })

  // Exact coverage by summing the binomial over all outcomes.
  it('Clopper-Pearson covers at least its level, Wilson about its level', () => {
    const coverage = (method: typeof wilson, n: number, share: number): number => {
      let total = 0
      for (let x = 0; x <= n; x += 1) {
        const [low, high] = limits(method(x, n))
        const below = x === 0 ? 0 : binomialCdf(x - 1, n, share)
        if (low <= share && share <= high) total += binomialCdf(x, n, share) - below
      }
      return total
    }
    for (const share of [0.02, 0.1, 0.33, 0.5, 0.87]) {
      expect(coverage(clopperPearson, 30, share)).toBeGreaterThanOrEqual(0.95)
      expect(coverage(wilsonCorrected, 30, share)).toBeGreaterThan(0.94)
      expect(coverage(wilson, 30, share)).toBeGreaterThan(0.89)
      expect(coverage(wilson, 30, share)).toBeLessThan(0.985)
    }
  })
})
