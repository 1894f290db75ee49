import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addFractions,
  compareFractions,
  fraction,
  multiplyFraction,
  toNumber,
  type Fraction,
} from './fraction.ts'

const seeded = { seed: 20211026, numRuns: 500 }
const anyFraction = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.bigInt({ min: 1n, max: 10n ** 30n }),
  )
  .map(([numerator, denominator]) => fraction(numerator, denominator))
const equal = (a: Fraction, b: Fraction) => compareFractions(a, b) === 0

describe('fraction', () => {
  test('the denominator is positive', () => {
    expect(toNumber(fraction(3, 1))).toBe(3)
    expect(() => fraction(3, 0)).toThrow(RangeError)
    expect(() => fraction(3, -1)).toThrow(RangeError)
    expect(() => fraction(0.5, 1)).toThrow(RangeError)
  })

  test('comparing is exact where doubles are equal', () => {
    const third = fraction(1, 3)
    const beside = fraction(333_333_333_333_333_333_333n, 10n ** 21n)
    expect(toNumber(third)).toBe(toNumber(beside))
    expect(compareFractions(third, beside)).toBe(1)
    expect(compareFractions(beside, third)).toBe(-1)
    expect(compareFractions(third, fraction(2, 6))).toBe(0)
  })

  test('beyond the range of a double the quotient is still right', () => {
    expect(toNumber(fraction(10n ** 400n, 10n ** 399n))).toBe(10)
    expect(toNumber(fraction(10n ** 400n + 10n ** 399n, 2n * 10n ** 400n))).toBe(0.55)
    expect(toNumber(fraction(-(10n ** 400n), 10n ** 399n))).toBe(-10)
    expect(toNumber(fraction(10n ** 400n, 1))).toBe(Infinity)
    expect(toNumber(fraction(1, 10n ** 400n))).toBe(0)
  })

  test('the nearest double, as dividing gives it', () =>
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        fc.bigInt({ min: 1n, max: 10n ** 400n }),
        (numerator, denominator, factor) => {
          const small = fraction(numerator, denominator)
          // `+ 0` since dividing gives a negative zero that compares as another value.
          expect(toNumber(small) + 0).toBe(numerator / denominator + 0)
          const large = fraction(BigInt(numerator) * factor, BigInt(denominator) * factor)
          expect(toNumber(large) + 0).toBe(numerator / denominator + 0)
        },
      ),
      seeded,
    ))

  test('a quotient just beside the middle of two doubles goes to the right side', () => {
    const middle = 2n ** 53n + 1n // between 2^53 and 2^53 + 2
    const tiny = 10n ** 40n
    expect(toNumber(fraction(middle * tiny, tiny))).toBe(2 ** 53)
    expect(toNumber(fraction(middle * tiny + 1n, tiny))).toBe(2 ** 53 + 2)
    expect(toNumber(fraction(middle * tiny - 1n, tiny))).toBe(2 ** 53)
    expect(toNumber(fraction(-middle * tiny - 1n, tiny))).toBe(-(2 ** 53) - 2)
  })

  test('addition and comparison obey their laws', () =>
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(equal(addFractions(a, b), addFractions(b, a))).toBe(true)
        expect(
          equal(addFractions(addFractions(a, b), c), addFractions(a, addFractions(b, c))),
        ).toBe(true)
        expect(equal(addFractions(a, fraction(0, 7)), a)).toBe(true)
        expect(compareFractions(a, b) + compareFractions(b, a)).toBe(0)
        expect(compareFractions(addFractions(a, c), addFractions(b, c))).toBe(
          compareFractions(a, b),
        )
      }),
      seeded,
    ))

  test('multiplying is adding again and again', () =>
    fc.assert(
      fc.property(anyFraction, fc.nat({ max: 20 }), (a, factor) => {
        const sum = Array.from({ length: factor }, () => a).reduce(addFractions, fraction(0, 1))
        expect(equal(multiplyFraction(a, factor), sum)).toBe(true)
      }),
      seeded,
    ))

  test('the double never stands on the wrong side of another', () =>
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        if (compareFractions(a, b) < 0) expect(toNumber(a)).toBeLessThanOrEqual(toNumber(b))
      }),
      seeded,
    ))
})
