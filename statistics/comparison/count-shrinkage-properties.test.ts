import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import type { BetaShrinkage, CountShrinkageOptions } from './beta-binomial-shrinkage.ts'
import { betaBinomialShrinkage } from './beta-binomial-shrinkage.ts'
import type { PlaceCounts } from './check-counts.ts'
import type { GammaShrinkage } from './gamma-poisson-shrinkage.ts'
import { gammaPoissonShrinkage } from './gamma-poisson-shrinkage.ts'
import { codesOf, firstOf, valueOf } from './outcome-parts.ts'

const counts: PlaceCounts = {
  names: 'a b c d e f g h i j'.split(' '),
  numerators: [3, 25, 25, 2, 60, 25, 0, 31, 150, 1],
  denominators: [20, 35, 120, 15, 260, 40, 12, 100, 400, 18],
}

type AnyShrinkage = BetaShrinkage | GammaShrinkage

describe('shrinkage of either kind', () => {
  type Shrink = (counts: PlaceCounts, options?: CountShrinkageOptions) => Outcome<AnyShrinkage>
  const kinds: readonly (readonly [string, Shrink])[] = [
    ['proportion', betaBinomialShrinkage],
    ['rate', gammaPoissonShrinkage],
  ]

  it.each(kinds)('refuses what cannot be a %s', (_, shrink) => {
    const of = (numerators: number[], denominators: number[]): readonly string[] =>
      codesOf(shrink({ numerators, denominators }))
    expect(of([1, 2], [5, 5])).toEqual(['too-few-places'])
    expect(of([1, 2, 1.5], [5, 5, 5])).toEqual(['count-not-whole'])
    expect(of([1, 2, 3], [5, 0, 5])[0]).toBe('denominator-zero')
    expect(of([0, 0, 0], [5, 5, 5])).toEqual(['nothing-varies'])
    expect(codesOf(shrink(counts, { level: 95 }))).toEqual(['level-out-of-range'])
  })

  it('refuses shares that are all complete, but not rates', () => {
    const full = { numerators: [5, 6, 7], denominators: [5, 6, 7] }
    expect(firstOf(betaBinomialShrinkage(full)).found).toBe('every count is its denominator')
    expect(codesOf(betaBinomialShrinkage(full))).toEqual(['nothing-varies'])
    expect(codesOf(gammaPoissonShrinkage(full))).toEqual([])
    expect(firstOf(betaBinomialShrinkage({ ...full, numerators: [0, 0, 0] })).found).toBe(
      'every count is 0',
    )
  })

  it.each(kinds)('takes decimal counts of a %s by choice', (_, shrink) => {
    const decimal = { numerators: [1.5, 4, 2], denominators: [5, 5, 5] }
    expect(codesOf(shrink(decimal, { counts: 'decimal' }))).toEqual([])
  })

  it.each(kinds)('warns of few places and is frozen, %s', (_, shrink) => {
    const cut = (n: number): PlaceCounts => ({
      numerators: Array.from(counts.numerators).slice(0, n),
      denominators: Array.from(counts.denominators).slice(0, n),
    })
    expect(valueOf(shrink(cut(9))).warnings).toEqual([
      {
        code: 'few-places',
        message:
          'How much places differ is estimated from 9 places; below 10 it is hardly known, and intervals that take it as known are too narrow.',
      },
    ])
    const result = valueOf(shrink(cut(10)))
    expect(result.warnings).toEqual([])
    expect(result.places[1]?.name).toBe('2')
    const parts = [result, result.places, result.places[0], result.prior, result.warnings]
    expect(parts.every(Object.isFrozen)).toBe(true)
  })

  it.each(kinds)('lies between the own and the common value, in its interval, %s', (_, shrink) => {
    const places = fc
      .array(
        fc
          .integer({ min: 5, max: 300 })
          .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
        { minLength: 3, maxLength: 15 },
      )
      .map((rows) => ({ numerators: rows.map(([x]) => x), denominators: rows.map(([, n]) => n) }))
    fc.assert(
      fc.property(places, fc.constantFrom('moments', 'likelihood'), (input, fit) => {
        const outcome = shrink(input, { fit })
        if (!outcome.ok) return
        const { estimate: common, places: shrunk } = outcome.value
        const wide = valueOf(shrink(input, { fit, level: 0.99 }))
        shrunk.forEach(({ raw, estimate, low, high, weight }, i) => {
          expect(estimate).toBeCloseTo(weight * raw + (1 - weight) * common, 8)
          expect(weight).toBeGreaterThanOrEqual(0)
          expect(weight).toBeLessThan(1)
          // The mean of a very skewed posterior may lie beyond a quantile, not beyond this one.
          if (weight < 0.9) expect(low).toBeLessThan(estimate)
          if (weight < 0.9) expect(high).toBeGreaterThan(estimate)
          expect(wide.places[i]?.low).toBeLessThanOrEqual(low)
          expect(wide.places[i]?.high).toBeGreaterThanOrEqual(high)
        })
      }),
      { seed: 15, numRuns: 60 },
    )
  })
})
