import { basename } from 'node:path'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { figureColumns, type FigureCells } from '@peil/observations/taking-in/figure-cells.ts'
import {
  takeInCleanCsv,
  takeInRows,
  type TakeInRequest,
  type TakenIn,
} from '@peil/observations/taking-in/take-in-figures.ts'
import { readTableFile } from '@peil/tables/read-table-file.ts'
import type { ColumnSpec, TableRow } from '@peil/tables/table.ts'
import type { Peil } from '../open.ts'
import { recordFigures, type FiguresChange } from '../record-figures.ts'
import type { ImportSummary } from './import-groups.ts'
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
  { provenance = 'supplied', ...options }: ImportObservations,
): Promise<Decision<ImportSummary, Refusal | Finding>> => {
  const fileName = basename(path)
  const origin = { fileName, provenance, ...options }
  const notices: Finding[] = []
  const taken = await recordFigures(
    peil,
    async (request) => {
      const clean = await takeInClean(path, request)
      if (!clean.ok || clean.value !== null) return clean as Decision<TakenIn>
      const table = await readTableFile(path, columns)
      notices.splice(0, notices.length, ...table.findings)
      // Without its columns nothing can be said of the rows.
      if (hasErrors(table.findings) && table.rows.length === 0) return refuse(...table.findings)
      const taken = await takeInRows(table.rows.map(cellsOf), {
        ...request,
        write: request.write && !hasErrors(table.findings),
      })
      if (taken.ok && !hasErrors(table.findings)) return taken
      return refuse<Refusal | Finding>(...table.findings, ...(taken.ok ? [] : taken.refusals))
    },
    origin,
  )
  if (!taken.ok) return refuse(...sorted(taken.refusals))
  const { rows, unchanged } = taken.value
  return accept({
    file: fileName,
    rows,
    changed: rows - unchanged,
    unchanged,
    dryRun: options.dryRun,
    notices: sortFindings(notices),
  })
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
