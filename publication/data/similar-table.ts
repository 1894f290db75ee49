import type { Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'

interface Row {
  readonly nis: string
  readonly rank: number
  readonly similar: string
  readonly similarName: string | null
  readonly distance: number
}

const columns: readonly Column<Row>[] = [
  column('nis', 'code', (row) => row.nis, words('NIS-code van de gemeente.', 'NIS code.')),
  column('rank', 'integer', (row) => row.rank, words('1 lijkt het meest.', '1 is most alike.')),
  column(
    'similar',
    'code',
    (row) => row.similar,
    words('NIS-code van de gemeente die erop lijkt.', 'NIS code of the similar municipality.'),
  ),
  column('similar_name', 'text', (row) => row.similarName, words('Haar naam.', 'Its name.'), {
    empty: words('De gemeente is niet in deze publicatie.', 'It is not in this release.'),
  }),
  column(
    'distance',
    'number',
    (row) => row.distance,
    words(
      'Gestandaardiseerde afstand; kleiner is gelijkender.',
      'Standardised distance; smaller is more alike.',
    ),
  ),
]

/** One row per municipality and another that is like it, the nearest first. */
export const similarTable = (release: Release): DataTable => {
  const names = new Map(release.municipalities.map(({ nis, name }) => [nis, name]))
  const rows = release.similar.flatMap(({ nis, places }) =>
    places.map((place, at): Row => ({
      nis,
      rank: at + 1,
      similar: place.nis,
      similarName: names.get(place.nis) ?? null,
      distance: place.distance,
    })),
  )
  return dataTable(
    release,
    'similar',
    words('Gemeenten die op elkaar lijken', 'Municipalities that are alike'),
    columns,
    rows,
  )
}
