/** The columns of a table of figures, in the order in which they are documented. */
export const figureColumns = [
  'indicator',
  'area',
  'period',
  'value',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'n',
  'status',
  'source',
] as const

export type FigureColumn = (typeof figureColumns)[number]

/** A row of such a table as texts, not checked yet; an empty cell is ''. */
export interface FigureCells {
  /** Where it stands: its line, or its number. 1-based. */
  readonly line: number
  readonly cells: Readonly<Record<FigureColumn, string>>
}

/** A clean CSV file, of which only the first line was read. */
export interface CsvLayout {
  readonly path: string
  /** As in its header, in that order; `source` may be missing. */
  readonly columns: readonly FigureColumn[]
  readonly delimiter: ',' | ';' | '\t'
}
