import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Estimate } from '../estimate.ts'
import { poissonCdf } from '../numerics/poisson.ts'
import type { Outcome } from '../outcome.ts'
import { byar, byarLimits } from './byar.ts'
import { exactPoisson, exactPoissonLimits } from './exact-poisson.ts'
import { byarFrom, countLimits, rate } from './rate.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const refusalsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals)
const limits = (outcome: Outcome<Estimate>) => [valueOf(outcome).low, valueOf(outcome).high]

const events = fc.integer({ min: 0, max: 5000 })
const levels = fc.double({ min: 0.01, max: 0.9999, noNaN: true })

describe.each([
  ['Byar', byar, "Byar's approximation for a count (Breslow and Day 1987)"],
  ['exact Poisson', exactPoisson, 'Exact Poisson interval for a count (Garwood 1936)'],
] as const)('%s', (_, method, name) => {
  it('holds the count, never below 0', () => {
    fc.assert(
      fc.property(events, levels, (x, level) => {
        const ours = valueOf(method(x, { level }))
        expect(ours).toMatchObject({ estimate: x, se: null, n: x, level, warnings: [] })
        expect(ours.method).toBe(name)
        expect(ours.low).toBeGreaterThanOrEqual(0)
        expect(ours.low).toBeLessThanOrEqual(x)
        expect(ours.high).toBeGreaterThan(x)
      }),
      { seed: 1 },
    )
    expect(Object.isFrozen(valueOf(method(3)))).toBe(true)
  })

  it('narrows, beside the count, with the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (x) => {
        const few = valueOf(method(x))
        const many = valueOf(method(4 * x))
        expect((many.high ?? NaN) / (4 * x)).toBeLessThan((few.high ?? NaN) / x)
        expect((many.low ?? NaN) / (4 * x)).toBeGreaterThan((few.low ?? NaN) / x)
      }),
      { seed: 2 },
    )
  })

  it('begins at 0 where nothing was counted', () => {
    expect(valueOf(method(0)).low).toBe(0)
  })

  it.each([
    [-1, 0.95, 'count-negative'],
    [2.5, 0.95, 'count-not-whole'],
    [Infinity, 0.95, 'value-not-finite'],
    [3, 1, 'level-out-of-range'],
  ])('refuses %d at level %d', (x, level, code) => {
    const refusals = refusalsOf(method(x, { level }))
    expect(refusals.map((refusal) => refusal.code)).toEqual([code])
    if (level < 1) expect(refusals[0]?.about).toEqual({ column: 'numerator' })
  })
})

describe('limits of counts', () => {
  // Garwood (1936) as in tables of exact 95 % limits: 0: 3.689; 1: 0.0253 to 5.572; 10: 4.795 to
  // 18.390; 137: R 4.2, poisson.test(137, 24.19893), multiplied.
  it('are the exact ones of the tables', () => {
    expect(exactPoissonLimits(0, 0.95).high).toBeCloseTo(-Math.log(0.025), 12)
    expect(exactPoissonLimits(1, 0.95).low).toBeCloseTo(-Math.log(0.975), 12)
    expect(exactPoissonLimits(1, 0.95).high).toBeCloseTo(5.572, 3)
    expect(exactPoissonLimits(10, 0.95).low).toBeCloseTo(4.795, 3)
    expect(exactPoissonLimits(10, 0.95).high).toBeCloseTo(18.39, 3)
    expect(exactPoissonLimits(137, 0.95).low / 24.19893).toBeCloseTo(4.75312480484875, 11)
    expect(exactPoissonLimits(137, 0.95).high / 24.19893).toBeCloseTo(6.69270933417607, 11)
  })

  it('leave half the error on each side', () => {
    for (const x of [1, 9, 40, 2000]) {
      const { low, high } = exactPoissonLimits(x, 0.9)
      expect(1 - poissonCdf(x - 1, low)).toBeCloseTo(0.05, 10)
      expect(poissonCdf(x, high)).toBeCloseTo(0.05, 10)
    }
  })

  it('are nearly the same by Byar from 10 events on', () => {
    for (const x of [10, 30, 300]) {
      const exact = exactPoissonLimits(x, 0.95)
      const approximate = byarLimits(x, 0.95)
      expect(Math.abs(approximate.low / exact.low - 1)).toBeLessThan(0.002)
      expect(Math.abs(approximate.high / exact.high - 1)).toBeLessThan(0.002)
    }
  })

  it('are not pushed below 0 by a high level', () => {
    expect(byarLimits(1, 0.998).low).toBe(0)
    expect(byarLimits(1, 0.99).low).toBeGreaterThan(0)
  })

  it('change method at 10 events', () => {
    expect(byarFrom).toBe(10)
    expect(countLimits(9, 0.95)).toEqual(exactPoissonLimits(9, 0.95))
    expect(countLimits(10, 0.95)).toEqual(byarLimits(10, 0.95))
  })
})

