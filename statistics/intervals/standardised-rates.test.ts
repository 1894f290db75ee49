import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { byarLimits } from './byar.ts'
import { directlyStandardisedRate } from './directly-standardised-rate.ts'
import { exactPoissonLimits } from './exact-poisson.ts'
import { fayFeuer } from './fay-feuer.ts'
import { expectedEvents, standardisedRatio } from './standardised-ratio.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)

const strata = { events: [4, 12, 30], populations: [1000, 800, 300], weights: [50, 30, 20] }

const someStrata = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 50, max: 5000 }),
      fc.integer({ min: 1, max: 100 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => ({
    events: rows.map(([x]) => x),
    populations: rows.map(([, n]) => n),
    weights: rows.map(([, , w]) => w),
  }))

describe.each([
  ['Dobson', directlyStandardisedRate],
  ['Fay and Feuer', fayFeuer],
] as const)('directly standardised, %s', (_, method) => {
  it('weights the rates of the strata', () => {
    const ours = valueOf(method(strata, { per: 1000 }))
    expect(ours.estimate).toBeCloseTo(0.5 * 4 + 0.3 * 15 + 0.2 * 100, 12)
    const variance = (0.5 / 1000) ** 2 * 4 + (0.3 / 800) ** 2 * 12 + (0.2 / 300) ** 2 * 30
    expect(ours.se).toBeCloseTo(1000 * Math.sqrt(variance), 12)
    expect(ours).toMatchObject({ level: 0.95, n: 46, warnings: [] })
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('holds the rate, whatever the unit of the weights and the order of the strata', () => {
    fc.assert(
      fc.property(someStrata, (some) => {
        const outcome = method(some)
        if (!outcome.ok) {
          expect(codes(outcome)).toEqual(['too-few-events'])
          return
        }
        const { estimate, low, high } = outcome.value
        expect(low).toBeLessThanOrEqual(estimate)
        expect(high).toBeGreaterThan(estimate)
        const turned = valueOf(
          method({
            events: some.events.toReversed(),
            populations: some.populations.toReversed(),
            weights: some.weights.toReversed().map((w) => w / 7),
          }),
        )
        expect(turned.high).toBeCloseTo(high ?? NaN, 10)
        const wider = valueOf(method(some, { level: 0.998 }))
        expect(wider.high).toBeGreaterThan(high ?? NaN)
        expect(wider.low).toBeLessThanOrEqual(low ?? NaN)
      }),
      { seed: 1 },
    )
  })

  it.each([
    ['events', { ...strata, events: [4, 12.5, 30] }, 'count-not-whole', '2'],
    ['events', { ...strata, events: [4, -1, 30] }, 'count-negative', '2'],
    ['events', { ...strata, events: [NaN, 12, 30] }, 'value-not-finite', '1'],
    ['populations', { ...strata, populations: [1000, 800, 0] }, 'denominator-zero', '3'],
    ['weights', { ...strata, weights: [1, -1, 1] }, 'denominator-negative', '2'],
    ['weights', { ...strata, weights: [1, 1, Infinity] }, 'value-not-finite', '3'],
  ])('refuses %s at their row', (column, bad, code, row) => {
    const outcome = method(bad)
    expect(codes(outcome)).toEqual([code])
    expect(outcome.ok ? {} : outcome.refusals[0]?.about).toEqual({ column, row })
  })

  it('refuses what is no standard population, no strata, and bad options', () => {
    expect(method({ ...strata, weights: [0, 0, 0] })).toEqual({
      ok: false,
      refusals: [
        {
          code: 'weights-zero',
          found: 'no weight above 0',
          expected: 'a standard population with people in it',
          whatToDo: 'Name the column with the standard population.',
          about: { column: 'weights' },
        },
      ],
    })
    expect(codes(method({ ...strata, weights: [1, 1] }))).toEqual(['lengths-differ'])
    expect(codes(method({ events: [], populations: [], weights: [] }))).toContain('no-rows')
    expect(codes(method(strata, { level: 0, per: 0 }))).toEqual([
      'level-out-of-range',
      'per-out-of-range',
    ])
    expect(valueOf(method({ ...strata, weights: [0, 1, 0] })).estimate).toBeCloseTo(0.015, 15)
  })
})

describe('Dobson', () => {
  it('with one stratum is the interval of the count', () => {
    const ours = valueOf(
      directlyStandardisedRate({ events: [40], populations: [500], weights: [3] }, { per: 1000 }),
    )
    expect(ours.low).toBeCloseTo(byarLimits(40, 0.95).low * 2, 11)
    expect(ours.high).toBeCloseTo(byarLimits(40, 0.95).high * 2, 11)
    expect(ours.method).toBe('Directly standardised rate with limits of Dobson et al. (1991)')
  })

  it('is not given below 10 events', () => {
    const of = (events: number[]) => directlyStandardisedRate({ ...strata, events })
    expect(of([2, 3, 4])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'too-few-events',
          found: '9 events in all strata together',
          expected: 'at least 10 events',
          whatToDo:
            'Take a longer period or a larger area; below 10 no standardised rate is given.',
          about: { column: 'events' },
        },
      ],
    })
    expect(codes(of([2, 3, 5]))).toEqual([])
    expect(codes(of([NaN, 3, 4]))).toEqual(['value-not-finite', 'too-few-events'])
    expect(codes(of([Infinity, 3, 4]))).toEqual(['value-not-finite', 'too-few-events'])
    expect(codes(of([-5, 3, 9]))).toEqual(['count-negative'])
  })
})

