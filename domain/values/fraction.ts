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
 * The double beside it: within 2^-64 or, above 1, within the last place. Whole part and rest are
 * converted apart, so that numerators and denominators beyond the range of a double still give the
 * right quotient; a quotient beyond that range is infinite.
 */
export const toNumber = ({ numerator, denominator }: Fraction): number => {
  const whole = numerator / denominator
  const rest = numerator % denominator
  return Number(whole) + Number((rest << 64n) / denominator) / 2 ** 64
}
