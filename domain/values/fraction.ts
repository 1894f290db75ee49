/** An exact rational number. The denominator is positive; the fraction need not be reduced. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Throws when the denominator is not positive: that is a bug, never an input. */
export const fraction = (numerator: bigint | number, denominator: bigint | number): Fraction => {
  const bottom = BigInt(denominator)
  if (bottom <= 0n) throw new RangeError(`denominator must be positive, is ${bottom}`)
  return { numerator: BigInt(numerator), denominator: bottom }
}

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const multiplyFraction = (a: Fraction, factor: bigint | number): Fraction =>
  fraction(a.numerator * BigInt(factor), a.denominator)

/** Negative, zero or positive as a is smaller than, equal to or larger than b. Exact. */
export const compareFractions = (a: Fraction, b: Fraction): number => {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * The nearest double: 3/8 as `3 / 8` gives it, also when numerator and denominator are beyond the
 * range of a double. A quotient beyond that range is infinite.
 */
export const toNumber = ({ numerator, denominator }: Fraction): number => {
  if (numerator < 0n) return -toNumber({ numerator: -numerator, denominator })
  if (numerator <= largestExact && denominator <= largestExact) {
    return Number(numerator) / Number(denominator)
  }
  // At least 63 bits of the quotient, the last one set when anything is cut off: more than enough
  // for a double to be rounded from them as from the whole.
  const shift = Math.max(0, 64 - bitsOf(numerator) + bitsOf(denominator))
  const scaled = numerator << BigInt(shift)
  const exact = scaled % denominator === 0n
  const bits = (scaled / denominator) | (exact ? 0n : 1n)
  return Number(bits) * 2 ** -Math.floor(shift / 2) * 2 ** -Math.ceil(shift / 2)
}

const largestExact = BigInt(Number.MAX_SAFE_INTEGER)

const bitsOf = (value: bigint): number => value.toString(2).length
