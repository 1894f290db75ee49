import { basename } from 'node:path'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import { figureRules } from '@peil/domain/indicator/figure-rules.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { figureColumns, type FigureCells } from '@peil/observations/taking-in/figure-cells.ts'
import {
  takeInCleanCsv,
  takeInRows,
  type TakeInRequest,
  type TakenIn,
} from '@peil/observations/taking-in/take-in-figures.ts'
import { isJsonFile } from '@peil/tables/is-json-file.ts'
import { readTableFile } from '@peil/tables/read-table-file.ts'
import type { ColumnSpec, TableRow } from '@peil/tables/table.ts'
import type { Peil } from '../open.ts'
import { recordFigures, type FiguresChange } from '../record-figures.ts'
import { loadState } from '../transact.ts'
import type { ImportSummary } from './import-groups.ts'
import { jsonStatFigures, placeInCube } from './json-stat-figures.ts'
import { hasErrors, sortFindings } from './place-refusals.ts'
import { readCsvLayout } from './read-csv-layout.ts'

const columns: readonly ColumnSpec[] = figureColumns.map((name) => ({
  name,
  mayLack: name === 'source',
}))

export interface ImportObservations {
  readonly dryRun: boolean
  /** Invented figures make every release of them a sample. */
  readonly provenance?: 'sample' | 'supplied'
  readonly source?: string
  readonly change?: FiguresChange
}

/**
 * Takes in figures of indicators per area and period: all of the file, or nothing and every finding.
 * A clean CSV file, however large, goes straight through the database; any other is read with care.
 */
export const importObservations = async (
  peil: Peil,
  path: string,
  options: ImportObservations,
): Promise<Decision<ImportSummary, Refusal | Finding>> =>
  (await isJsonFile(path)) ? importCube(peil, path, options) : importTable(peil, path, options)

interface Read {
  readonly rows: readonly FigureCells[]
  readonly findings: readonly Finding[]
}

/** Takes in what was read, unless something is wrong with that already: then it is only checked. */
const takeInRead = async (
  { rows, findings }: Read,
  request: TakeInRequest,
): Promise<Decision<TakenIn, Refusal | Finding>> => {
  // Without its columns nothing can be said of the rows.
  if (hasErrors(findings) && rows.length === 0) return refuse(...findings)
  const write = request.write && !hasErrors(findings)
  const taken = await takeInRows(rows, { ...request, write })
  if (taken.ok && !hasErrors(findings)) return taken
  return refuse<Refusal | Finding>(...findings, ...(taken.ok ? [] : taken.refusals))
}

const importTable = async (
  peil: Peil,
  path: string,
  { provenance = 'supplied', ...options }: ImportObservations,
): Promise<Decision<ImportSummary, Refusal | Finding>> => {
  const fileName = basename(path)
  const notices: Finding[] = []
  const takeIn = async (request: TakeInRequest) => {
    const clean = await takeInClean(path, request)
    if (!clean.ok || clean.value !== null) return clean as Decision<TakenIn>
    const { rows, findings } = await readTableFile(path, columns)
    notices.splice(0, notices.length, ...findings)
    return takeInRead({ rows: rows.map(cellsOf), findings }, request)
  }
  const taken = await recordFigures(peil, takeIn, { fileName, provenance, ...options })
  return summaryOf(taken, fileName, options.dryRun, notices)
}

const importCube = async (
  peil: Peil,
  path: string,
  { provenance = 'supplied', ...options }: ImportObservations,
): Promise<Decision<ImportSummary, Refusal | Finding>> => {
  const fileName = basename(path)
  const { programme } = await loadState(peil)
  const mayBeInvented = provenance === 'sample' || programme?.provenance === 'sample'
  const cube = await jsonStatFigures(path, figureRules(peil.programme), mayBeInvented)
  const takeIn = async (request: TakeInRequest) => {
    const taken = await takeInRead(cube, request)
    if (taken.ok) return taken
    return refuse(
      ...taken.refusals.map((problem) =>
        isFinding(problem) ? placeInCube(problem, cube) : problem,
      ),
    )
  }
  const origin = { fileName, provenance: cube.isInvented ? 'sample' : provenance, ...options }
  const taken = await recordFigures(peil, takeIn, origin)
  return summaryOf(taken, fileName, options.dryRun, cube.findings)
}

const summaryOf = (
  taken: Decision<TakenIn, Refusal | Finding>,
  file: string,
  dryRun: boolean,
  notices: readonly Finding[],
): Decision<ImportSummary, Refusal | Finding> => {
  if (!taken.ok) return refuse(...sorted(taken.refusals))
  const { rows, unchanged } = taken.value
  const changed = rows - unchanged
  return accept({ file, rows, changed, unchanged, dryRun, notices: sortFindings(notices) })
}

const takeInClean = async (
  path: string,
  request: TakeInRequest,
): Promise<Decision<TakenIn | null>> => {
  const layout = await readCsvLayout(path)
  return layout === null ? accept(null) : takeInCleanCsv(layout, request)
}

const cellsOf = ({ line, cells }: TableRow): FigureCells => ({
  line,
  cells: Object.fromEntries(
    figureColumns.map((name) => [name, cells[name]?.text ?? '']),
  ) as FigureCells['cells'],
})

const isFinding = (problem: Refusal | Finding): problem is Finding => 'severity' in problem

/** Refusals of the whole first, then what was found, from top to bottom. */
const sorted = (problems: readonly (Refusal | Finding)[]): readonly (Refusal | Finding)[] => [
  ...problems.filter((problem) => !isFinding(problem)),
  ...sortFindings(problems.filter(isFinding)),
]
