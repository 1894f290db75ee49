import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCents, cents, subtractCents, timesUnits, zeroCents } from './cents.ts'

const anyCents = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(cents)

describe('cents', () => {
  test.each([0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    '%d is whole',
    (value) => {
      expect(cents(value)).toBe(value)
    },
  )

  test.each([0.5, -0.01, 0.1 + 0.2, NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER + 1])(
    '%d is not',
    (value) => {
      expect(() => cents(value)).toThrow(RangeError)
    },
  )

  test('a sum or product that is no longer exact is a bug, never a rounded amount', () => {
    const most = cents(Number.MAX_SAFE_INTEGER)
    expect(addCents(most, zeroCents)).toBe(most)
    expect(() => addCents(most, cents(1))).toThrow(RangeError)
    expect(() => timesUnits(most, 2)).toThrow(RangeError)
    expect(() => timesUnits(cents(3), 0.5)).toThrow(RangeError)
    expect(() => subtractCents(cents(-2), most)).toThrow(RangeError)
  })

  test('no amounts are nothing', () => {
    expect(addCents()).toBe(0)
  })

  test('they add like whole numbers', () =>
    fc.assert(
      fc.property(anyCents, anyCents, fc.nat({ max: 1_000 }), (a, b, units) => {
        expect(addCents(a, b)).toBe(addCents(b, a))
        expect(subtractCents(addCents(a, b), b)).toBe(a)
        expect(timesUnits(a, units + 1)).toBe(addCents(timesUnits(a, units), a))
      }),
      { seed: 20211026, numRuns: 500 },
    ))
})
