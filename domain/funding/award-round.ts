import type { RoundRow } from './award-request.ts'

/** What one row gets in its round, and how it came about. */
export interface RoundAward {
  readonly row: RoundRow
  readonly units: bigint
  /** Part of `units`: 1n when the row was given one more unit in the pass by remainder. */
  readonly byRemainder: bigint
}

export interface RoundResult {
  /** In the order of the rows. */
  readonly awards: readonly RoundAward[]
  readonly costCents: bigint
  readonly spentCents: bigint
}

export const costOf = (rows: readonly RoundRow[]): bigint =>
  rows.reduce((sum, { units, price }) => sum + units * price, 0n)

/** Every row in full. */
export const fundInFull = (rows: readonly RoundRow[]): RoundResult => {
  const costCents = costOf(rows)
  return {
    awards: rows.map((row) => ({ row, units: row.units, byRemainder: 0n })),
    costCents,
    spentCents: costCents,
  }
}

/**
 * The round in which the money runs out: what is left is less than the round costs. Every row gets
 * the same share, left ÷ cost, of its units, rounded down. Then one pass, largest remainder first,
 * in the order of the rows where remainders are equal (zero remainders take part): one more unit
 * where what is left still pays for it. Exact: all remainders are numerators over the same
 * denominator, the cost. As the share is below 1, one more unit never passes the request.
 */
export const fundInPart = (rows: readonly RoundRow[], leftCents: bigint): RoundResult => {
  const costCents = costOf(rows)
  const shares = rows.map((row, index) => ({
    index,
    row,
    units: (leftCents * row.units) / costCents,
    remainder: (leftCents * row.units) % costCents,
  }))
  let spentCents = shares.reduce((sum, { units, row }) => sum + units * row.price, 0n)
  const given = new Set<number>()
  const inPassOrder = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const { index, row } of inPassOrder) {
    if (spentCents + row.price > leftCents) continue
    given.add(index)
    spentCents += row.price
  }
  const awards = shares.map(({ index, row, units }) => {
    const byRemainder = given.has(index) ? 1n : 0n
    return { row, units: units + byRemainder, byRemainder }
  })
  return { awards, costCents, spentCents }
}
