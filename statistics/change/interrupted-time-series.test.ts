import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  interruptedTimeSeries,
  type Interruption,
  type InterruptionOptions,
} from './interrupted-time-series.ts'
import { firstOrder, interrupted } from './series.fixture.ts'

const effectOf = (
  time: readonly number[],
  y: readonly number[],
  options: InterruptionOptions,
): Interruption => {
  const outcome = interruptedTimeSeries(time, y, options)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const years = interrupted.map((_, i) => 2000 + i)
const close = (value: number): number => expect.closeTo(value, 11) as number

describe('an interrupted time series', () => {
  // R 4.2.2, sandwich 3.0-2: lm(y ~ t + D + s), NeweyWest(lag = 1, prewhite = FALSE,
  // adjust = TRUE), t with 14 degrees of freedom; the joint test from the same covariance.
  it('has the changes and errors of R', () => {
    const result = effectOf(years, interrupted, { at: 2010, lag: 1 })
    expect(result).toMatchObject({
      estimate: close(2.991666666666668),
      se: close(0.5780107311982468),
      low: close(1.75195694491903),
      high: close(4.2313763884143),
      levelChange: { estimate: close(2.991666666666668), p: close(0.000140680727744832) },
      slopeBefore: { estimate: close(0.663636363636363), se: close(0.0453628354631616) },
      slopeChange: { estimate: close(0.235173160173161), se: close(0.1456527389561436) },
      slopeAfter: { estimate: close(0.898809523809524), se: close(0.126474410452768) },
      start: { estimate: close(12.163636363636369), se: close(0.2276561582576127) },
      effectAtEnd: { estimate: close(4.637878787878792), se: close(0.865910309229226) },
      p: close(1.71711922748452e-5),
      lag: 1,
      level: 0.95,
      n: 18,
      pointsBefore: 10,
      pointsAfter: 8,
      method: 'segmented regression with Newey–West standard errors, lag 1',
    })
    expect(result.warnings.map(({ code }) => code)).toEqual(['few-points'])
    expect(result.counterfactual[17]).toBeCloseTo(12.163636363636369 + 17 * 0.663636363636363, 10)
    expect((result.fitted[17] ?? NaN) - (result.counterfactual[17] ?? NaN)).toBeCloseTo(
      result.effectAtEnd.estimate,
      10,
    )
    expect(result.fitted[9]).toBe(result.counterfactual[9])
    expect(Object.isFrozen(result)).toBe(true)
  })

  it('counts the stated time itself as after the change', () => {
    expect(effectOf(years, interrupted, { at: 2009.5 }).pointsBefore).toBe(10)
    expect(effectOf(years, interrupted, { at: 2009 }).pointsBefore).toBe(9)
  })

  it('warns of few points on a side', () => {
    const codes = (at: number): string[] =>
      effectOf(
        firstOrder.map((_, i) => i),
        firstOrder,
        { at, lag: 2 },
      ).warnings.map(({ code }) => code)
    expect(codes(7)).toEqual(['few-points-on-a-side'])
    expect(codes(8)).toEqual([])
    expect(codes(52)).toEqual([])
    expect(codes(53)).toEqual(['few-points-on-a-side'])
    expect(
      effectOf(years, interrupted, { at: 2011 }).warnings.map(({ message }) => message),
    ).toContain(
      'There are 11 points before the change and 7 after it; fewer than 8 on a side make its slope a guess.',
    )
  })

  it('warns of uneven steps', () => {
    const later = years.map((year) => (year >= 2012 ? year + 1 : year))
    expect(
      effectOf(later, interrupted, { at: 2010, lag: 5 }).warnings.map(({ code }) => code),
    ).toEqual(['few-points', 'long-lag', 'uneven-spacing'])
  })

  it('needs three points on each side', () => {
    expect(effectOf(years, interrupted, { at: 2003 }).pointsBefore).toBe(3)
    expect(effectOf(years, interrupted, { at: 2015 }).pointsAfter).toBe(3)
    expect(interruptedTimeSeries(years, interrupted, { at: 2002 })).toEqual({
      ok: false,
      refusals: [
        {
          code: 'too-few-points',
          found: '2 points before 2002 and 16 from it on, between 2000 and 2017',
          expected: 'at least 3 on each side',
          whatToDo: 'Give a longer series, or another time of the change.',
          about: { column: 'time', option: 'at' },
        },
      ],
    })
    expect(interruptedTimeSeries(years, interrupted, { at: 2016 }).ok).toBe(false)
    expect(interruptedTimeSeries(years, interrupted, { at: 1900 }).ok).toBe(false)
  })

  it.each([
    [[], [], 'no-rows'],
    [[1, 2, 3, 4, 5, NaN], [1, 2, 3, 4, 5, 6], 'value-not-finite'],
    [[1, 2, 3, 4, 5, 5], [1, 2, 3, 4, 5, 6], 'duplicate-time'],
    [[1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1], 'constant-outcome'],
  ])('refuses times %j with outcomes %j', (time, y, code) => {
    const outcome = interruptedTimeSeries(time, y, { at: 4 })
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it('is sure of a break without noise', () => {
    const y = [1, 2, 3, 4, 15, 16, 17, 18]
    const result = effectOf(
      y.map((_, i) => i),
      y,
      { at: 4 },
    )
    expect(result.estimate).toBeCloseTo(10, 9)
    expect(result.slopeChange.estimate).toBeCloseTo(0, 9)
    expect(result.p).toBeLessThan(1e-9)
  })

  it('does not depend on the order of the rows and follows the scale of the outcome', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 30 }),
        fc.constantFrom(0.1, 7),
        (y, scale) => {
          fc.pre(new Set(y).size > 3)
          const time = y.map((_, i) => i)
          const one = effectOf(time, y, { at: 4, lag: 1 })
          const back = effectOf(time.toReversed(), y.toReversed(), { at: 4, lag: 1 })
          expect(back).toEqual(one)
          const scaled = effectOf(
            time,
            y.map((value) => scale * value),
            { at: 4, lag: 1 },
          )
          expect(scaled.estimate).toBeCloseTo(scale * one.estimate, 8)
          expect(scaled.se).toBeCloseTo(scale * one.se, 8)
          expect(one.low).toBeLessThanOrEqual(one.estimate)
          expect(one.high).toBeGreaterThanOrEqual(one.estimate)
        },
      ),
      { seed: 43, numRuns: 100 },
    )
  })
})
