import type { Release } from '@peil/domain/release/release.ts'
import { actionsTable } from './data/actions-table.ts'
import { agreementsTable } from './data/agreements-table.ts'
import { areaFiguresTable } from './data/area-figures-table.ts'
import { areasTable } from './data/areas-table.ts'
import { changesTable } from './data/changes-table.ts'
import type { DataTable } from './data/data-table.ts'
import { comparisonsTable } from './data/comparisons-table.ts'
import { dictionaryTable } from './data/dictionary-table.ts'
import { everythingTable } from './data/everything-table.ts'
import { goalsTable } from './data/goals-table.ts'
import { indicatorsTable } from './data/indicators-table.ts'
import { kpisTable } from './data/kpis-table.ts'
import { moneyTable } from './data/money-table.ts'
import { observationsTable } from './data/observations-table.ts'
import { postcodesTable } from './data/postcodes-table.ts'
import { regionsTable, totalsTable } from './data/regions-table.ts'
import { releaseChangesTable } from './data/release-changes-table.ts'
import { releaseJson } from './data/release-json.ts'
import { repliesTable } from './data/replies-table.ts'
import { reportsTable } from './data/reports-table.ts'
import { revisionsTable } from './data/revisions-table.ts'
import { similarTable } from './data/similar-table.ts'
import { synthesesTable } from './data/syntheses-table.ts'
import { versionsTable } from './data/versions-table.ts'
import { dataPaths } from './data-paths.ts'
import { descriptionFiles } from './formats/description-files.ts'
import { releaseFacts, type ReleaseFacts } from './formats/release-facts.ts'
import { subjectFiles } from './formats/subject-files.ts'
import { fileFacts } from './formats/file-facts.ts'
import { tableCsv, tableCsvLines, type LinedTable } from './formats/table-csv.ts'
import { tableJson } from './formats/table-json.ts'
import { tableMetadata } from './formats/table-metadata.ts'
import { tableParquet } from './formats/table-parquet.ts'
import { tableWorkbook } from './formats/table-workbook.ts'
import { keptOrMade, nothingKept, type KeptFiles } from './kept-files.ts'
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
  postcodesTable,
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
  return [...tables, dictionaryTable(release, [...tables, everythingTable(release, [])])]
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

type TableFormat = Parameters<typeof dataPaths.table>[1]

async function* tableFiles(
  table: DataTable,
  { on, generatorVersion }: Release,
  releaseFacts: ReleaseFacts,
  kept: KeptFiles,
): AsyncGenerator<ReleaseFile> {
  const { facts, fingerprint } = fileFacts(releaseFacts, on, [table])
  const file = (format: TableFormat, make: () => Uint8Array | Promise<Uint8Array>) =>
    keptOrMade(
      kept,
      dataPaths.table(table.name, format),
      `${generatorVersion} ${fingerprint}`,
      make,
    )
  yield await file('csv', () => encode(tableCsv(table)))
  yield await file('csv-metadata.json', () => encode(tableMetadata(table, on, facts)))
  yield await file('json', () => encode(tableJson(table)))
  yield await file('parquet', () => tableParquet(table, facts))
  yield await file('xlsx', () => tableWorkbook(table.title, [table], on, facts))
}

function* everythingFiles(
  { table, lines }: LinedTable,
  { on }: Release,
  releaseFacts: ReleaseFacts,
): Generator<ReleaseFile> {
  const { facts } = fileFacts(releaseFacts, on, [table])
  const path = dataPaths.everything
  yield { path: path('csv'), bytes: encode(lines.join('')) }
  yield { path: path('csv-metadata.json'), bytes: encode(tableMetadata(table, on, facts)) }
  yield { path: path('parquet'), bytes: tableParquet(table, facts) }
}

/**
 * The open data of a release, under `data/`: the release itself; each table in five formats; every
 * figure in one table; the figures of each municipality, region, action and indicator.
 * What was kept of an earlier release is not made again; the bytes are the same.
 */
export async function* dataFiles(
  release: Release,
  kept: KeptFiles = nothingKept,
): AsyncGenerator<ReleaseFile> {
  const facts = releaseFacts(release)
  yield { path: 'data/release.json', bytes: encode(releaseJson(release)) }
  const tables = dataTables(release)
  for (const table of tables) yield* tableFiles(table, release, facts, kept)
  const table = everythingTable(release, tables)
  const everything = { table, lines: tableCsvLines(table) }
  yield* everythingFiles(everything, release, facts)
  const described = tables.filter(({ name }) => name !== 'dictionary')
  yield* subjectFiles({ release, facts, tables: described, everything, kept })
  yield* descriptionFiles(release, facts, tables, table)
}
