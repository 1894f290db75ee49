/** Entries of the stream `figures`: which dataset was taken in, and from which file. */
export type FiguresEntry = {
  readonly type: 'dataset-recorded'
  readonly data: {
    /** SHA-256 of the Parquet file, which is also its name. */
    readonly dataset: string
    readonly indicator: string
    readonly rows: number
    /** Distinct periods or reference dates in it, sorted. */
    readonly periods: readonly string[]
    readonly fileName: string
    readonly provenance: 'sample' | 'supplied'
  }
}
