/** Something a check of a file found, with the place and what to do. */
export interface Finding {
  readonly severity: 'error' | 'notice'
  /** Stable, for programs: `unknown-kpi`. */
  readonly code: string
  readonly file: string
  /** 1-based; the header line of a table is line 1. Absent when the whole file is meant. */
  readonly line?: number
  /** For text files: 1-based character column. For tables: the column's name. */
  readonly column?: number | string
  readonly found: string
  readonly expected: string
  readonly whatToDo: string
}
