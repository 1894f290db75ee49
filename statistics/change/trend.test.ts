import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstOrder, interrupted } from './series.fixture.ts'
import { trend, type Trend, type TrendOptions } from './trend.ts'

const trendOf = (time: readonly number[], y: readonly number[], options?: TrendOptions): Trend => {
  const outcome = trend(time, y, options)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const years = interrupted.map((_, i) => 2000 + i)

describe('a trend', () => {
  // R 4.2.2, sandwich 3.0-2: lm(y ~ t), NeweyWest(lag = 2, prewhite = FALSE, adjust = TRUE);
  // qt(.975, 16) = 2.119905299221.
  it('has the slope and error of R', () => {
    const result = trendOf(years, interrupted, { lag: 2 })
    expect(result).toMatchObject({
      estimate: expect.closeTo(0.998968008255934, 12) as number,
      se: expect.closeTo(0.0485220580029182, 12) as number,
      low: expect.closeTo(0.998968008255934 - 2.119905299221 * 0.0485220580029182, 10) as number,
      high: expect.closeTo(0.998968008255934 + 2.119905299221 * 0.0485220580029182, 10) as number,
      level: 0.95,
      lag: 2,
      n: 18,
      start: expect.closeTo(11.008771929824565, 11) as number,
      method: 'least squares with Newey–West standard error, lag 2',
      warnings: [
        {
          code: 'few-points',
          message:
            'The series has 18 points; with fewer than 20 errors that allow for autocorrelation are too small.',
        },
      ],
    })
    expect(result.fitted).toHaveLength(18)
    expect(result.fitted[17]).toBeCloseTo(11.008771929824565 + 17 * 0.998968008255934, 10)
    expect(Object.isFrozen(result)).toBe(true)
  })

  it('chooses the lag when none is given', () => {
    const result = trendOf(
      firstOrder.map((_, i) => i),
      firstOrder,
    )
    expect(result).toMatchObject({
      lag: 2,
      estimate: expect.closeTo(0.00250764101139205, 12) as number,
      se: expect.closeTo(0.0134698641762431, 12) as number,
      // 2 × pt(−0.186168, 58) in R.
      p: expect.closeTo(0.852959, 5) as number,
      warnings: [],
    })
  })

  it('has a p-value of 0 for an exact line and knows no slope for certain in a flat one', () => {
    expect(trendOf([1, 2, 3, 4], [2, 4, 6, 8]).p).toBeLessThan(1e-9)
    const flat = trendOf([1, 2, 3, 4], [1, -1, -1, 1], { lag: 0 })
    expect(flat.estimate).toBeCloseTo(0, 12)
    expect(flat.p).toBeCloseTo(1, 9)
  })

  it('warns of few points and of uneven steps', () => {
    const codes = (n: number): string[] =>
      trendOf(
        firstOrder.slice(0, n).map((_, i) => i),
        firstOrder.slice(0, n),
      ).warnings.map(({ code }) => code)
    expect(codes(19)).toEqual(['few-points'])
    expect(codes(20)).toEqual([])
    const withGap = (last: number): unknown =>
      trendOf([...Array.from({ length: 19 }, (_, i) => i), 18 + last], firstOrder.slice(0, 20))
        .warnings
    expect(withGap(1.5)).toEqual([])
    expect(withGap(1.6)).toEqual([
      {
        code: 'uneven-spacing',
        message:
          'The step from 18 to 19.6 is wider than the others; neighbours are taken for equally far apart.',
      },
    ])
  })

  it('warns of a lag longer than a quarter of the series', () => {
    const with20 = (lag: number): unknown =>
      trendOf(
        firstOrder.slice(0, 20).map((_, i) => i),
        firstOrder.slice(0, 20),
        { lag },
      ).warnings
    expect(with20(5)).toEqual([])
    expect(with20(6)).toEqual([
      {
        code: 'long-lag',
        message: 'A lag of 6 is more than a quarter of 20 points: the error is too small.',
      },
    ])
  })

  it.each([
    [[], [], 'no-rows'],
    [[1, 2, 3], [1, 2], 'lengths-differ'],
    [[1, 2, 3, NaN], [1, 2, 3, 4], 'value-not-finite'],
    [[1, 2, 3, 4], [1, 2, Infinity, 4], 'value-not-finite'],
    [[1, 2, 2, 4], [1, 2, 3, 4], 'duplicate-time'],
    [[1, 2, 3], [1, 2, 4], 'too-few-points'],
    [[1, 2, 3, 4], [5, 5, 5, 5], 'constant-outcome'],
  ])('refuses times %j with outcomes %j', (time, y, code) => {
    const outcome = trend(time, y)
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it('says where the trouble is', () => {
    expect(trend([1, 2, 3, 2], [1, 2, 3, 4])).toMatchObject({
      refusals: [
        {
          found: 'time 2 in row 2 and in row 4',
          about: { column: 'time', row: '4' },
        },
      ],
    })
    expect(trend([1, 2, 3], [1, 2, 4])).toMatchObject({
      refusals: [{ found: '3 points in time', expected: 'at least 4', about: { column: 'time' } }],
    })
    expect(trend([1, 2, 3, 4], [5, 5, 5, 5])).toMatchObject({
      refusals: [{ found: 'outcome 5 in every row', about: { column: 'outcome' } }],
    })
    expect(trend([1, 2, 3, 4], [5, 6, 5, 5], { level: 2 })).toMatchObject({
      refusals: [{ code: 'level-out-of-range' }],
    })
  })

  it('does not depend on the order of the rows, and follows scale and place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 6, maxLength: 30 }),
        fc.constantFrom(0.5, 3, 100),
        fc.integer({ min: -1000, max: 1000 }),
        (y, scale, shift) => {
          fc.pre(new Set(y).size > 1)
          const time = y.map((_, i) => i)
          const one = trendOf(time, y, { lag: 1 })
          const back = trendOf(time.toReversed(), y.toReversed(), { lag: 1 })
          expect(back.estimate).toBe(one.estimate)
          expect(back.se).toBe(one.se)
          const moved = trendOf(
            time.map((t) => t + shift),
            y.map((value) => scale * value + shift),
            { lag: 1 },
          )
          expect(moved.estimate).toBeCloseTo(scale * one.estimate, 8)
          expect(moved.se).toBeCloseTo(scale * one.se, 8)
          expect(one.low).toBeLessThanOrEqual(one.estimate)
          expect(one.high).toBeGreaterThanOrEqual(one.estimate)
        },
      ),
      { seed: 42, numRuns: 100 },
    )
  })
})
