import { given, refused, type Outcome, type Refusal } from '../outcome.ts'

/** A cell of a table, or of several tables that share cells: the same id is the same figure. */
export interface TableCell {
  /** Any name that no other cell has: `44021 / men`. */
  readonly id: string
  readonly value: number
}

/** One total and its parts: total = Σ parts. Margins, hierarchies and linked tables are all these. */
export interface Relation {
  /** For messages: `row 44021`. */
  readonly name: string
  readonly total: string
  readonly parts: readonly string[]
}

/** A relation by the positions of its cells: Σ times · cell = 0, the total having -1. */
interface IndexedRelation {
  readonly name: string
  readonly columns: readonly number[]
  readonly times: readonly number[]
}

/** Cells and relations that are known to fit each other. */
export interface AdditiveTable {
  readonly ids: readonly string[]
  readonly values: Float64Array
  readonly indexOf: ReadonlyMap<string, number>
  readonly relations: readonly IndexedRelation[]
}

export interface AdditiveTableOptions {
  /** Values below zero are refused unless this is set. */
  readonly negative?: boolean
  /** Largest difference, as a share of the largest figure, that is still rounding: 1e-9. */
  readonly tolerance?: number
}

/** Sums of fractions differ in their last digits; more than this is a mistake in the table. */
export const additivityTolerance = 1e-9

/**
 * Checks that cells are finite, named once and not negative, that each relation names cells which
 * are there, and that each total is the sum of its parts; gives the table by position.
 *
 * Refusals: `no-cells`, `cell-repeated`, `value-not-finite`, `value-negative`,
 * `margin-missing` (a relation names a cell that is not there), `relation-repeats-cell`,
 * `margins-do-not-add-up` (names the relation and the difference).
 */
export const additiveTable = (
  cells: readonly TableCell[],
  relations: readonly Relation[],
  options: AdditiveTableOptions = {},
): Outcome<AdditiveTable> => {
  const indexOf = new Map(cells.map((cell, index) => [cell.id, index]))
  const refusals = [
    ...(cells.length === 0 ? [noCells] : []),
    ...repeated(cells, indexOf),
    ...cells.flatMap((cell) => badValue(cell, options.negative === true)),
    ...relations.flatMap((relation) => badNames(relation, indexOf)),
  ]
  if (refusals.length > 0) return refused(...refusals)
  const values = Float64Array.from(cells, (cell) => cell.value)
  const indexed = relations.map((relation) => indexRelation(relation, indexOf))
  const tolerance = options.tolerance ?? additivityTolerance
  const different = indexed.flatMap((relation) => differenceOf(relation, values, tolerance))
  if (different.length > 0) return refused(...different)
  return given(
    Object.freeze({ ids: cells.map((cell) => cell.id), values, indexOf, relations: indexed }),
  )
}

const noCells: Refusal = {
  code: 'no-cells',
  found: 'no cells',
  expected: 'a table with at least one cell',
  whatToDo: 'Give the table: its cells with their values, and which totals they add up to.',
}

const repeated = (
  cells: readonly TableCell[],
  indexOf: ReadonlyMap<string, number>,
): readonly Refusal[] =>
  cells
    .filter((cell, index) => indexOf.get(cell.id) !== index)
    .map((cell) => ({
      code: 'cell-repeated',
      found: `cell ${cell.id} more than once`,
      expected: 'each cell once',
      whatToDo: `Keep one value for ${cell.id}, or add up its rows before.`,
      about: { cell: cell.id },
    }))

const badValue = (cell: TableCell, negative: boolean): readonly Refusal[] => {
  if (!Number.isFinite(cell.value)) {
    return [
      {
        code: 'value-not-finite',
        found: `cell ${cell.id}: ${cell.value}`,
        expected: 'a finite number in every cell',
        whatToDo: `Fill in ${cell.id}. A cell that nobody may see still needs its value here.`,
        about: { cell: cell.id },
      },
    ]
  }
  if (cell.value >= 0 || negative) return []
  return [
    {
      code: 'value-negative',
      found: `cell ${cell.id}: ${cell.value}`,
      expected: 'values of 0 or more',
      whatToDo: `Correct ${cell.id}, or say that cells of this table may be negative.`,
      about: { cell: cell.id },
    },
  ]
}

const badNames = (relation: Relation, indexOf: ReadonlyMap<string, number>): readonly Refusal[] => {
  const names = [relation.total, ...relation.parts]
  const missing = [...new Set(names.filter((name) => !indexOf.has(name)))]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  return [
    ...missing.map((name) => ({
      code: 'margin-missing',
      found: `${relation.name}: no cell ${name}`,
      expected: 'a value for the total and each of its parts',
      whatToDo: `Add ${name}, or leave the relation ${relation.name} out.`,
      about: { relation: relation.name, cell: name },
    })),
    ...(twice === undefined
      ? []
      : [
          {
            code: 'relation-repeats-cell',
            found: `${relation.name}: ${twice} more than once`,
            expected: 'each cell once in a relation',
            whatToDo: `Name ${twice} once in ${relation.name}.`,
            about: { relation: relation.name, cell: twice },
          },
        ]),
  ]
}

const indexRelation = (
  relation: Relation,
  indexOf: ReadonlyMap<string, number>,
): IndexedRelation => ({
  name: relation.name,
  columns: [relation.total, ...relation.parts].map((name) => indexOf.get(name) ?? NaN),
  times: [-1, ...relation.parts.map(() => 1)],
})

const differenceOf = (
  relation: IndexedRelation,
  values: Float64Array,
  tolerance: number,
): readonly Refusal[] => {
  const [totalColumn = NaN, ...partColumns] = relation.columns
  const total = values[totalColumn] ?? NaN
  const parts = partColumns.map((column) => values[column] ?? NaN)
  const sum = parts.reduce((all, part) => all + part, 0)
  const largest = [total, ...parts].reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (Math.abs(total - sum) <= tolerance * largest) return []
  return [doesNotAddUp(relation.name, total, sum)]
}

/** The refusal of a total that is not the sum of its parts. */
export const doesNotAddUp = (relation: string, total: number, sum: number): Refusal => ({
  code: 'margins-do-not-add-up',
  found: `${relation}: the total says ${total}, its parts add up to ${sum}, a difference of ${tidy(total - sum)}`,
  expected: 'a total that is the sum of its parts',
  whatToDo: `Correct the total or a part of ${relation}.`,
  about: { relation },
})

/** Without the noise of the last digits, for messages and for bounds from a solver. */
export const tidy = (value: number): number => Number(value.toPrecision(10))
