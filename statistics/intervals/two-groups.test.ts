import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { newcombeDifference } from './newcombe-difference.ts'
import { proportionRatio } from './proportion-ratio.ts'
import { rateRatio } from './rate-ratio.ts'
import { wilson } from './wilson.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)
const of = (numerator: number, denominator: number) => ({ numerator, denominator })

const group = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((x) => of(x, n)))

describe('difference of two proportions', () => {
  it('holds the difference, turns round with the groups and stays within -1 and 1', () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        const ours = valueOf(newcombeDifference(first, second))
        const turned = valueOf(newcombeDifference(second, first))
        expect(ours.low).toBeLessThanOrEqual(ours.estimate)
        expect(ours.high).toBeGreaterThanOrEqual(ours.estimate)
        expect(ours.low).toBeGreaterThanOrEqual(-1)
        expect(ours.high).toBeLessThanOrEqual(1)
        expect(turned.low).toBeCloseTo(-(ours.high ?? NaN), 14)
        expect(ours.n).toBe(first.denominator + second.denominator)
      }),
      { seed: 1 },
    )
  })

  // By hand from the two Wilson intervals.
  it('takes the distances of the two intervals', () => {
    const one = valueOf(wilson(56, 70, { level: 0.9 }))
    const two = valueOf(wilson(48, 80, { level: 0.9 }))
    const ours = valueOf(newcombeDifference(of(56, 70), of(48, 80), { level: 0.9 }))
    expect(ours.low).toBeCloseTo(0.2 - Math.hypot(0.8 - (one.low ?? 0), (two.high ?? 0) - 0.6), 14)
    expect(ours.high).toBeCloseTo(0.2 + Math.hypot((one.high ?? 0) - 0.8, 0.6 - (two.low ?? 0)), 14)
    expect(ours).toMatchObject({ se: null, level: 0.9, warnings: [] })
    expect(ours.method).toBe('Difference of two proportions (Newcombe 1998, method 10)')
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('names the group that cannot be right', () => {
    const outcome = newcombeDifference(of(3, 2), of(3, 2), { level: 2 })
    expect(outcome.ok ? [] : outcome.refusals.map(({ about }) => about)).toEqual([
      { column: 'numerator' },
      { column: 'other numerator' },
      { option: 'level' },
    ])
    expect(codes(newcombeDifference(of(1, 2), of(1, 0)))).toEqual(['denominator-zero'])
  })
})

describe('ratio of two proportions', () => {
  // Koopman (1984), Biometrics 40:513: 36 of 40 against 16 of 80: 4.5 (2.94 to 7.15).
  it('gives the published interval', () => {
    const ours = valueOf(proportionRatio(of(36, 40), of(16, 80)))
    expect(ours.estimate).toBeCloseTo(4.5, 14)
    expect(ours.low).toBeCloseTo(2.94, 2)
    expect(ours.high).toBeCloseTo(7.15, 2)
    expect(ours.low).toBeCloseTo(2.9395691922, 9)
    expect(ours.high).toBeCloseTo(7.1522234349, 9)
    expect(ours).toMatchObject({ se: null, level: 0.95, n: 120, warnings: [] })
    expect(ours.method).toBe('Ratio of two proportions, score interval (Koopman 1984)')
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('holds the ratio and turns into its inverse with the groups', () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        if (first.numerator === 0 || second.numerator === 0) return
        const ours = valueOf(proportionRatio(first, second))
        const turned = valueOf(proportionRatio(second, first))
        expect(ours.low).toBeLessThanOrEqual(ours.estimate)
        expect(ours.high).toBeGreaterThanOrEqual(ours.estimate)
        expect((turned.low ?? NaN) * (ours.high ?? NaN)).toBeCloseTo(1, 8)
        const more = of(first.numerator * 9, first.denominator * 9)
        const narrower = valueOf(
          proportionRatio(more, of(second.numerator * 9, second.denominator * 9)),
        )
        expect(narrower.low).toBeGreaterThan(ours.low ?? NaN)
        expect(narrower.high).toBeLessThan(ours.high ?? NaN)
      }),
      { seed: 2 },
    )
  })

  it('is defined when nobody in the first group, or everybody in both, has it', () => {
    const none = valueOf(proportionRatio(of(0, 34), of(1, 34)))
    expect([none.estimate, none.low]).toEqual([0, 0])
    expect(none.high).toBeCloseTo(3.7534392792, 9)
    // p̃₂ = 1 ÷ φ, so the score of the second group is n (φ - 1): 1 + z² ÷ 7.
    const all = valueOf(proportionRatio(of(5, 5), of(7, 7)))
    expect(all.estimate).toBe(1)
    expect(all.high).toBeCloseTo(1 + 3.841458820694124 / 7, 10)
    expect(all.low).toBeCloseTo(1 / (1 + 3.841458820694124 / 5), 10)
  })

  it('is refused where there is nothing to divide by', () => {
    const outcome = proportionRatio(of(3, 5), of(0, 7))
    expect(outcome).toEqual({
      ok: false,
      refusals: [
        {
          code: 'ratio-undefined',
          found: 'other numerator 0: nothing to divide by',
          expected: 'at least one case in the group that is compared with',
          whatToDo: 'Ask for the difference instead (newcombe), which is defined at 0.',
          about: { column: 'other numerator' },
        },
      ],
    })
    expect(codes(proportionRatio(of(3, 2), of(0, 7), { level: 0 }))).toEqual([
      'numerator-above-denominator',
      'level-out-of-range',
    ])
  })
})

