import { seeded } from '../numerics/random.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import type { TableCell } from './additive-table.ts'

export interface CellKeyRoundingOptions {
  /** Every figure becomes a multiple of it: 5. */
  readonly base: number
  /** A secret whole number: whoever knows it can undo part of the rounding. */
  readonly seed: number
}

/**
 * Rounds each cell by chance to one of the two multiples next to it, upwards with probability
 * (value mod base) / base, so that it is right on average (Fellegi 1975). The chance is drawn once
 * for a cell's id: the same cell is rounded alike in every table and every release (cell keys,
 * Fraser & Wooton 2005). Totals are rounded on their own and do not add up: for that, use
 * `controlledRounding`. For tables too large for it, and for many tables at once.
 *
 * Refusals: `base-not-positive`, `value-not-finite`.
 */
export const cellKeyRounding = (
  cells: readonly TableCell[],
  { base, seed }: CellKeyRoundingOptions,
): Outcome<readonly { readonly id: string; readonly rounded: number }[]> => {
  const refusals = [
    ...(base > 0 && Number.isFinite(base) ? [] : [badBase(base)]),
    ...cells.filter((cell) => !Number.isFinite(cell.value)).map(notFinite),
  ]
  if (refusals.length > 0) return refused(...refusals)
  return given(
    Object.freeze(
      cells.map(({ id, value }) => {
        const below = Math.floor(value / base)
        const up = seeded(keyOf(id, seed)).uniform() < value / base - below
        return Object.freeze({ id, rounded: base * (below + (up ? 1 : 0)) })
      }),
    ),
  )
}

/**
 * FNV-1a over the id, begun with the seed, then mixed as MurmurHash3 ends (Appleby 2011): else ids
 * that differ in a digit would be rounded alike under most seeds, and one cell would tell of another.
 */
const keyOf = (id: string, seed: number): number => {
  let hash = Math.imul(0x811c9dc5 ^ seed, 0x01000193)
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

const badBase = (base: number): Refusal => ({
  code: 'base-not-positive',
  found: `base ${base}`,
  expected: 'a number above 0',
  whatToDo: 'Give the base to round to, such as 5.',
  about: { option: 'base' },
})

const notFinite = ({ id, value }: TableCell): Refusal => ({
  code: 'value-not-finite',
  found: `cell ${id}: ${value}`,
  expected: 'a finite number in every cell',
  whatToDo: `Fill in ${id}, or leave it out.`,
  about: { cell: id },
})
