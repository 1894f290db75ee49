import type { Warning } from '@peil/statistics/estimate.ts'
import type { Outcome, Refusal } from '@peil/statistics/outcome.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import { nearestName } from '@peil/tables/nearest-name.ts'
import type { DataTable } from './data-table.ts'
import type { ColumnWish, ParsedColumn } from './parse-column.ts'
import { faultRefusals, missingFault, parseColumn } from './parse-column.ts'

/** A column to be read as numbers or text, or several as numbers. */
export type ColumnRequest =
  | (ColumnWish & { readonly kind: 'number' | 'flag' })
  | (ColumnWish & { readonly kind: 'text' })
  | { readonly kind: 'numbers'; readonly columns: readonly string[] }

/**
 * Finite numbers. `keepMissing` takes a missing cell as NaN; `infinite` takes `Inf` too, with which
 * some mark units that are never treated.
 */
export const numberColumn = (
  column: string,
  { keepMissing = false, infinite = false } = {},
): ColumnWish & { readonly kind: 'number' } => ({ kind: 'number', column, keepMissing, infinite })

/** 0 or 1, also written `true` and `false`; read as numbers. */
export const flagColumn = (column: string): ColumnWish & { readonly kind: 'flag' } => ({
  kind: 'flag',
  column,
  keepMissing: false,
  infinite: false,
})

/** Text as it stands, such as names or codes. `keepMissing` takes a missing cell as ''. */
export const textColumn = (
  column: string,
  { keepMissing = false } = {},
): ColumnWish & { readonly kind: 'text' } => ({
  kind: 'text',
  column,
  keepMissing,
  infinite: false,
})

/** Several columns of finite numbers, such as covariates; there may be none. */
export const numberColumns = (
  columns: readonly string[],
): { readonly kind: 'numbers'; readonly columns: readonly string[] } => ({
  kind: 'numbers',
  columns,
})

type ValueOf<Request> = Request extends { readonly kind: 'number' | 'flag' }
  ? Float64Array
  : Request extends { readonly kind: 'text' }
    ? readonly string[]
    : Request extends { readonly kind: 'numbers' }
      ? readonly Float64Array[]
      : undefined

export interface ReadColumns<Requests> {
  /** By the names of the requests, each with a value per row that was kept. */
  readonly values: { readonly [Name in keyof Requests]: ValueOf<Requests[Name]> }
  readonly rows: number
  /** Where each of them stands in the table, 0-based; `placeRefusals` needs it. */
  readonly kept: readonly number[]
  /** Says how many rows were left out because a value is missing, and in which columns. */
  readonly warnings: readonly Warning[]
}

const absent = (table: DataTable, column: string): Refusal => {
  const near = nearestName(column, table.columns)
  return {
    code: 'column-missing',
    found: `no column ${column}`,
    expected: `one of the columns ${table.columns.join(', ')}`,
    whatToDo: near === null ? 'Name one of these columns.' : `Write ${near}, if that is meant.`,
    about: { file: table.file, column },
  }
}

const wishesOf = (request: ColumnRequest | undefined): readonly ColumnWish[] => {
  if (request === undefined) return []
  if (request.kind !== 'numbers') return [request]
  return request.columns.map((column) => numberColumn(column))
}

const missingRefusals = (table: DataTable, { wish, missing }: ParsedColumn): readonly Refusal[] => {
  const cells = table.cells(wish.column) ?? []
  const faults = missing.map((row) => missingFault(row, cells[row] ?? ''))
  return faultRefusals(table, wish, faults)
}

const leftOut = (table: DataTable, parsed: readonly ParsedColumn[], dropped: number): Warning => {
  const columns = parsed.flatMap(({ wish, missing }) =>
    missing.length === 0 ? [] : [`${wish.column} in ${missing.length}`],
  )
  return {
    code: 'rows-left-out',
    message:
      `${dropped} of ${table.rows} rows are left out because a value is missing: ` +
      `${[...new Set(columns)].join(', ')}.`,
  }
}

const keepRows = (
  values: ParsedColumn['values'],
  kept: readonly number[],
): Float64Array | readonly string[] =>
  values instanceof Float64Array
    ? Float64Array.from(kept, (row) => values[row] ?? NaN)
    : kept.map((row) => values[row] ?? '')

/**
 * The columns of a table by name, all of one length. A column that is not there and a cell that
 * cannot be read are refused, all at once, at file, line and column. Rows in which any of the
 * columns has no value (an empty cell, `NA`, `NaN`, `N/A`, `.`; in a text column an empty cell or
 * `NA`) are refused too, or left out with a warning, as `missing` says. A request that is undefined
 * gives undefined.
 */
export const readColumns = <
  const Requests extends Readonly<Record<string, ColumnRequest | undefined>>,
>(
  table: DataTable,
  requests: Requests,
  missing: 'refuse' | 'leave-out',
): Outcome<ReadColumns<Requests>> => {
  const refusals: Refusal[] = []
  const parsed = new Map<ColumnWish, ParsedColumn>()
  const wishes = new Map(
    Object.entries(requests).map(([name, request]) => [name, wishesOf(request)] as const),
  )
  for (const wish of [...wishes.values()].flat()) {
    const cells = table.cells(wish.column)
    if (cells === undefined) refusals.push(absent(table, wish.column))
    else parsed.set(wish, parseColumn(table, wish, cells))
  }
  const columns = [...parsed.values()]
  refusals.push(...columns.flatMap((column) => column.refusals))
  if (missing === 'refuse') {
    refusals.push(...columns.flatMap((column) => missingRefusals(table, column)))
  }
  if (refusals.length > 0) return refused(...refusals)
  const without = new Set(columns.flatMap((column) => column.missing))
  const kept = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => !without.has(row),
  )
  const valuesOf = (name: string): unknown => {
    const request = requests[name]
    const own = (wishes.get(name) ?? []).map((wish) =>
      keepRows(parsed.get(wish)?.values ?? [], kept),
    )
    return request?.kind === 'numbers' ? own : own[0]
  }
  const values = Object.fromEntries(Object.keys(requests).map((name) => [name, valuesOf(name)]))
  return given({
    values: values as ReadColumns<Requests>['values'],
    rows: kept.length,
    kept,
    warnings: without.size === 0 ? [] : [leftOut(table, columns, without.size)],
  })
}

/**
 * An outcome whose refusals name rows as a statistic counts them (`about.row`, from 1), with the
 * file and the line at which each stands. Refusals that name a column of the file name the file too.
 */
export const placeRefusals = <Value>(
  table: DataTable,
  { kept }: { readonly kept: readonly number[] },
  outcome: Outcome<Value>,
): Outcome<Value> =>
  outcome.ok
    ? outcome
    : refused(
        ...outcome.refusals.map((refusal) => {
          const row = kept[Number(refusal.about?.['row']) - 1]
          if (row === undefined) return inFile(table, refusal)
          const place = { file: table.file, line: String(table.lineOf(row)) }
          return { ...refusal, about: { ...refusal.about, ...place } }
        }),
      )

const inFile = (table: DataTable, refusal: Refusal): Refusal =>
  table.columns.includes(refusal.about?.['column'] ?? '')
    ? { ...refusal, about: { ...refusal.about, file: table.file } }
    : refusal
