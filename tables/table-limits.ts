/** How much a file may ask of the machine before it is refused. */
export interface TableLimits {
  readonly fileBytes: number
  /** Over all parts of a workbook that are read, measured while inflating. */
  readonly inflatedBytes: number
  /** Inflated ÷ compressed bytes of one part of a workbook. */
  readonly inflatedRatio: number
  /** Parts up to this size may have any ratio: small XML that repeats itself packs very well. */
  readonly ratioFreeBytes: number
  readonly zipEntries: number
  /** What the process that parses a workbook may take. */
  readonly parseMegabytes: number
  readonly parseSeconds: number
  readonly rows: number
  readonly columns: number
}

export const tableLimits: TableLimits = {
  fileBytes: 50_000_000,
  inflatedBytes: 100_000_000,
  inflatedRatio: 200,
  ratioFreeBytes: 1_000_000,
  zipEntries: 1_000,
  parseMegabytes: 1_000,
  parseSeconds: 120,
  rows: 200_000,
  columns: 200,
}

/**
 * What a stranger's file may ask while a server answers others: a return of a whole programme is
 * some twenty kilobytes, so this is ample, and what wants more is refused within seconds.
 */
export const uploadLimits: TableLimits = {
  fileBytes: 2_000_000,
  inflatedBytes: 10_000_000,
  inflatedRatio: 100,
  ratioFreeBytes: 500_000,
  zipEntries: 200,
  parseMegabytes: 40,
  parseSeconds: 2,
  rows: 2_000,
  columns: 50,
}
