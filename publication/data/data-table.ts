import type { LocalText } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'

/** A value in a data file. A list is one text, its parts separated by `;`; an empty one is null. */
export type Cell = string | number | boolean | null

export interface Words {
  readonly nl: string
  readonly en: string
  readonly fr?: string | undefined
  readonly de?: string | undefined
}

/** `code` is text that looks like a number; `number` may have decimals; `cents` is whole. */
export type CellType =
  'text' | 'code' | 'integer' | 'number' | 'cents' | 'date' | 'boolean' | 'list'

/** What the dictionary says about a column. */
export interface ColumnMeaning {
  readonly name: string
  readonly type: CellType
  /** Empty for what has no unit. */
  readonly unit: string
  readonly meaning: Words
  /** What an empty cell means; null when no cell is ever empty. */
  readonly empty: Words | null
  /** How a derived value is computed from other columns; null when it is not derived. */
  readonly formula: Words | null
}

export interface Column<Row> extends ColumnMeaning {
  readonly value: (row: Row) => Cell
}

/** One data file, before it is written as CSV and as JSON. */
export interface DataTable {
  /** File name without folder and extension. */
  readonly name: string
  readonly title: Words
  readonly columns: readonly ColumnMeaning[]
  /** Cells in the order of `columns`. */
  readonly rows: readonly (readonly Cell[])[]
}

interface More {
  readonly unit?: string
  readonly empty?: Words
  readonly formula?: Words
}

export const words = (nl: string, en: string): Words => ({ nl, en })

/** A text of the programme in the languages it has. English is always asked for. */
export const wordsOf = (text: LocalText): Words => ({ ...text, en: text.en ?? text.nl })

export const column = <Row>(
  name: string,
  type: CellType,
  value: (row: Row) => Cell,
  meaning: Words,
  { unit = type === 'cents' ? 'euro cent' : '', empty, formula }: More = {},
): Column<Row> => ({
  name,
  type,
  unit,
  meaning,
  empty: empty ?? null,
  formula: formula ?? null,
  value,
})

const whole = words(
  'Herkomst van de cijfers van deze publicatie: sample (sommige zijn verzonnen) of supplied (aangeleverd).',
  'Origin of the figures of this release: sample (some are invented) or supplied.',
)
const ofRow = words(
  'Herkomst van het cijfer: sample (verzonnen) of supplied (aangeleverd).',
  'Origin of the figure: sample (invented) or supplied.',
)

const control = /[\0-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff]/g

/** The cell as every format can hold it: no empty text, half or control character, byte order mark or -0. */
const tellable = (cell: Cell): Cell => {
  if (typeof cell === 'number') return cell + 0
  if (typeof cell !== 'string') return cell
  return cell === '' ? null : cell.toWellFormed().replace(control, '\ufffd')
}

/**
 * Adds the column `provenance`, which no data file may lack, to the columns given: that of the
 * release, or, when the rows know it, that of each row.
 */
export const dataTable = <Row>(
  release: Pick<Release, 'provenance'>,
  name: string,
  title: Words,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  provenanceOf?: (row: Row) => Release['provenance'],
): DataTable => {
  const origin = provenanceOf ?? (() => release.provenance)
  const all = [
    ...columns,
    column<Row>('provenance', 'text', origin, provenanceOf === undefined ? whole : ofRow),
  ]
  const cellsOf = (row: Row): readonly Cell[] => all.map(({ value }) => tellable(value(row)))
  return { name, title, columns: all, rows: rows.map(cellsOf) }
}