describe('rate', () => {
  it('takes the limits of the count, exact below 10 events', () => {
    const few = valueOf(rate(9, 300, { per: 1000, level: 0.9 }))
    expect(few.method).toBe('Rate with exact Poisson limits (Garwood 1936)')
    expect(few).toMatchObject({ estimate: 30, se: null, level: 0.9, n: 9, warnings: [] })
    const exact = exactPoissonLimits(9, 0.9)
    expect(few.low).toBeCloseTo((exact.low / 300) * 1000, 12)
    expect(few.high).toBeCloseTo((exact.high / 300) * 1000, 12)
    const many = valueOf(rate(10, 300))
    expect(many.method).toBe("Rate with Byar's limits (Breslow and Day 1987)")
    expect(many.estimate).toBeCloseTo(1 / 30, 15)
    expect(many.low).toBeCloseTo(byarLimits(10, 0.95).low / 300, 14)
    expect(many.high).toBeCloseTo(byarLimits(10, 0.95).high / 300, 14)
    expect(Object.isFrozen(many)).toBe(true)
  })

  it('takes the limits that are asked for', () => {
    expect(limits(rate(9, 1, { limits: 'byar' }))).toEqual(limits(byar(9)))
    expect(limits(rate(50, 1, { limits: 'exact' }))).toEqual(limits(exactPoisson(50)))
  })

  it('scales with the unit', () => {
    fc.assert(
      fc.property(
        events,
        fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (x, years, per) => {
          const one = valueOf(rate(x, years))
          const scaled = valueOf(rate(x, years, { per }))
          expect(scaled.low).toBeCloseTo((one.low ?? NaN) * per, 6)
          expect(scaled.high).toBeLessThanOrEqual((one.high ?? NaN) * per * (1 + 1e-12))
        },
      ),
      { seed: 3 },
    )
  })

  it('may be above one event per person', () => {
    expect(valueOf(rate(30, 10)).estimate).toBe(3)
  })

  it.each([
    [1, 0, 1, 'denominator-zero'],
    [1, -2, 1, 'denominator-negative'],
    [1, NaN, 1, 'value-not-finite'],
    [1.5, 3, 1, 'count-not-whole'],
    [1, 3, 0, 'per-out-of-range'],
    [1, 3, -5, 'per-out-of-range'],
    [1, 3, Infinity, 'per-out-of-range'],
    [1, 3, NaN, 'per-out-of-range'],
  ])('refuses %d in %d per %d', (x, years, per, code) => {
    expect(refusalsOf(rate(x, years, { per })).map((refusal) => refusal.code)).toEqual([code])
  })

  it('says what is wrong with the unit and the level', () => {
    expect(refusalsOf(rate(1, 3, { per: 0, level: 0 }))).toEqual([
      expect.objectContaining({ code: 'level-out-of-range' }),
      {
        code: 'per-out-of-range',
        found: 'per 0',
        expected: 'a number above 0, such as 1000',
        whatToDo: 'Say per how many units of the denominator the rate is to be given.',
        about: { option: 'per' },
      },
    ])
    expect(refusalsOf(rate(1, 0))[0]?.about).toEqual({ column: 'denominator' })
    expect(refusalsOf(rate(-1, 1))[0]?.about).toEqual({ column: 'numerator' })
  })
})
