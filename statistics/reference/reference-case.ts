import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

/** A published figure, or several of one kind, beside ours. */
export interface Comparison {
  /** What is compared: `tau conventional`. */
  readonly quantity: string
  readonly published: readonly (number | string)[]
  readonly ours: readonly (number | string)[]
  /** Largest difference that counts as equal, absolute or as a share of the published figure. */
  readonly tolerance: { readonly abs: number } | { readonly rel: number } | 'equal'
}

/** A result that somebody else published, computed again here. */
export interface ReferenceCase {
  /** Folder and case in the collection of reference data: `17-rdd-robust/senate-default`. */
  readonly id: string
  /** The page in docs/methods, without `.md`. */
  readonly page: string
  /** What computed or printed the published figures: package with version, or paper with table. */
  readonly reference: string
  /** Where the figures stand, so that a reader can look them up. */
  readonly source: string
  /** Null where its data do not lie beside the project. */
  readonly compare: () => readonly Comparison[] | null | Promise<readonly Comparison[] | null>
}

/**
 * Datasets of others, which are not ours to pass on. They may lie beside the project; whoever has
 * them elsewhere names the folder in PEIL_REFERENCE_DATA.
 */
export const referenceFolder = (): string =>
  process.env['PEIL_REFERENCE_DATA'] ??
  fileURLToPath(new URL('../../../shared/statistics', import.meta.url))

export const referenceDataPresent = (): boolean => existsSync(referenceFolder())

/** The rows of a reference file by column name, or null where it is not there. */
export const referenceRows = (
  path: string,
  delimiter = ',',
): readonly Readonly<Record<string, string>>[] | null => {
  const file = `${referenceFolder()}/${path}`
  if (!existsSync(file)) return null
  return parse(readFileSync(file), { columns: true, bom: true, delimiter })
}

/** One column of such rows as numbers; `NA` and empty become NaN. */
export const numbersOf = (
  rows: readonly Readonly<Record<string, string>>[],
  column: string,
): Float64Array =>
  Float64Array.from(rows, (row) => {
    const cell = row[column] ?? ''
    return cell === '' || cell === 'NA' ? NaN : Number(cell)
  })