describe('Fay and Feuer', () => {
  it('with weights alike is the exact Poisson interval', () => {
    const alike = { events: [2, 5, 0], populations: [10, 20, 30], weights: [1, 2, 3] }
    const ours = valueOf(fayFeuer(alike, { per: 60 }))
    expect(ours.low).toBeCloseTo(exactPoissonLimits(7, 0.95).low, 11)
    expect(ours.high).toBeCloseTo(exactPoissonLimits(7, 0.95).high, 11)
    expect(ours.method).toBe('Directly standardised rate with gamma limits (Fay and Feuer 1997)')
  })

  it('has an upper limit even for no events', () => {
    const none = valueOf(fayFeuer({ ...strata, events: [0, 0, 0] }, { per: 100 }))
    expect([none.estimate, none.se, none.low]).toEqual([0, 0, 0])
    // One event in the stratum with the largest weight per person: 0.2 ÷ 300.
    expect(none.high).toBeCloseTo((-Math.log(0.025) * 20) / 300, 11)
  })

  it('is at least as wide as Dobson upwards', () => {
    const dobson = valueOf(directlyStandardisedRate(strata))
    expect(valueOf(fayFeuer(strata)).high).toBeGreaterThan(dobson.high ?? NaN)
  })
})

describe('standardised ratio', () => {
  // R 4.2, poisson.test(137, 24.19893): nickel workers of Wales, 5.661407 (4.753 to 6.693), exact.
  it('divides the limits of the count by what was expected', () => {
    const ours = valueOf(standardisedRatio(137, 24.19893))
    expect(ours.estimate).toBeCloseTo(5.661407, 6)
    expect(ours.low).toBeCloseTo(4.753, 2)
    expect(ours.high).toBeCloseTo(6.693, 2)
    expect(ours.low).toBeCloseTo(byarLimits(137, 0.95).low / 24.19893, 13)
    expect(ours).toMatchObject({ se: null, level: 0.95, n: 137, warnings: [] })
    expect(ours.method).toBe(
      "Indirectly standardised ratio with exact (below 10 events) or Byar's limits",
    )
    expect(Object.isFrozen(ours)).toBe(true)
    const few = valueOf(standardisedRatio(9, 3, { per: 50, level: 0.9 }))
    expect(few.estimate).toBe(150)
    expect(few.low).toBeCloseTo((exactPoissonLimits(9, 0.9).low / 3) * 50, 12)
    expect(few.high).toBeCloseTo((exactPoissonLimits(9, 0.9).high / 3) * 50, 12)
  })

  it('names what cannot be right', () => {
    const outcome = standardisedRatio(1.5, 0, { level: 2, per: 0 })
    expect(outcome.ok ? [] : outcome.refusals.map(({ about }) => about)).toEqual([
      { column: 'observed' },
      { column: 'expected' },
      { option: 'level' },
      { option: 'per' },
    ])
  })

  it('expects the events of the standard', () => {
    const reference = { referenceEvents: [10, 30], referencePopulations: [1000, 500] }
    expect(valueOf(expectedEvents({ ...reference, populations: [200, 50] }))).toBeCloseTo(5, 14)
    expect(valueOf(expectedEvents({ ...reference, populations: [200, 0] }))).toBeCloseTo(2, 14)
    expect(codes(expectedEvents({ ...reference, populations: [1] }))).toContain('lengths-differ')
    const bad = expectedEvents({
      populations: [-1, 2],
      referenceEvents: [1, 0.5],
      referencePopulations: [1, 0],
    })
    expect(bad.ok ? [] : bad.refusals.map(({ about }) => about)).toEqual([
      { column: 'populations', row: '1' },
      { column: 'reference events', row: '2' },
      { column: 'reference populations', row: '2' },
    ])
  })

  it('is one where a place is like the standard', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (events) => {
        const populations = events.map((x) => 10 * x + 3)
        const expected = valueOf(
          expectedEvents({
            populations,
            referenceEvents: events,
            referencePopulations: populations,
          }),
        )
        const observed = events.reduce((sum, x) => sum + x, 0)
        expect(valueOf(standardisedRatio(observed, expected)).estimate).toBeCloseTo(1, 10)
      }),
      { seed: 4 },
    )
  })
})
