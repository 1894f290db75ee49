import type { Relation } from './additive-table.ts'

/** `times` · cell; times is 1 unless given. */
export interface CellTerm {
  readonly cell: string
  readonly times?: number
}

/** Anything said about cells besides their values and their totals. */
export type Statement =
  | {
      /** Σ times · cell is, is at most, or is at least `value`: an average, a ratio, a rounded total. */
      readonly kind: 'equals' | 'at-most' | 'at-least'
      readonly name: string
      readonly terms: readonly CellTerm[]
      readonly value: number
    }
  | {
      /** At least `count` of the terms are at most (at least) `value`: a minimum, a quartile. */
      readonly kind: 'number-at-most' | 'number-at-least'
      readonly name: string
      readonly terms: readonly CellTerm[]
      readonly value: number
      readonly count: number
    }

/** What one publication told. Earlier ones tell about the same cells under the same ids. */
export interface Release {
  /** For messages: `release of 1 June`. */
  readonly name: string
  /** The values that it shows, by cell. */
  readonly known?: Readonly<Record<string, number>>
  /** Totals with their parts, whether shown or withheld. */
  readonly relations?: readonly Relation[]
  readonly statements?: readonly Statement[]
}

/** `The k-th smallest of these is value`, as statements; rank 1 is the minimum. */
export const orderStatisticIs = (
  name: string,
  terms: readonly CellTerm[],
  rank: number,
  value: number,
): readonly Statement[] => [
  { kind: 'number-at-most', name, terms, value, count: rank },
  { kind: 'number-at-least', name, terms, value, count: terms.length - rank + 1 },
]

/** `The smallest of these is value`, as statements. */
export const minimumIs = (
  name: string,
  terms: readonly CellTerm[],
  value: number,
): readonly Statement[] => orderStatisticIs(name, terms, 1, value)

/** `The largest of these is value`, as statements. */
export const maximumIs = (
  name: string,
  terms: readonly CellTerm[],
  value: number,
): readonly Statement[] => orderStatisticIs(name, terms, terms.length, value)

/** `The average of these is value`: their sum is known. */
export const averageIs = (
  name: string,
  cells: readonly string[],
  value: number,
): readonly Statement[] => [
  { kind: 'equals', name, terms: cells.map((cell) => ({ cell })), value: value * cells.length },
]

/** `Rounded to this base these show value`: they lie within half a base of it. */
export const roundedIs = (
  name: string,
  terms: readonly CellTerm[],
  value: number,
  base: number,
): readonly Statement[] => [
  { kind: 'at-least', name, terms, value: value - base / 2 },
  { kind: 'at-most', name, terms, value: value + base / 2 },
]
