import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ambition, type Ambition, type AmbitionInput } from './ambition.ts'
import type { Change } from './growth-per-year.ts'

const ambitionOf = (input: AmbitionInput): Ambition => {
  const outcome = ambition(input)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
/** Others that grew by these shares. */
const grown = (...shares: number[]): Change[] =>
  shares.map((share) => ({ from: 1000, to: 1000 * (1 + share) }))

describe('the ambition of a target', () => {
  const target = { from: 1000, to: 1200 }

  // Limits: Jeffreys' interval, R 4.2.2: qbeta(c(.025, .975), 2.5, 8.5), qbeta(…, 8, 3).
  it('is the share of others that grew less', () => {
    const others = grown(0, 0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
    const result = ambitionOf({ target, earlierYears: [], others })
    expect(result).toEqual({
      required: expect.closeTo(0.2, 14) as number,
      amongEarlierYears: {
        kind: 'cannot-be-said',
        reason: 'too-few-comparisons',
        sentence: 'Only 0 comparisons have figures; 5 are needed.',
      },
      amongOthers: {
        kind: 'percentile',
        percentile: 0.2,
        low: expect.closeTo(0.0440594135526308, 12) as number,
        high: expect.closeTo(0.5027744964399931, 12) as number,
        level: 0.95,
        n: 10,
        words: { code: 'modest', english: 'modest' },
      },
      method: 'percentile of the required growth, Jeffreys interval',
    })
    expect(Object.isFrozen(result)).toBe(true)
    expect(Object.isFrozen(result.amongOthers)).toBe(true)
  })

  it('counts those that grew as much half', () => {
    const others = grown(0, 0, 0, 0, 0, 0, 0, 0.2, 0.4, 0.5)
    expect(ambitionOf({ target, earlierYears: [], others }).amongOthers).toMatchObject({
      percentile: 0.75,
      low: expect.closeTo(0.443904537692358, 12) as number,
      high: expect.closeTo(0.933260488822266, 12) as number,
      words: { code: 'ambitious' },
    })
  })

  it('reaches to the end when all or none grew less', () => {
    const all = ambitionOf({
      target,
      earlierYears: [],
      others: grown(...Array<number>(10).fill(0)),
    })
    expect(all.amongOthers).toMatchObject({
      percentile: 1,
      low: expect.closeTo(0.782803732490789, 12) as number,
      high: 1,
      words: { code: 'very-ambitious' },
    })
    const none = ambitionOf({
      target,
      earlierYears: [],
      others: grown(...Array<number>(10).fill(1)),
    })
    expect(none.amongOthers).toMatchObject({
      percentile: 0,
      low: 0,
      high: expect.closeTo(0.217196267509211, 12) as number,
    })
  })

  it('compares with the years before, leaving out what is missing or starts from nothing', () => {
    // Growth: none from 0, then 100 %, 0 %, missing, missing, 10 %, 50 %, 20 %.
    const earlierYears = [0, 10, 20, 20, NaN, 100, 110, 165, 198]
    const own = ambitionOf({ target: { from: 198, to: 217.8 }, earlierYears, others: [] })
    expect(own.amongEarlierYears).toMatchObject({ kind: 'percentile', n: 5 })
    const few = ambitionOf({
      target: { from: 198, to: 217.8 },
      earlierYears: earlierYears.slice(0, -1),
      others: [],
    })
    expect(few.amongEarlierYears).toMatchObject({
      reason: 'too-few-comparisons',
      sentence: 'Only 4 comparisons have figures; 5 are needed.',
    })
  })

  it('asks for what it takes a year when the target lies further away', () => {
    const far = ambitionOf({
      target: { from: 100, to: 121, years: 2 },
      earlierYears: [],
      others: [],
    })
    expect(far.required).toBeCloseTo(0.1, 14)
  })

  it('compares places that start from nothing by their size', () => {
    const change = (to: number): Change => ({ from: 0, to, size: 1000 })
    const result = ambitionOf({
      target: change(30),
      earlierYears: [5, 15, 45],
      others: [10, 20, 30, 40, 50].map(change),
      fewest: 2,
    })
    expect(result.required).toBe(0.03)
    expect(result.amongOthers).toMatchObject({ percentile: 0.5, words: { code: 'usual' } })
    // 10 and 30 more of 1,000.
    expect(result.amongEarlierYears).toMatchObject({ percentile: 0.75, n: 2 })
  })

  it('cannot be said of a target that starts from nothing without a size', () => {
    const nothing = {
      kind: 'cannot-be-said',
      reason: 'nothing-at-the-start',
      sentence: 'There was nothing at the start to grow from.',
    }
    const others = grown(0, 0.1, 0.2, 0.3, 0.4)
    expect(ambitionOf({ target: { from: 0, to: 9 }, earlierYears: [1, 2], others })).toMatchObject({
      required: nothing,
      amongEarlierYears: nothing,
      amongOthers: nothing,
    })
  })

  it.each([
    [{ target: { from: NaN, to: 1 } }, 'from NaN'],
    [{ target: { from: 1, to: -1 } }, 'to -1'],
    [{ target: { from: 1, to: 2, years: 0 } }, 'the target: years 0'],
    [
      {
        others: [
          { from: 1, to: 2 },
          { from: 1, to: 2, years: -1 },
        ],
      },
      'comparison 2: years -1',
    ],
    [
      { others: [{ from: 1, to: 2, size: 9 }] },
      'comparison 1: a change with a size beside one without',
    ],
    [{ level: 0 }, 'level 0'],
  ])('refuses %j', (change, found) => {
    const outcome = ambition({ target, earlierYears: [], others: [], ...change })
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.found)).toEqual([found])
  })

  it('has an interval that contains the percentile, whatever the order of the others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 40 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (tenths, level) => {
          const others = grown(...tenths.map((tenth) => tenth / 10))
          const { amongOthers } = ambitionOf({ target, earlierYears: [], others, level })
          if (amongOthers.kind !== 'percentile') throw new Error(amongOthers.sentence)
          expect(amongOthers.low).toBeLessThanOrEqual(amongOthers.percentile)
          expect(amongOthers.high).toBeGreaterThanOrEqual(amongOthers.percentile)
          expect(
            ambitionOf({ target, earlierYears: [], others: others.toReversed(), level })
              .amongOthers,
          ).toEqual(amongOthers)
        },
      ),
      { seed: 37, numRuns: 200 },
    )
  })
})
