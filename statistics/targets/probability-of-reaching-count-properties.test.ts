import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { probabilityOfReachingCount, type CountSoFar } from './probability-of-reaching-count.ts'
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
describe('the probability of reaching a count, whatever the figures', () => {
  const counts = fc.record({
    reached: fc.integer({ min: 0, max: 400 }),
    target: fc.integer({ min: 1, max: 500 }),
    elapsed: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
    paceVariation: fc.double({ min: 0, max: 0.31, noNaN: true }),
    level: fc.double({ min: 0.05, max: 0.99, noNaN: true }),
  })

  it('has an interval that contains the figure it expects, and a probability in 0..1', () => {
    fc.assert(
      fc.property(counts, (count) => {
        const result = probabilityOf(count)
        expect(result.low).toBeLessThanOrEqual(result.estimate)
        expect(result.high).toBeGreaterThanOrEqual(result.estimate)
        expect(result.low).toBeGreaterThanOrEqual(count.reached)
        expect(result.probability).toBeGreaterThanOrEqual(0)
        expect(result.probability).toBeLessThanOrEqual(1)
      }),
      { seed: 33, numRuns: 300 },
    )
  })

  it('never falls when more was reached or less was agreed', () => {
    fc.assert(
      fc.property(counts, ({ reached, target, ...rest }) => {
        const here = probabilityOf({ reached, target, ...rest }).probability
        const more = probabilityOf({ reached: reached + 1, target, ...rest }).probability
        const lower = probabilityOf({ reached, target: target + 1, ...rest }).probability
        expect(more).toBeGreaterThanOrEqual(here - 1e-12)
        expect(lower).toBeLessThanOrEqual(here + 1e-12)
      }),
      { seed: 34, numRuns: 300 },
    )
  })

  it('is surer, in share of the figure, the more was counted and the less the pace varies', () => {
    const width = (scale: number, paceVariation: number): number => {
      const count = { reached: 20 * scale, target: 50 * scale, elapsed: 0.5, paceVariation }
      const { low, high } = probabilityOf(count)
      return ((high ?? NaN) - (low ?? NaN)) / scale
    }
    expect(width(4, 0)).toBeLessThan(width(1, 0))
    expect(width(4, 0.3)).toBeLessThan(width(1, 0.3))
    expect(width(1, 0.1)).toBeLessThan(width(1, 0.3))
  })
})
