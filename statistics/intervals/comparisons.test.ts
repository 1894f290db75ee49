import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { twoSidedP, twoSidedZ } from '../numerics/normal.ts'
import { seeded } from '../numerics/random.ts'
import type { Outcome } from '../outcome.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { compareIntervals, type Interval } from './compare-intervals.ts'
import { compareMany } from './compare-many.ts'
import { newcombeDifference } from './newcombe-difference.ts'
import { wilsonLimits } from './wilson.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)

const z = twoSidedZ(0.95)
const normal = (estimate: number, se = 1): Interval => ({
  estimate,
  low: estimate - z * se,
  high: estimate + z * se,
})

describe('two intervals', () => {
  it('are those of Newcombe when they are of Wilson', () => {
    const interval = (x: number, n: number) => ({ estimate: x / n, ...wilsonLimits(x, n, 0.95) })
    const ours = valueOf(compareIntervals(interval(56, 70), interval(48, 80)))
    const newcombe = valueOf(
      newcombeDifference({ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 }),
    )
    expect(ours.low).toBeCloseTo(newcombe.low ?? NaN, 14)
    expect(ours.high).toBeCloseTo(newcombe.high ?? NaN, 14)
    expect(ours.verdict).toBe('higher')
  })

  it('are a z test when they are symmetric', () => {
    const ours = valueOf(compareIntervals(normal(10, 3), normal(4, 4)))
    expect(ours.estimate).toBe(6)
    expect(ours.low).toBeCloseTo(6 - 5 * z, 12)
    expect(ours.high).toBeCloseTo(6 + 5 * z, 12)
    expect(ours.pValue).toBeCloseTo(twoSidedP(6 / 5), 12)
    expect(ours).toMatchObject({ se: null, level: 0.95, n: 2, warnings: [] })
    expect(ours.errorRate).toBeCloseTo(0.05, 12)
    expect(ours.method).toBe('Difference from two intervals (Zou and Donner 2008)')
    expect(Object.isFrozen(ours)).toBe(true)
  })

  // √2 z = 2.77: apart by less than that nothing is clear; apart by 2 z = 3.92 they part.
  it.each([
    [2.77, 'no clear difference', true],
    [2.78, 'higher', true],
    [-2.77, 'no clear difference', true],
    [-2.78, 'lower', true],
    [3.91, 'higher', true],
    [3.93, 'higher', false],
    [-3.93, 'lower', false],
    [0, 'no clear difference', true],
  ])('%d apart, each with an error of one: %s', (distance, verdict, overlap) => {
    const ours = valueOf(compareIntervals(normal(50 + distance), normal(50)))
    expect(ours).toMatchObject({ verdict, overlap })
    expect(ours.pValue <= 0.05).toBe(verdict !== 'no clear difference')
  })

  it('that share a limit overlap', () => {
    const first = { estimate: 1, low: 0, high: 2 }
    expect(valueOf(compareIntervals(first, { estimate: 3, low: 2, high: 4 })).overlap).toBe(true)
    expect(valueOf(compareIntervals({ estimate: 3, low: 2, high: 4 }, first)).overlap).toBe(true)
  })

  it('may be compared with a fixed figure', () => {
    const fixed = (value: number) => ({ estimate: value, low: value, high: value })
    const verdict = (value: number) =>
      valueOf(compareIntervals({ estimate: 5, low: 4, high: 7 }, fixed(value))).verdict
    expect([3.99, 4.01, 6.99, 7.01].map(verdict)).toEqual([
      'higher',
      'no clear difference',
      'no clear difference',
      'lower',
    ])
    const same = valueOf(compareIntervals(fixed(2), fixed(2)))
    expect([same.pValue, same.verdict]).toEqual([1, 'no clear difference'])
    const apart = valueOf(compareIntervals(fixed(3), fixed(2)))
    expect([apart.pValue, apart.verdict]).toEqual([0, 'higher'])
  })

  it('turn round with each other', () => {
    const interval = fc
      .tuple(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
      )
      .map(([estimate, below, above]) => ({
        estimate,
        low: estimate - below,
        high: estimate + above,
      }))
    const opposite = {
      higher: 'lower',
      lower: 'higher',
      'no clear difference': 'no clear difference',
    }
    fc.assert(
      fc.property(interval, interval, (first, second) => {
        const ours = valueOf(compareIntervals(first, second))
        const turned = valueOf(compareIntervals(second, first))
        expect(turned.verdict).toBe(opposite[ours.verdict])
        expect(turned.pValue).toBeCloseTo(ours.pValue, 12)
        expect(turned.low).toBeCloseTo(-(ours.high ?? NaN), 12)
        expect(ours.low).toBeLessThanOrEqual(ours.estimate)
        expect(ours.high).toBeGreaterThanOrEqual(ours.estimate)
        if (!ours.overlap) expect(ours.verdict).not.toBe('no clear difference')
      }),
      { seed: 2 },
    )
  })

  it('refuses limits that do not hold their figure', () => {
    expect(compareIntervals({ estimate: 5, low: 6, high: 7 }, normal(1))).toEqual({
      ok: false,
      refusals: [
        {
          code: 'limits-out-of-order',
          found: 'first 5 with limits 6 and 7',
          expected: 'lower limit, estimate and upper limit in this order',
          whatToDo: 'Check which columns hold the limits.',
          about: { column: 'first' },
        },
      ],
    })
    const second = compareIntervals(normal(1), { estimate: 5, low: 4, high: 4.5 }, { level: 3 })
    expect(second.ok ? [] : second.refusals.map(({ about }) => about)).toEqual([
      { column: 'second' },
      { option: 'level' },
    ])
    const bad = compareIntervals({ estimate: NaN, low: -Infinity, high: Infinity }, normal(0))
    expect(bad.ok ? [] : bad.refusals.map(({ about }) => about?.['column'])).toEqual([
      'first',
      'first low',
      'first high',
    ])
  })

  // 200 pairs of equal figures; the long version stands in comparisons.full.test.ts.
  it('are called different in about 5 % of cases when they are equal', () => {
    const random = seeded(20)
    let wrong = 0
    for (let run = 0; run < 200; run += 1) {
      const [first, second] = [normal(random.normal()), normal(random.normal())]
      if (valueOf(compareIntervals(first, second)).verdict !== 'no clear difference') wrong += 1
    }
    expect(wrong).toBeGreaterThan(2)
    expect(wrong).toBeLessThan(20)
  })
})

