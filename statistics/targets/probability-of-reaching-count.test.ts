import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import {
  defaultPaceVariation,
  probabilityOfReachingCount,
  type CountSoFar,
} from './probability-of-reaching-count.ts'
import type { TargetAnswer, TargetProbability } from './target-answer.ts'

const answer = (outcome: Outcome<TargetAnswer>): TargetAnswer => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const probabilityOf = (count: CountSoFar): TargetProbability => {
  const value = answer(probabilityOfReachingCount(count))
  if (value.kind !== 'probability') throw new Error(value.sentence)
  return value
}
const refusalsOf = (count: CountSoFar): string[] => {
  const outcome = probabilityOfReachingCount(count)
  return outcome.ok ? [] : outcome.refusals.map(({ code, found }) => `${code}: ${found}`)
}

describe('the probability of reaching a count', () => {
  // The predictive of counts in two periods is negative binomial (Gelman et al. 2013, section 2.6);
  // R 4.2.2: pnbinom(54, size = 45.5, prob = 0.5, lower = FALSE), qnbinom(…).
  it('is the tail of the gamma-Poisson predictive when the pace does not vary', () => {
    const result = probabilityOf({ reached: 45, target: 100, elapsed: 0.5, paceVariation: 0 })
    expect(result).toEqual({
      kind: 'probability',
      state: 'open',
      probability: expect.closeTo(0.170472688433914, 13) as number,
      words: { code: 'unlikely', english: 'unlikely' },
      estimate: 90,
      se: null,
      low: 73,
      high: 111,
      level: 0.95,
      method: 'gamma-Poisson predictive with pace variation, Jeffreys prior',
      n: 1,
      warnings: [],
    })
    expect(Object.isFrozen(result)).toBe(true)
  })

  it('takes account of a pace that varies', () => {
    // R, with the shapes of the docstring: 1 - pf(55 * 0.5 / (45.5 * 0.5), 2 * n1, 2 * d1). The same
    // chance by simulation of the model (4e5 draws): 0.383, quantiles 11, 45 and 162 to come.
    const result = probabilityOf({ reached: 45, target: 100, elapsed: 0.5, paceVariation: 0.3 })
    expect(result.probability).toBeCloseTo(0.385185830399043, 13)
    expect([result.low, result.estimate, result.high]).toEqual([56, 90, 208])
    const early = probabilityOf({ reached: 30, target: 85, elapsed: 0.4, paceVariation: 0.6 })
    expect(early.probability).toBeCloseTo(0.477883316481286, 13)
  })

  it('takes account of how others went', () => {
    const count = { reached: 45, target: 100, elapsed: 0.5, paceVariation: 0.3 }
    const result = probabilityOf({ ...count, others: { mean: 0.9, variation: 0.4 } })
    expect(result.probability).toBeCloseTo(0.296666071242156, 13)
    expect([result.low, result.estimate, result.high]).toEqual([55, 86, 150])
    expect(result.method).toBe(
      'gamma-Poisson predictive with pace variation, prior from other places',
    )
  })

  it('is the conjugate gamma-Poisson predictive with a prior and a pace that does not vary', () => {
    // λ ~ Gamma(4, 4/50) after 10 in a half: Gamma(14, 0.58), negative binomial; R 4.2.2:
    // pnbinom(39, size = 14, prob = 0.58 / 1.08, lower = FALSE).
    const result = probabilityOf({
      reached: 10,
      target: 50,
      elapsed: 0.5,
      paceVariation: 0,
      others: { mean: 1, variation: 0.5 },
    })
    expect(result.probability).toBeCloseTo(1.47953665646599e-5, 13)
  })

  it('compares with what the others would have added on top of a base', () => {
    const others = { mean: 1, variation: 0.5 }
    const flow = probabilityOf({ reached: 10, target: 50, elapsed: 0.5, others })
    const stock = probabilityOf({ reached: 110, target: 150, elapsed: 0.5, base: 100, others })
    expect(stock.probability).toBe(flow.probability)
    expect(stock.estimate).toBe(flow.estimate + 100)
    expect(stock.low).toBe((flow.low ?? NaN) + 100)
    expect(stock.high).toBe((flow.high ?? NaN) + 100)
    // A target at or below the base still has a planned pace to speak of.
    expect(
      probabilityOf({ reached: 5, target: 5, elapsed: 0.5, base: 9, others }).probability,
    ).toBe(1)
  })

  it('assumes a stated variation and says so when none is given', () => {
    const count = { reached: 45, target: 100, elapsed: 0.5 }
    const assumed = probabilityOf(count)
    expect(assumed.probability).toBe(
      probabilityOf({ ...count, paceVariation: defaultPaceVariation }).probability,
    )
    expect(assumed.warnings).toEqual([
      {
        code: 'pace-variation-assumed',
        message: 'How much the pace varies is not known from other places; 0.3 is assumed.',
      },
    ])
  })

  it('warns where nothing was added and where less stands than before', () => {
    const codes = (count: Partial<CountSoFar>): string[] =>
      probabilityOf({
        reached: 0,
        target: 40,
        elapsed: 0.5,
        paceVariation: 0,
        ...count,
      }).warnings.map(({ code }) => code)
    expect(codes({})).toEqual(['nothing-added'])
    expect(codes({ reached: 1 })).toEqual([])
    expect(codes({ reached: 20, base: 20 })).toEqual(['nothing-added'])
    expect(codes({ reached: 19, base: 20 })).toEqual(['below-base', 'nothing-added'])
    expect(codes({ reached: 21, base: 20 })).toEqual([])
    // What was lost is not a negative pace.
    expect(probabilityOf({ reached: 10, target: 40, elapsed: 0.5, base: 20 }).probability).toBe(
      probabilityOf({ reached: 0, target: 30, elapsed: 0.5 }).probability,
    )
  })

  it('cannot be said without a report or before the period', () => {
    expect(answer(probabilityOfReachingCount({ reached: null, target: 9, elapsed: 0.5 }))).toEqual({
      kind: 'cannot-be-said',
      reason: 'no-report',
      sentence: 'Nothing was reported yet.',
    })
    expect(answer(probabilityOfReachingCount({ reached: 0, target: 9, elapsed: 0 }))).toEqual({
      kind: 'cannot-be-said',
      reason: 'period-not-begun',
      sentence: 'The period had not begun at the reference day.',
    })
    expect(probabilityOf({ reached: 0, target: 9, elapsed: 1e-6, paceVariation: 0 }).state).toBe(
      'open',
    )
  })

  it('cannot be said so early that the pace says nothing', () => {
    const early = { reached: 3, target: 9, elapsed: 0.25, paceVariation: 0.5 }
    expect(answer(probabilityOfReachingCount(early))).toEqual({
      kind: 'cannot-be-said',
      reason: 'too-early',
      sentence: 'Too little of the period had passed to say anything of the pace.',
    })
    expect(probabilityOf({ ...early, elapsed: 0.2501 }).state).toBe('open')
    expect(probabilityOf({ ...early, others: { mean: 1, variation: 0.5 } }).state).toBe('open')
    expect(probabilityOf({ ...early, reached: 9, elapsed: 0.001 })).toMatchObject({
      state: 'reached',
      probability: 1,
      estimate: 9,
      se: null,
      low: 9,
      high: null,
      method: 'target already reached',
    })
    const assumed = { reached: 3, target: 9, elapsed: 0.09 }
    expect(answer(probabilityOfReachingCount(assumed)).kind).toBe('cannot-be-said')
    expect(probabilityOf({ ...assumed, elapsed: 0.0901 }).state).toBe('open')
  })

  it('is decided when the period is over or the target reached', () => {
    const over = { target: 100, elapsed: 1 }
    expect(probabilityOf({ ...over, reached: 100 })).toEqual({
      kind: 'probability',
      state: 'reached',
      probability: 1,
      words: { code: 'nearly-certain', english: 'nearly certain' },
      estimate: 100,
      se: 0,
      low: 100,
      high: 100,
      level: 0.95,
      method: 'figure at the end of the period',
      n: 1,
      warnings: [],
    })
    const missed = probabilityOf({ ...over, reached: 99, level: 0.9 })
    expect([missed.state, missed.probability, missed.words.code, missed.level]).toEqual([
      'missed',
      0,
      'nearly-impossible',
      0.9,
    ])
    const early = probabilityOf({ reached: 100, target: 100, elapsed: 0.4 })
    expect([early.state, early.probability]).toEqual(['reached', 1])
    expect(early.high).toBeGreaterThan(100)
    expect(probabilityOf({ reached: 99, target: 100, elapsed: 0.999 }).state).toBe('open')
  })

  it.each([
    [{ reached: 1.5 }, ['not-a-count: reached 1.5']],
    [{ reached: -1 }, ['not-a-count: reached -1']],
    [{ reached: NaN }, ['not-a-count: reached NaN']],
    [{ target: 0 }, ['not-a-count: target 0']],
    [{ target: Infinity }, ['not-a-count: target Infinity']],
    [{ base: 0.5 }, ['not-a-count: base 0.5']],
    [{ elapsed: -0.1 }, ['out-of-range: elapsed -0.1']],
    [{ elapsed: 1.01 }, ['out-of-range: elapsed 1.01']],
    [{ elapsed: NaN }, ['out-of-range: elapsed NaN']],
    [{ paceVariation: -0.1 }, ['out-of-range: paceVariation -0.1']],
    [{ paceVariation: 101 }, ['out-of-range: paceVariation 101']],
    [
      { others: { mean: 0, variation: 0 } },
      ['out-of-range: mean of others 0', 'out-of-range: variation of others 0'],
    ],
    [{ level: 95 }, ['level-out-of-range: level 95']],
  ])('refuses %j', (change, refusals) => {
    expect(refusalsOf({ reached: 1, target: 10, elapsed: 0.5, ...change })).toEqual(refusals)
  })

  it('says what to do', () => {
    const none = probabilityOfReachingCount({ reached: 1, target: 0, elapsed: 0.5 })
    expect(none.ok ? [] : none.refusals.map(({ whatToDo }) => whatToDo)).toEqual([
      'Give target as a count: 1, 2, 3 … without decimals.',
    ])
    const outcome = probabilityOfReachingCount({ reached: 1.5, target: 10, elapsed: 2 })
    expect(outcome).toEqual({
      ok: false,
      refusals: [
        {
          code: 'not-a-count',
          found: 'reached 1.5',
          expected: 'a whole number, 0 or more',
          whatToDo: 'Give reached as a count: 0, 1, 2 … without decimals.',
          about: { column: 'reached' },
        },
        {
          code: 'out-of-range',
          found: 'elapsed 2',
          expected: 'a number from 0 to 1',
          whatToDo: 'Give elapsed within that range.',
          about: { column: 'elapsed' },
        },
      ],
    })
  })
})
