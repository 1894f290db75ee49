import type { Release } from '@peil/domain/release/release.ts'
import { words, wordsOf, type DataTable, type Words } from '../data/data-table.ts'
import { subjectFinder, type RowsBySubject } from '../data/table-subjects.ts'
import { dataPaths } from '../data-paths.ts'
import { keptOrMade, type KeptFiles } from '../kept-files.ts'
import type { ReleaseFile } from '../page-renderer.ts'
import { jsonStatOfIndicator, jsonStatOfMunicipality } from './json-stat.ts'
import type { ReleaseFacts } from './release-facts.ts'
import { fileFacts } from './file-facts.ts'
import type { LinedTable } from './table-csv.ts'
import { tableWorkbook } from './table-workbook.ts'

interface Subject {
  readonly kind: 'municipality' | 'region' | 'action' | 'indicator'
  readonly id: string
  readonly title: Words
}

/** Everything that has data files of its own. */
const dataSubjects = ({ municipalities, regions, programme }: Release): readonly Subject[] => [
  ...municipalities.map(({ nis, name }): Subject => ({
    kind: 'municipality',
    id: nis,
    title: words(name, name),
  })),
  ...regions.map(({ id, name }): Subject => ({ kind: 'region', id, title: words(name, name) })),
  ...programme.actions.map(({ id, title }): Subject => ({
    kind: 'action',
    id,
    title: wordsOf(title),
  })),
  ...programme.indicators.map(({ id, title }): Subject => ({
    kind: 'indicator',
    id,
    title: wordsOf(title),
  })),
]

interface FoundRows {
  readonly table: DataTable
  readonly bySubject: RowsBySubject
}

const partOf = ({ table, bySubject }: FoundRows, subject: string): DataTable => ({
  ...table,
  rows: (bySubject.get(subject) ?? []).flatMap((number) => {
    const row = table.rows[number]
    return row === undefined ? [] : [row]
  }),
})

/** The header, and the lines of the rows with these numbers. */
const csvOf = ({ lines }: LinedTable, rows: readonly number[]): Uint8Array =>
  new TextEncoder().encode([lines[0], ...rows.map((number) => lines[number + 1])].join(''))

interface Sources {
  readonly release: Release
  readonly facts: ReleaseFacts
  /** All but the dictionary. */
  readonly tables: readonly DataTable[]
  readonly everything: LinedTable
  readonly kept: KeptFiles
}

const jsonStatFile = (
  { kind, id, title }: Subject,
  parts: readonly DataTable[],
  { release, facts }: Pick<Sources, 'release' | 'facts'>,
): ReleaseFile | null => {
  const cubes = parts
    .filter(({ name }) => name === 'observations' || name === 'area-figures')
    .map((table) => ({ table, rows: table.rows }))
  const encode = (text: string) => new TextEncoder().encode(text)
  if (kind === 'indicator')
    return {
      path: dataPaths.jsonStat(kind, id),
      bytes: encode(jsonStatOfIndicator(release, facts, id, cubes)),
    }
  if (kind === 'municipality')
    return {
      path: dataPaths.jsonStat(kind, id),
      bytes: encode(jsonStatOfMunicipality(release, facts, title.nl, cubes)),
    }
  return null
}

/** The files about one municipality, region, action or indicator, for all of them. */
export async function* subjectFiles(sources: Sources): AsyncGenerator<ReleaseFile> {
  const { release, tables, everything, kept } = sources
  const find = subjectFinder(release)
  const found = tables.map((table): FoundRows => ({ table, bySubject: find(table) }))
  const all = find(everything.table)
  for (const subject of dataSubjects(release)) {
    const { kind, id, title } = subject
    const key = `${kind}/${id}`
    yield { path: dataPaths.csv(kind, id), bytes: csvOf(everything, all.get(key) ?? []) }
    const parts = found.map((one) => partOf(one, key))
    const sheets = parts.filter(({ rows }) => rows.length > 0)
    const { facts, fingerprint } = fileFacts(sources.facts, release.on, sheets)
    const jsonStat = jsonStatFile(subject, parts, { release, facts })
    if (jsonStat !== null) yield jsonStat
    yield await keptOrMade(
      kept,
      dataPaths.xlsx(kind, id),
      `${release.generatorVersion} ${title.nl} ${title.en} ${fingerprint}`,
      () => tableWorkbook(title, sheets, release.on, facts),
    )
  }
}
