import type { Release } from '@peil/domain/release/release.ts'
import { writeCsv, type CsvValue } from '@peil/tables/write-csv.ts'
import { actionsTable } from './data/actions-table.ts'
import { agreementsTable } from './data/agreements-table.ts'
import { areaFiguresTable } from './data/area-figures-table.ts'
import { areasTable } from './data/areas-table.ts'
import { changesTable } from './data/changes-table.ts'
import type { Cell, DataTable } from './data/data-table.ts'
import { comparisonsTable } from './data/comparisons-table.ts'
import { dictionaryTable } from './data/dictionary-table.ts'
import { goalsTable } from './data/goals-table.ts'
import { indicatorsTable } from './data/indicators-table.ts'
import { kpisTable } from './data/kpis-table.ts'
import { moneyTable } from './data/money-table.ts'
import { observationsTable } from './data/observations-table.ts'
import { regionsTable, totalsTable } from './data/regions-table.ts'
import { releaseChangesTable } from './data/release-changes-table.ts'
import { releaseJson } from './data/release-json.ts'
import { repliesTable } from './data/replies-table.ts'
import { reportsTable } from './data/reports-table.ts'
import { revisionsTable } from './data/revisions-table.ts'
import { similarTable } from './data/similar-table.ts'
import { synthesesTable } from './data/syntheses-table.ts'
import { versionsTable } from './data/versions-table.ts'
import type { ReleaseFile } from './page-renderer.ts'

const tableMakers = [
  agreementsTable,
  kpisTable,
  comparisonsTable,
  reportsTable,
  versionsTable,
  changesTable,
  actionsTable,
  goalsTable,
  regionsTable,
  totalsTable,
  moneyTable,
  areasTable,
  repliesTable,
  indicatorsTable,
  observationsTable,
  revisionsTable,
  areaFiguresTable,
  synthesesTable,
  similarTable,
  releaseChangesTable,
] as const

/** Every table of open data of a release, the dictionary last. */
export const dataTables = (release: Release): readonly DataTable[] => {
  const tables = tableMakers.map((make) => make(release))
  return [...tables, dictionaryTable(release, tables)]
}

const record = <Value>(
  { columns }: DataTable,
  cells: readonly Cell[],
  write: (cell: Cell) => Value,
): Record<string, Value> =>
  Object.fromEntries(columns.map(({ name }, at) => [name, write(cells[at] ?? null)]))

const csvCell = (cell: Cell): CsvValue => (typeof cell === 'boolean' ? String(cell) : cell)

const tableCsv = (table: DataTable): string =>
  writeCsv(
    table.columns.map(({ name }) => name),
    table.rows.map((cells) => record(table, cells, csvCell)),
  )

/** One object per line, so that two releases can be compared line by line. */
const tableJson = (table: DataTable): string => {
  const lines = table.rows.map((cells) => JSON.stringify(record(table, cells, (cell) => cell)))
  return `[\n${lines.join(',\n')}\n]\n`
}

/** The open data of a release, under `data/`: the release itself, and each table twice. */
export function* dataFiles(release: Release): Generator<ReleaseFile> {
  const encoder = new TextEncoder()
  yield { path: 'data/release.json', bytes: encoder.encode(releaseJson(release)) }
  for (const table of dataTables(release)) {
    yield { path: `data/${table.name}.csv`, bytes: encoder.encode(tableCsv(table)) }
    yield { path: `data/${table.name}.json`, bytes: encoder.encode(tableJson(table)) }
  }
}
