import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { probabilityOfReachingRate, type RateSoFar } from './probability-of-reaching-rate.ts'
import type { TargetProbability } from './target-answer.ts'

const probabilityOf = (rate: RateSoFar): TargetProbability => {
  const outcome = probabilityOfReachingRate(rate)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  if (outcome.value.kind !== 'probability') throw new Error(outcome.value.sentence)
  return outcome.value
}

describe('the probability of reaching a rate', () => {
  const rate: RateSoFar = { reached: 30, outOf: 50, toCome: 40, target: 0.6, designEffect: 1 }

  // Beta-binomial predictive (Gelman et al. 2013, section 2.4) in R 4.2.2: 24 of the 40 to come are
  // needed, sum(dbb(24:40, 40, 30.5, 20.5)) with dbb(k, n, a, b) = choose(n, k) × beta(k + a,
  // n − k + b) ÷ beta(a, b); quantiles 16, 24 and 32 of 40.
  it('is the tail of the beta-binomial predictive without design effect', () => {
    expect(probabilityOf(rate)).toEqual({
      kind: 'probability',
      state: 'open',
      probability: expect.closeTo(0.548307751834093, 12) as number,
      words: { code: 'as-likely-as-not', english: 'about as likely as not' },
      estimate: 54 / 90,
      se: expect.closeTo(4.1020948127918 / 90, 13) as number,
      low: 46 / 90,
      high: 62 / 90,
      level: 0.95,
      method: 'beta-binomial predictive with design effect, Jeffreys prior',
      n: 50,
      warnings: [],
    })
    expect(Object.isFrozen(probabilityOf(rate))).toBe(true)
  })

  // The same in R with a = 15.5, b = 10.5, V = 3.407407, M* = 15.2.
  it('is less sure with a design effect', () => {
    const result = probabilityOf({ ...rate, designEffect: 2 })
    expect(result.probability).toBeCloseTo(0.536560815228868, 12)
    expect([result.low, result.estimate, result.high]).toEqual([42 / 90, 54 / 90, 64 / 90])
    expect(result.se).toBeCloseTo(5.72834515358088 / 90, 13)
  })

  it('assumes a stated design effect and says so', () => {
    const result = probabilityOf({ reached: 30, outOf: 50, toCome: 40, target: 0.6 })
    expect(result.probability).toBe(probabilityOf({ ...rate, designEffect: 2 }).probability)
    expect(result.warnings).toEqual([
      {
        code: 'design-effect-assumed',
        message: 'How alike people of one group are is not known; a design effect of 2 is assumed.',
      },
    ])
  })

  it('lets all go one way when less than one group is to come', () => {
    const few = { reached: 6, outOf: 9, toCome: 3, target: 0.75, designEffect: 3 }
    // a = 2.5, b = 1.5: all three with 0.625, none with 0.375; 9 of 12 are needed.
    const result = probabilityOf(few)
    expect(result.probability).toBe(0.625)
    expect([result.low, result.estimate, result.high]).toEqual([0.5, 0.75, 0.75])
    // One more than a group is a beta-binomial again, close by.
    const four = probabilityOf({ ...few, toCome: 4, target: 9 / 13 })
    expect(four.probability).toBeGreaterThan(0.55)
    expect(four.probability).toBeLessThan(0.7)
    expect(four.probability).not.toBe(0.625)
  })

  it('is decided when nothing is to come or nothing can change it', () => {
    const over = { reached: 6, outOf: 10, toCome: 0, target: 0.6 }
    expect(probabilityOf(over)).toMatchObject({
      state: 'reached',
      probability: 1,
      estimate: 0.6,
      low: 0.6,
      high: 0.6,
      se: 0,
    })
    expect(probabilityOf({ ...over, target: 0.61 })).toMatchObject({
      state: 'missed',
      probability: 0,
    })
    expect(probabilityOf({ reached: 9, outOf: 10, toCome: 5, target: 0.6 }).state).toBe('reached')
    expect(probabilityOf({ reached: 8, outOf: 10, toCome: 5, target: 0.6 }).state).toBe('open')
    expect(probabilityOf({ reached: 4, outOf: 10, toCome: 5, target: 0.6 }).state).toBe('open')
    expect(probabilityOf({ reached: 3, outOf: 10, toCome: 5, target: 0.6 }).state).toBe('missed')
  })

  it('does not let binary fractions ask for one more', () => {
    // 0.07 × 100 is 7.000000000000001.
    expect(probabilityOf({ reached: 7, outOf: 100, toCome: 0, target: 0.07 }).state).toBe('reached')
    expect(probabilityOf({ reached: 6, outOf: 100, toCome: 0, target: 0.07 }).state).toBe('missed')
  })

  it('cannot be said without a report or with nobody counted', () => {
    expect(probabilityOfReachingRate({ ...rate, reached: null })).toEqual({
      ok: true,
      value: {
        kind: 'cannot-be-said',
        reason: 'no-report',
        sentence: 'Nothing was reported yet.',
      },
    })
    expect(probabilityOfReachingRate({ ...rate, reached: 0, outOf: 0 })).toEqual({
      ok: true,
      value: {
        kind: 'cannot-be-said',
        reason: 'nothing-counted-yet',
        sentence: 'Nobody was counted yet, so there is no rate.',
      },
    })
  })

  it.each([
    [{ reached: 51 }, ['numerator-above-denominator: 51 reached out of 50']],
    [{ reached: 1.5 }, ['not-a-count: reached 1.5']],
    [{ outOf: 50.5 }, ['not-a-count: outOf 50.5']],
    [{ toCome: -1 }, ['not-a-count: toCome -1']],
    [{ target: 60 }, ['out-of-range: target 60']],
    [{ target: -0.1 }, ['out-of-range: target -0.1']],
    [{ designEffect: 0.9 }, ['out-of-range: designEffect 0.9']],
    [{ designEffect: Infinity }, ['out-of-range: designEffect Infinity']],
    [{ level: 1 }, ['level-out-of-range: level 1']],
  ])('refuses %j', (change, refusals) => {
    const outcome = probabilityOfReachingRate({ ...rate, ...change })
    expect(
      outcome.ok ? [] : outcome.refusals.map(({ code, found }) => `${code}: ${found}`),
    ).toEqual(refusals)
  })

  const rates = fc
    .record({
      outOf: fc.integer({ min: 1, max: 300 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      toCome: fc.integer({ min: 0, max: 300 }),
      target: fc.double({ min: 0, max: 1, noNaN: true }),
      designEffect: fc.double({ min: 1, max: 20, noNaN: true }),
      level: fc.double({ min: 0.05, max: 0.99, noNaN: true }),
    })
    .map(({ share, ...rest }) => ({ ...rest, reached: Math.floor(share * rest.outOf) }))

  it('has an interval that contains the rate it expects, within what is possible', () => {
    fc.assert(
      fc.property(rates, (given) => {
        const { low, high, estimate, probability } = probabilityOf(given)
        expect(low).toBeLessThanOrEqual(estimate)
        expect(high).toBeGreaterThanOrEqual(estimate)
        const total = given.outOf + given.toCome
        expect(low).toBeGreaterThanOrEqual(given.reached / total)
        expect(high).toBeLessThanOrEqual((given.reached + given.toCome) / total)
        expect(probability).toBeGreaterThanOrEqual(0)
        expect(probability).toBeLessThanOrEqual(1)
      }),
      { seed: 35, numRuns: 300 },
    )
  })

  it('never falls when more was reached or less was agreed', () => {
    fc.assert(
      fc.property(rates, (given) => {
        const here = probabilityOf(given).probability
        const easier = probabilityOf({ ...given, target: given.target * 0.9 }).probability
        expect(easier).toBeGreaterThanOrEqual(here - 1e-12)
        if (given.reached === given.outOf) return
        const more = probabilityOf({ ...given, reached: given.reached + 1 }).probability
        expect(more).toBeGreaterThanOrEqual(here - 1e-9)
      }),
      { seed: 36, numRuns: 300 },
    )
  })
})
