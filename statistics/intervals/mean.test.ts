import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { mean } from './mean.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)

describe('mean', () => {
  // R 4.2, t.test(c(19.1, 20.4, 22, 18.8, 25.1)).
  it('has the interval of a t test', () => {
    const ours = valueOf(mean([19.1, 20.4, 22, 18.8, 25.1]))
    expect(ours.estimate).toBeCloseTo(21.08, 13)
    expect(ours.low).toBeCloseTo(17.8787696298077, 11)
    expect(ours.high).toBeCloseTo(24.2812303701923, 11)
    expect(ours.se).toBeCloseTo(Math.sqrt(26.588 / 4 / 5), 13)
    expect(ours).toMatchObject({ level: 0.95, n: 5 })
    expect(ours.method).toBe("Mean with Student's t (Student 1908)")
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('moves and scales with the values, whatever their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: -90, max: 90 }),
        (values, shift) => {
          const ours = valueOf(mean(values))
          const moved = valueOf(mean(values.toReversed().map((x) => shift - 3 * x)))
          expect(moved.low).toBeCloseTo(shift - 3 * (ours.high ?? NaN), 7)
          expect(ours.low).toBeLessThanOrEqual(ours.estimate)
          expect(ours.high).toBeGreaterThanOrEqual(ours.estimate)
        },
      ),
      { seed: 1 },
    )
  })

  it('narrows with more values and widens with the level', () => {
    const width = (values: number[], level = 0.95) => {
      const { low, high } = valueOf(mean(values, { level }))
      return (high ?? NaN) - (low ?? NaN)
    }
    const values = [1, 4, 2, 8, 5]
    expect(width([...values, ...values])).toBeLessThan(width(values))
    expect(width(values, 0.99)).toBeGreaterThan(width(values))
  })

  it('warns of few values and of none that differ', () => {
    const of = (n: number) =>
      valueOf(mean(Array.from({ length: n }, (_, i) => i))).warnings.map(({ message }) => message)
    expect(of(14)).toEqual([
      'With 14 values the interval holds only if they are roughly normally distributed.',
    ])
    expect(of(15)).toEqual([])
    expect(valueOf(mean([3, 3, 3])).warnings).toEqual([
      {
        code: 'no-variation',
        message: 'All values are equal, so the interval has no width; that is not certainty.',
      },
    ])
    expect(valueOf(mean([1, 2])).warnings[0]?.code).toBe('few-values')
  })

  it('refuses one value, none, and what is no number', () => {
    expect(mean([4])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'too-few-values',
          found: '1 value',
          expected: 'at least 2 values',
          whatToDo: 'Give more values: how far they differ cannot be seen from one.',
          about: { column: 'value' },
        },
      ],
    })
    expect(codes(mean([]))).toEqual(['no-rows'])
    expect(codes(mean([1, NaN, 2]))).toEqual(['value-not-finite'])
    expect(codes(mean([1, Infinity]))).toEqual(['value-not-finite'])
    expect(codes(mean([1, 2], { level: 1.5 }))).toEqual(['level-out-of-range'])
  })
})
