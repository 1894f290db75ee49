import { mkdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { FigureRules } from '@peil/domain/indicator/figure-rules.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { findDatasets } from '../dataset-file.ts'
import { copyStatement, keepDataset } from '../keep-dataset.ts'
import { removeAbandonedFiles, temporaryName } from '../remove-abandoned-files.ts'
import { sqlText, withDatabase } from '../with-database.ts'
import type { CsvLayout, FigureCells } from './figure-cells.ts'
import { findFaults } from './find-faults.ts'
import { isClean } from './is-clean.ts'
import { countIncoming, createKnown, createPlaces, newsRows } from './known-figures.ts'
import { cellsOfAnyArea, datasetColumns, parsedCells } from './parsed-cells.ts'
import { createRules } from './create-rules.ts'
import { isFaulty } from './is-faulty.ts'
import { rawFromCsv, rawFromRows } from './raw-cells.ts'

export interface TakeInRequest {
  /** Where datasets are kept. */
  readonly folder: string
  /** Without its folder, for findings. */
  readonly fileName: string
  readonly rules: FigureRules
  /** Datasets that were recorded before, in that order. */
  readonly recorded: readonly RecordedDataset[]
  /** Whether known figures may change. */
  readonly mayChange: boolean
  /** Of figures that name no source themselves. */
  readonly source: string
  /** False: everything is checked, nothing is kept. */
  readonly write: boolean
}

interface RecordedDataset {
  readonly dataset: string
  readonly indicators: readonly string[]
  readonly periods: readonly CalendarDate[]
}

/** What a file said. */
export interface TakenIn {
  /** Null when nothing was kept: a dry run, or nothing new. */
  readonly dataset: string | null
  readonly rows: number
  readonly changed: number
  readonly unchanged: number
  /** Distinct and sorted, of what is new or changed. */
  readonly indicators: readonly string[]
  readonly periods: readonly CalendarDate[]
}

interface Workplace {
  readonly connection: DuckDBConnection
  /** A file that may be written, and is removed afterwards. */
  readonly temporary: () => string
}

const withWorkplace = async <Value>(
  { folder, rules }: TakeInRequest,
  alsoReads: string | undefined,
  work: (workplace: Workplace) => Promise<Value>,
): Promise<Value> => {
  await mkdir(folder, { recursive: true })
  await removeAbandonedFiles(folder)
  const spill = join(resolve(folder), temporaryName(process.pid, '.spill'))
  const made: string[] = [spill]
  const temporary = (): string => {
    const path = join(resolve(folder), temporaryName())
    made.push(path)
    return path
  }
  try {
    return await withDatabase(
      folder,
      async (connection) => {
        await createRules(connection, rules)
        return work({ connection, temporary })
      },
      // Sums are of exact decimals here and rows are sorted: threads show nowhere.
      {
        threads: availableParallelism(),
        spill,
        joinsAsWritten: true,
        ...(alsoReads === undefined ? {} : { alsoReads }),
      },
    )
  } finally {
    for (const path of made) await rm(path, { force: true, recursive: true })
  }
}

interface Scope {
  readonly indicators: readonly string[]
  readonly periods: readonly CalendarDate[]
}

const scopeOf = async (connection: DuckDBConnection, relation: string): Promise<Scope> => {
  const distinct = async (column: string): Promise<readonly string[]> => {
    const result = await connection.runAndReadAll(
      `SELECT DISTINCT CAST(${column} AS VARCHAR) AS text FROM ${relation} ORDER BY text`,
    )
    return result.getRows().map(([text]) => String(text))
  }
  const [indicators, periods] = [await distinct('indicator'), await distinct('period')]
  return { indicators, periods: periods as readonly CalendarDate[] }
}

const overlaps = (some: readonly string[], others: readonly string[]): boolean => {
  const known = new Set(others)
  return some.some((one) => known.has(one))
}

/**
 * Makes `known` and `places` beside `incoming`, and says what that is about; refused when a dataset
 * is missing or changed.
 */
const layBeside = async (
  connection: DuckDBConnection,
  { folder, recorded }: TakeInRequest,
): Promise<Decision<Scope>> => {
  const scope = await scopeOf(connection, 'incoming')
  const asked = recorded.filter(
    ({ indicators, periods }) =>
      overlaps(indicators, scope.indicators) && overlaps(periods, scope.periods),
  )
  const found = await findDatasets(
    folder,
    asked.map(({ dataset }) => dataset),
  )
  if (!found.ok) return found
  await createKnown(connection, found.value)
  await createPlaces(connection)
  return accept(scope)
}

/**
 * Keeps what is new in `incoming`, which is about `whole`; `finished` is a file that already holds
 * all of it.
 */
const keep = async (
  { connection, temporary }: Workplace,
  request: TakeInRequest,
  whole: Scope,
  finished: string | null,
): Promise<TakenIn> => {
  const counts = await countIncoming(connection)
  const everything = counts.unchanged === 0
  const scope = everything ? whole : await scopeOf(connection, `(${newsRows})`)
  const nothing = counts.unchanged === counts.rows
  if (!request.write || nothing) return { dataset: null, ...counts, ...scope }
  let path = finished
  if (path === null || !everything) {
    path = temporary()
    await connection.run(copyStatement(everything ? 'FROM incoming' : newsRows, path))
  }
  return { dataset: await keepDataset(request.folder, path), ...counts, ...scope }
}

const faultMark = 'peil: a row is not what it must be'

/** What the database says of a file that is not plain CSV, and of a row that is at fault. */
const isAboutTheFile = (error: unknown): boolean =>
  error instanceof Error && /^(?:Invalid Input|Conversion|Invalid unicode)/.test(error.message)

/**
 * Takes in a CSV file in one go, without looking at rows one by one: null when anything at all is
 * wrong with it, so that it must be read again with care, or when a known figure changes and may
 * not. Nothing is kept then.
 */
export const takeInCleanCsv = (
  csv: CsvLayout,
  request: TakeInRequest,
): Promise<Decision<TakenIn | null>> =>
  withWorkplace(request, csv.path, async (workplace) => {
    const { connection, temporary } = workplace
    const path = temporary()
    await rawFromCsv(connection, csv)
    const day = `CASE WHEN ${isFaulty} THEN error(${sqlText(faultMark)}) ELSE day END`
    const rows = `SELECT ${datasetColumns(day, sqlText(request.source))} FROM (${cellsOfAnyArea})`
    try {
      await connection.run(copyStatement(rows, path))
    } catch (error) {
      if (isAboutTheFile(error)) return accept(null)
      throw error
    }
    await connection.run(`CREATE VIEW incoming AS FROM read_parquet(${sqlText(path)})`)
    const beside = await layBeside(connection, request)
    if (!beside.ok) return beside
    if (!(await isClean(connection, request.mayChange))) return accept(null)
    return accept(await keep(workplace, request, beside.value, path))
  })

/** Takes in rows that were read already: all of them, or nothing and every finding. */
export const takeInRows = (
  rows: readonly FigureCells[],
  request: TakeInRequest,
): Promise<Decision<TakenIn, Refusal | Finding>> =>
  withWorkplace(request, undefined, async (workplace) => {
    const { connection } = workplace
    await rawFromRows(connection, rows)
    await connection.run(`CREATE TABLE parsed AS ${parsedCells}`)
    await connection.run(
      `CREATE VIEW incoming AS
       SELECT ${datasetColumns('day', sqlText(request.source))} FROM parsed WHERE day IS NOT NULL`,
    )
    const beside = await layBeside(connection, request)
    if (!beside.ok) return beside
    const findings = await findFaults(connection, request)
    if (findings.length > 0) return { ok: false, refusals: findings }
    return accept(await keep(workplace, request, beside.value, null))
  })
