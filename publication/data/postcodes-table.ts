import type { Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'

interface Row {
  readonly postcode: string
  readonly place: string
  readonly nis: string
  readonly name: string
}

const columns: readonly Column<Row>[] = [
  column('postcode', 'code', (row) => row.postcode, words('Postcode.', 'Postcode.')),
  column(
    'place',
    'text',
    (row) => row.place,
    words('Plaats: de gemeente of een deel ervan.', 'Place: the municipality or a part of it.'),
  ),
  column(
    'nis',
    'code',
    (row) => row.nis,
    words('NIS-code van de gemeente waarin ze ligt.', 'NIS code of its municipality.'),
  ),
  column('name', 'text', (row) => row.name, words('Naam van die gemeente.', 'Its name.')),
]

/** One row per postcode and place, for municipalities that exist on the day of the release. */
export const postcodesTable = (release: Release): DataTable => {
  const names = new Map(release.municipalities.map(({ nis, name }) => [nis, name]))
  const rows = (release.programme.postcodes?.places ?? []).flatMap(
    ({ postcode, place, municipality }): readonly Row[] => {
      const name = names.get(municipality)
      return name === undefined ? [] : [{ postcode, place, nis: municipality, name }]
    },
  )
  return dataTable(
    release,
    'postcodes',
    words('Postcodes en deelgemeenten', 'Postcodes and parts of municipalities'),
    columns,
    rows,
  )
}
