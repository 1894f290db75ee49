import type { FigureColumn } from './figure-cells.ts'

/** One thing that must not be so in any row of parsed cells. Conditions and texts are SQL. */
export interface Check {
  readonly code: string
  readonly column: FigureColumn
  /** Where it can be so at all; those that share it are asked together, of these rows only. */
  readonly where: string
  /** True where such a row is at fault; NULL counts as false. */
  readonly fault: string
  /** What several checks together find, when that is cheaper to ask than each of them. */
  readonly partOf?: string | undefined
  readonly found: string
  readonly expected: string
  readonly whatToDo: string
}

export const text = (words: string): string => `'${words.replaceAll("'", "''")}'`

/** The cell as it stands, short enough to stand in a sentence. */
const quoted = (column: FigureColumn): string =>
  `CASE WHEN ${column} IS NULL THEN 'an empty cell' ELSE '"' || left(${column}, 60) || '"' END`

type Said = Partial<Check> & { readonly expected: string; readonly whatToDo: string }

export const check = (
  code: string,
  column: FigureColumn,
  fault: string,
  { where = 'true', found = quoted(column), expected, whatToDo, partOf }: Said,
): Check => ({ code, column, where, fault, found, expected, whatToDo: text(whatToDo), partOf })