describe('ratio of two rates', () => {
  // R 4.2, poisson.test(c(11, 21), c(800, 3011)), the example of its manual.
  it('gives the published interval', () => {
    const ours = valueOf(rateRatio(of(11, 800), of(21, 3011)))
    expect(ours.estimate).toBeCloseTo(1.9714880952380953, 14)
    expect(ours.low).toBeCloseTo(0.858426403391639, 12)
    expect(ours.high).toBeCloseTo(4.277265943654071, 12)
    expect(ours).toMatchObject({ se: null, level: 0.95, n: 32, warnings: [] })
    expect(ours.method).toBe(
      'Ratio of two rates, exact conditional interval (Przyborowski and Wilenski 1940)',
    )
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('does not change with the unit of the denominators, and turns into its inverse', () => {
    const events = fc.integer({ min: 1, max: 300 })
    const years = fc.double({ min: 0.5, max: 1000, noNaN: true })
    fc.assert(
      fc.property(events, events, years, years, (x, y, s, t) => {
        const ours = valueOf(rateRatio(of(x, s), of(y, t)))
        const scaled = valueOf(rateRatio(of(x, 12 * s), of(y, 12 * t)))
        const turned = valueOf(rateRatio(of(y, t), of(x, s)))
        expect(ours.low).toBeLessThan(ours.estimate)
        expect(ours.high).toBeGreaterThan(ours.estimate)
        expect((scaled.low ?? NaN) / (ours.low ?? NaN)).toBeCloseTo(1, 12)
        expect((turned.low ?? NaN) * (ours.high ?? NaN)).toBeCloseTo(1, 9)
      }),
      { seed: 3 },
    )
  })

  it('begins at 0 where nothing happened, and needs an event to compare with', () => {
    const none = valueOf(rateRatio(of(0, 10), of(3, 10)))
    expect([none.estimate, none.low]).toEqual([0, 0])
    // All three events elsewhere: π ≤ 1 - 0.025^(1/3).
    const share = 1 - 0.025 ** (1 / 3)
    expect(none.high).toBeCloseTo(share / (1 - share), 10)
    expect(rateRatio(of(3, 10), of(0, 10))).toEqual({
      ok: false,
      refusals: [
        {
          code: 'ratio-undefined',
          found: 'other numerator 0: nothing to divide by',
          expected: 'at least one event in the rate that is compared with',
          whatToDo: 'Give both rates with their own intervals, or take a longer period.',
          about: { column: 'other numerator' },
        },
      ],
    })
  })

  it('names each part that cannot be right', () => {
    const outcome = rateRatio(of(1.5, 0), of(-1, -2), { level: 1 })
    expect(outcome.ok ? [] : outcome.refusals.map(({ about }) => about)).toEqual([
      { column: 'numerator' },
      { column: 'denominator' },
      { column: 'other numerator' },
      { column: 'other denominator' },
      { option: 'level' },
    ])
  })
})