describe('many intervals', () => {
  const fixed = { estimate: 0, low: 0, high: 0 }

  it('are judged by adjusted p-values', () => {
    const zs = [4, -3.5, 2.2, 2, 0.1, 0.5, -1, 0.7, 0.2, -0.4]
    const ours = valueOf(
      compareMany(
        zs.map((one) => normal(one)),
        fixed,
      ),
    )
    const alone = zs.map((one) => twoSidedP(one))
    const adjusted = valueOf(benjaminiHochberg(alone)).adjusted
    ours.forEach((one, i) => {
      expect(one.difference).toBe(zs[i])
      expect(one.pValue).toBeCloseTo(alone[i] ?? NaN, 12)
      expect(one.adjustedPValue).toBeCloseTo(adjusted[i] ?? NaN, 11)
      expect(one.low).toBeCloseTo((zs[i] ?? NaN) - z, 12)
      expect(one.high).toBeCloseTo((zs[i] ?? NaN) + z, 12)
    })
    expect(ours.map(({ verdict }) => verdict).slice(0, 4)).toEqual([
      'higher',
      'lower',
      'no clear difference',
      'no clear difference',
    ])
    expect(Object.isFrozen(ours)).toBe(true)
    const strict = valueOf(
      compareMany(
        zs.map((one) => normal(one)),
        fixed,
        { falseDiscoveryRate: 0.001 },
      ),
    )
    expect(strict[0]?.verdict).toBe('higher')
    expect(strict[1]?.verdict).toBe('no clear difference')
  })

  it('may each have their own figure to be compared with', () => {
    const ours = valueOf(compareMany([normal(5), normal(5)], [normal(0), normal(5)]))
    expect(ours.map(({ verdict }) => verdict)).toEqual(['higher', 'no clear difference'])
    expect(ours[0]?.difference).toBe(5)
    expect(codes(compareMany([normal(5), normal(5)], [normal(0)]))).toEqual(['lengths-differ'])
  })

  it('have the level that is said', () => {
    const [one] = valueOf(compareMany([{ estimate: 2, low: 1, high: 3 }], fixed, { level: 0.8 }))
    expect(one?.pValue).toBeCloseTo(twoSidedP(2 * twoSidedZ(0.8)), 12)
  })

  it('refuse each at its row', () => {
    const bad = { estimate: 2, low: 3, high: 1 }
    const outcome = compareMany([normal(1), bad, bad], fixed)
    expect(outcome.ok ? [] : outcome.refusals.map(({ about }) => about)).toEqual([
      { column: 'first', row: '2' },
      { column: 'first', row: '3' },
    ])
    expect(codes(compareMany([], fixed))).toEqual(['no-rows'])
    expect(codes(compareMany([normal(1)], fixed, { falseDiscoveryRate: 2 }))).toEqual([
      'rate-out-of-range',
    ])
  })
})
