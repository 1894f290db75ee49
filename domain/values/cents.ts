/** Money: a whole number of euro cents, negative for what is taken away. */
export type Cents = number & { readonly unit: 'cents' }

export const cents = (value: number): Cents => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`)
  return value as Cents
}

export const zeroCents = cents(0)

export const addCents = (...amounts: readonly Cents[]): Cents =>
  cents(amounts.reduce((sum, amount) => sum + amount, 0))

export const subtractCents = (from: Cents, amount: Cents): Cents => cents(from - amount)

/** Price times a whole number of units. */
export const timesUnits = (price: Cents, units: number): Cents => cents(price * units)
