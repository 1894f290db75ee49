import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { minimumDetectableEffect, powerAt } from './power.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code)

describe('the smallest effect that would be seen', () => {
  it('is 2.80 standard errors at 95 % and 80 % (Bloom 1995, Table 1: 2.80; 2.49 one-sided)', () => {
    expect(valueOf(minimumDetectableEffect(1)).effect).toBeCloseTo(2.8, 2)
    expect(valueOf(minimumDetectableEffect(1)).effect).toBeCloseTo(1.959963985 + 0.841621234, 8)
    expect(valueOf(minimumDetectableEffect(2, { level: 0.9, power: 0.9 }))).toEqual({
      effect: expect.closeTo(2 * (1.644853627 + 1.281551566), 8) as number,
      power: 0.9,
      level: 0.9,
    })
  })

  it('is seen with the power it was computed for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (se, power) => {
          const { effect } = valueOf(minimumDetectableEffect(se, { power }))
          // The other tail adds a trifle.
          expect(valueOf(powerAt(effect, se))).toBeGreaterThanOrEqual(power - 1e-9)
          expect(valueOf(powerAt(effect, se))).toBeLessThan(power + 1e-3)
          expect(valueOf(powerAt(-effect, se))).toBeCloseTo(valueOf(powerAt(effect, se)), 12)
        },
      ),
      { seed: 8, numRuns: 50 },
    )
  })

  it('without effect is seen as often as the level errs', () => {
    expect(valueOf(powerAt(0, 3))).toBeCloseTo(0.05, 12)
    expect(valueOf(powerAt(0, 3, 0.8))).toBeCloseTo(0.2, 12)
  })

  it('needs a standard error, a level and a power', () => {
    expect(codes(minimumDetectableEffect(0))).toEqual(['no-standard-error'])
    expect(codes(minimumDetectableEffect(NaN))).toEqual(['no-standard-error'])
    expect(codes(minimumDetectableEffect(Infinity))).toEqual(['no-standard-error'])
    expect(codes(minimumDetectableEffect(1, { level: 95 }))).toEqual(['level-out-of-range'])
    expect(codes(minimumDetectableEffect(1, { power: 0 }))).toEqual(['power-out-of-range'])
    expect(codes(minimumDetectableEffect(1, { power: 1 }))).toEqual(['power-out-of-range'])
    const refusal = minimumDetectableEffect(0, { power: 2 })
    expect(refusal.ok ? [] : refusal.refusals).toEqual([
      {
        code: 'power-out-of-range',
        found: 'power 2',
        expected: 'a power between 0 and 1, both excluded, such as 0.8',
        whatToDo: 'Give the power as a share: 0.8 for 80 %.',
        about: { option: 'power' },
      },
      {
        code: 'no-standard-error',
        found: 'standard error 0',
        expected: 'a standard error above zero',
        whatToDo: 'Use a method that gives a standard error, or data that vary.',
        about: { option: 'se' },
      },
    ])
    expect(codes(powerAt(1, -1, 1))).toEqual(['level-out-of-range', 'no-standard-error'])
  })
})
