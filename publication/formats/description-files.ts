import type { Release } from '@peil/domain/release/release.ts'
import { wordsOf, type DataTable } from '../data/data-table.ts'
import { dataPaths, feedLanguages } from '../data-paths.ts'
import type { ReleaseFile } from '../page-renderer.ts'
import { catalogueQuads, type CatalogueEntry } from './catalogue-quads.ts'
import { catalogueJsonLd, catalogueTurtle } from './catalogue-texts.ts'
import { openApi } from './open-api.ts'
import { releaseCalendar } from './release-calendar.ts'
import type { ReleaseFacts } from './release-facts.ts'
import { releaseFeed } from './release-feed.ts'

const entriesOf = (
  { programme }: Release,
  tables: readonly DataTable[],
  everything: DataTable,
): readonly CatalogueEntry[] => [
  {
    id: everything.name,
    title: everything.title,
    paths: [dataPaths.everything('csv'), dataPaths.everything('parquet')],
  },
  ...tables.map(({ name, title }) => ({
    id: name,
    title,
    paths: (['csv', 'json', 'parquet', 'xlsx'] as const).map((format) =>
      dataPaths.table(name, format),
    ),
  })),
  ...programme.indicators.map(({ id, title }) => ({
    id: `indicator-${id}`,
    title: wordsOf(title),
    paths: [
      dataPaths.jsonStat('indicator', id),
      dataPaths.csv('indicator', id),
      dataPaths.xlsx('indicator', id),
    ],
  })),
]

/** What tells people and machines which files there are, and when there are new ones. */
export function* descriptionFiles(
  release: Release,
  facts: ReleaseFacts,
  tables: readonly DataTable[],
  everything: DataTable,
): Generator<ReleaseFile> {
  const file = (path: string, text: string): ReleaseFile => ({
    path,
    bytes: new TextEncoder().encode(text),
  })
  const quads = catalogueQuads(release, facts, entriesOf(release, tables, everything))
  yield file(dataPaths.catalogue('ttl'), catalogueTurtle(quads))
  yield file(dataPaths.catalogue('jsonld'), catalogueJsonLd(quads))
  const subjects = {
    municipality: release.municipalities.map(({ nis }) => nis),
    region: release.regions.map(({ id }) => id),
    action: release.programme.actions.map(({ id }) => id),
    indicator: release.programme.indicators.map(({ id }) => id),
  }
  yield file(dataPaths.openApi, openApi(facts, tables, everything, subjects))
  for (const language of feedLanguages) {
    yield file(dataPaths.feed(language), releaseFeed(release, facts, language))
    const calendar = releaseCalendar(release, language)
    if (calendar !== null) yield file(dataPaths.calendar(language), calendar)
  }
}
