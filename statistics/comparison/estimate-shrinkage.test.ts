import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import type { Outcome } from '../outcome.ts'
import type { PlaceEstimates } from './check-estimates.ts'
import { jamesStein } from './james-stein.ts'
import { codesOf, firstOf, valueOf } from './outcome-parts.ts'
import { randomEffects } from './random-effects.ts'
import type { Shrinkage } from './shrinkage.ts'

// Effects of coaching in eight schools (Rubin 1981, table 1).
const schools: PlaceEstimates = {
  names: 'A B C D E F G H'.split(' '),
  estimates: [28, 8, -3, 7, -1, 1, 18, 12],
  standardErrors: [15, 10, 16, 11, 9, 11, 10, 18],
}
const apart: PlaceEstimates = {
  estimates: [1, 5, 9, 14, 2, 7, 11, 20, 4, 6],
  standardErrors: [1, 2, 1, 3, 2, 1, 2, 1, 2, 1],
}

describe('random effects', () => {
  // The formulas of DerSimonian & Laird run in R 4.2.
  it('are those of DerSimonian and Laird', () => {
    const result = valueOf(randomEffects(apart))
    expect(result.q).toBeCloseTo(220.277272727, 8)
    expect(result.between).toBeCloseTo(40.2432900433, 8)
    expect(result.estimate).toBeCloseTo(7.86445320486, 8)
    expect(result.se).toBeCloseTo(2.07636806617, 8)
    expect(result.i2).toBeCloseTo(95.914240317, 8)
    expect(result.qP / 1.82993912964e-42).toBeCloseTo(1, 8)
    expect(result.low).toBeCloseTo(result.estimate - 1.959963984540054 * result.se, 12)
    expect(result.high).toBeCloseTo(result.estimate + 1.959963984540054 * result.se, 12)
    expect(result.places[3]?.estimate).toBeCloseTo(12.8786305483, 8)
    expect(result.places[3]?.se).toBeCloseTo(2.7384517782, 8)
    expect(result.places[3]).toMatchObject({ name: '4', raw: 14 })
    expect(result.places[3]?.weight).toBeCloseTo(result.between / (result.between + 9), 12)
    expect(result).toMatchObject({ level: 0.95, n: 10, warnings: [] })
    expect(result.method).toBe(
      'Random effects by moments (DerSimonian & Laird 1986), best linear predictions',
    )
  })

  it('give all the common mean where chance explains the differences', () => {
    const result = valueOf(randomEffects(schools))
    // Q = 4.71 of 7 degrees of freedom; the mean of precision weights is 7.69, its error 4.07.
    expect(result.q).toBeCloseTo(4.7070788644, 8)
    expect(result.estimate).toBeCloseTo(7.68561672496, 8)
    expect(result.se).toBeCloseTo(4.0719191584, 8)
    expect(result).toMatchObject({ between: 0, i2: 0 })
    expect(result.warnings.map(({ code }) => code)).toEqual(['no-variation-between', 'few-places'])
    for (const place of result.places) {
      expect(place.estimate).toBeCloseTo(result.estimate, 12)
      expect(place.se).toBeCloseTo(result.se, 12)
      expect(place.weight).toBe(0)
    }
  })

  it('are nothing to speak of where all are equal', () => {
    const equal = { estimates: [3, 3, 3], standardErrors: [1, 1, 1] }
    expect(valueOf(randomEffects(equal))).toMatchObject({
      q: 0,
      qP: 1,
      i2: 0,
      between: 0,
      estimate: 3,
    })
  })

  it('have intervals of the level asked for, and are frozen', () => {
    const result = valueOf(randomEffects(apart, { level: 0.9 }))
    const [first] = result.places
    expect(first?.high).toBeCloseTo((first?.estimate ?? NaN) + 1.644853627 * (first?.se ?? NaN), 8)
    expect(first?.low).toBeCloseTo((first?.estimate ?? NaN) - 1.644853627 * (first?.se ?? NaN), 8)
    expect([result, result.places, first, result.warnings].every(Object.isFrozen)).toBe(true)
  })

  it.each<[string, PlaceEstimates, number, string]>([
    ['two places', { estimates: [1, 2], standardErrors: [1, 1] }, 0.95, 'too-few-places'],
    [
      'an error of 0',
      { ...schools, standardErrors: [1, 1, 1, 1, 1, 1, 1, 0] },
      0.95,
      'standard-error-zero',
    ],
    ['a level of 2', schools, 2, 'level-out-of-range'],
  ])('refuse %s', (_, places, level, code) => {
    expect(codesOf(randomEffects(places, { level }))).toEqual([code])
  })
})

const equalErrors: PlaceEstimates = {
  names: 'a b c d e'.split(' '),
  estimates: [2, 4, 6, 8, 10],
  standardErrors: [2, 2, 2, 2, 2],
}

