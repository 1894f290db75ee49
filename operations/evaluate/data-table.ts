/** A table whose columns nobody knew beforehand: text as it stands in the file, by column. */
export interface DataTable {
  /** Name of the file without its folder, for messages. */
  readonly file: string
  readonly columns: readonly string[]
  /** Number of rows below the header. */
  readonly rows: number
  /** The cells of a column from the first row on; undefined for a column that is not there. */
  readonly cells: (column: string) => readonly string[] | undefined
  /** Whether a comma in a number is its decimal mark: in files whose cells it does not separate. */
  readonly decimalComma?: boolean
  /** The line of the file on which a row stands, for messages. */
  readonly lineOf: (row: number) => number
}
