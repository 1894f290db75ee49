import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)

describe('Benjamini and Hochberg', () => {
  // The 15 p-values of Benjamini & Hochberg (1995), section 3.2: at 0.05 they find 4, Bonferroni 3.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ]
  // p.adjust(p, 'BH') of R 4.2.
  const adjusted = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571429, 0.0638571428571429, 0.0645, 0.0765,
    0.486, 0.581181818181818, 0.714875, 0.753230769230769, 0.813214285714286, 1,
  ]

  it('finds the four of the paper', () => {
    const ours = valueOf(benjaminiHochberg(published, 0.05))
    expect(ours.found).toEqual(published.map((_, i) => i < 4))
    expect(ours.falseDiscoveryRate).toBe(0.05)
    ours.adjusted.forEach((p, i) => expect(p).toBeCloseTo(adjusted[i] ?? NaN, 13))
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('keeps the order given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (pValues) => {
          const ours = valueOf(benjaminiHochberg(pValues, 0.1))
          const turned = valueOf(benjaminiHochberg(pValues.toReversed(), 0.1))
          expect(turned.adjusted.toReversed()).toEqual(ours.adjusted)
          ours.adjusted.forEach((p, i) => {
            expect(p).toBeGreaterThanOrEqual(pValues[i] ?? NaN)
            expect(p).toBeLessThanOrEqual(1)
            expect(ours.found[i]).toBe(p <= 0.1)
          })
        },
      ),
      { seed: 1 },
    )
  })

  it('counts a p-value at the rate itself', () => {
    expect(valueOf(benjaminiHochberg([0.05])).found).toEqual([true])
    expect(valueOf(benjaminiHochberg([0.0501])).found).toEqual([false])
    expect(valueOf(benjaminiHochberg([0.05, 0.05])).adjusted).toEqual([0.05, 0.05])
  })

  it('refuses what is no p-value and no rate', () => {
    expect(benjaminiHochberg([0.2, 1.2, NaN])).toEqual({
      ok: false,
      refusals: [1.2, NaN].map((p, i) => ({
        code: 'p-value-out-of-range',
        found: `p-value, row ${i + 2}: ${String(p)}`,
        expected: 'a number from 0 to 1',
        whatToDo: 'Give the p-value of each comparison, or leave that row out.',
        about: { column: 'p-value', row: String(i + 2) },
      })),
    })
    expect(codes(benjaminiHochberg([0, 1, -0.1]))).toEqual(['p-value-out-of-range'])
    expect(codes(benjaminiHochberg([]))).toEqual(['no-rows'])
    for (const rate of [0, 1, NaN]) {
      expect(benjaminiHochberg([0.1], rate)).toEqual({
        ok: false,
        refusals: [
          {
            code: 'rate-out-of-range',
            found: `false discovery rate ${String(rate)}`,
            expected: 'a share between 0 and 1, both excluded, such as 0.05',
            whatToDo: 'Give the share of findings that may be false: 0.05 for 5 %.',
            about: { option: 'false-discovery-rate' },
          },
        ],
      })
    }
  })
})