describe('James-Stein', () => {
  it('pulls towards the mean by (k - 3) σ² over the squares', () => {
    const result = valueOf(jamesStein(equalErrors))
    // 2 · 4 ÷ 40.
    expect(result.shrinkage).toBeCloseTo(0.2, 12)
    expect(result.estimate).toBe(6)
    expect(result.between).toBeCloseTo(40 / 4 - 4, 12)
    expect(result.places.map(({ estimate }) => Number(estimate.toFixed(10)))).toEqual([
      2.8, 4.4, 6, 7.6, 9.2,
    ])
    const [first] = result.places
    // σ²(1 - 0.2 · 4/5) + 2 · 0.04 · 16 ÷ 2 = 3.36 + 0.64.
    expect(first?.se).toBeCloseTo(2, 12)
    expect(first?.low).toBeCloseTo(2.8 - 2 * 1.959963984540054, 12)
    expect(first?.high).toBeCloseTo(2.8 + 2 * 1.959963984540054, 12)
    expect(first).toMatchObject({ name: 'a', raw: 2, weight: 0.8 })
    expect(result).toMatchObject({ se: null, low: null, high: null, level: 0.95, n: 5 })
    expect(result.warnings.map(({ code }) => code)).toEqual(['few-places'])
    expect(result.method).toBe(
      'James–Stein towards the mean (Efron & Morris 1975), intervals of Morris (1983)',
    )
    expect([result, result.places, first, result.warnings].every(Object.isFrozen)).toBe(true)
  })

  it('never pulls beyond the mean', () => {
    const close = { ...equalErrors, estimates: [5.9, 6, 6.1, 6, 6] }
    const result = valueOf(jamesStein(close, { level: 0.9 }))
    expect(result.shrinkage).toBe(1)
    expect(result.between).toBe(0)
    expect(result.places[0]?.estimate).toBeCloseTo(6, 12)
    expect(result.warnings.map(({ code }) => code)).toContain('no-variation-between')
    const [first] = result.places
    expect((first?.high ?? NaN) - (first?.estimate ?? NaN)).toBeCloseTo(
      1.644853627 * (first?.se ?? NaN),
      8,
    )
    const same = { ...equalErrors, estimates: [6, 6, 6, 6, 6] }
    expect(valueOf(jamesStein(same)).places[0]).toMatchObject({ estimate: 6, weight: 0 })
  })

  it('refuses what it is not for', () => {
    expect(codesOf(jamesStein({ estimates: [1, 2, 3], standardErrors: [1, 1, 1] }))).toEqual([
      'too-few-places',
    ])
    const unequal = { ...equalErrors, standardErrors: [2, 2, 2.1, 2, 2] }
    expect(codesOf(jamesStein(unequal))).toEqual(['standard-errors-differ'])
    expect(firstOf(jamesStein(unequal))).toMatchObject({
      found: 'standard error 2.1 in row 3 (c), 2 in row 1',
      about: { column: 'standard error', row: '3' },
    })
    expect(codesOf(jamesStein({ ...unequal, standardErrors: [2, 2, 2, 2, 2 + 1e-10] }))).toEqual([])
    expect(codesOf(jamesStein(equalErrors, { level: 0 }))).toEqual(['level-out-of-range'])
  })

  it('is nearer the truth than the estimates themselves', () => {
    const random = seeded(9)
    let own = 0
    let shrunk = 0
    let held = 0
    for (let round = 0; round < 200; round += 1) {
      const truth = Array.from({ length: 10 }, () => 0.7 * random.normal())
      const estimates = truth.map((value) => value + random.normal())
      const { places } = valueOf(jamesStein({ estimates, standardErrors: truth.map(() => 1) }))
      places.forEach(({ raw, estimate, low, high }, i) => {
        const value = truth[i] ?? NaN
        own += (raw - value) ** 2
        shrunk += (estimate - value) ** 2
        if (low <= value && value <= high) held += 1
      })
    }
    expect(shrunk / own).toBeLessThan(0.65)
    // Morris's intervals hold about 95 % of the 2,000 true values.
    expect(held / 2000).toBeGreaterThan(0.93)
  })
})

describe('shrinkage of estimates', () => {
  const inputs = fc
    .array(
      fc.tuple(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0.2, max: 4, noNaN: true }),
      ),
      { minLength: 4, maxLength: 20 },
    )
    .map((rows) => ({
      estimates: rows.map(([estimate]) => estimate),
      standardErrors: rows.map(([, error]) => error),
    }))

  it('lies between the own and the common value, and moves with shift and scale', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (input, equal) => {
        const places = equal
          ? { ...input, standardErrors: input.standardErrors.map(() => 1.5) }
          : input
        const shrink: (places: PlaceEstimates) => Outcome<Shrinkage> = equal
          ? jamesStein
          : randomEffects
        const here = valueOf(shrink(places))
        const moved = valueOf(
          shrink({
            estimates: places.estimates.map((estimate) => 5 + 4 * estimate),
            standardErrors: places.standardErrors.map((error) => 4 * error),
          }),
        )
        here.places.forEach(({ raw, estimate, low, high, se }, i) => {
          const [least, most] = [Math.min(raw, here.estimate), Math.max(raw, here.estimate)]
          expect(estimate).toBeGreaterThanOrEqual(least - 1e-9)
          expect(estimate).toBeLessThanOrEqual(most + 1e-9)
          expect(low).toBeLessThan(estimate)
          expect(high).toBeGreaterThan(estimate)
          expect(moved.places[i]?.estimate).toBeCloseTo(5 + 4 * estimate, 7)
          expect(moved.places[i]?.se).toBeCloseTo(4 * se, 7)
        })
      }),
      { seed: 16, numRuns: 60 },
    )
  })
})
