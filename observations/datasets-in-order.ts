/** Datasets as one table, with `place`: which of them, counted from zero, a row comes from. */
export interface DatasetsInOrder {
  readonly table: string
  /** What the query must be given beside its own parameters. */
  readonly parameters: Readonly<Record<string, string>>
}

/** The files of datasets, in order of recording, for a query; at least one. */
export const datasetsInOrder = (paths: readonly string[]): DatasetsInOrder => ({
  table: paths
    .map((_, index) => `SELECT *, ${index} AS place FROM read_parquet($path${index})`)
    .join(' UNION ALL BY NAME '),
  parameters: Object.fromEntries(paths.map((path, index) => [`path${index}`, path])),
})
