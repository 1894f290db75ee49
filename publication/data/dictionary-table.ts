import type { Release } from '@peil/domain/release/release.ts'
import {
  column,
  dataTable,
  words,
  type Column,
  type ColumnMeaning,
  type DataTable,
} from './data-table.ts'

interface DictionaryRow {
  readonly file: string
  readonly column: ColumnMeaning
}

const neverEmpty = words('De cel is nooit leeg.', 'The cell is never empty.')
const notDerived = words('De waarde is niet afgeleid.', 'The value is not derived.')

const columns: readonly Column<DictionaryRow>[] = [
  column(
    'file',
    'text',
    (row) => row.file,
    words(
      'Bestand, zonder map en extensie: het bestaat als CSV en als JSON met dezelfde kolommen.',
      'File, without folder and extension: it exists as CSV and as JSON with the same columns.',
    ),
  ),
  column('column', 'text', (row) => row.column.name, words('Kolom.', 'Column.')),
  column(
    'type',
    'text',
    (row) => row.column.type,
    words(
      'Soort waarde: text, code (tekst, ook als het op een getal lijkt), integer, number (met decimale punt), cents (hele eurocent), date (JJJJ-MM-DD), boolean (true of false), list (delen gescheiden door puntkomma).',
      'Kind of value: text, code (text, even when it looks like a number), integer, number (with decimal point), cents (whole euro cents), date (YYYY-MM-DD), boolean (true or false), list (parts separated by a semicolon).',
    ),
  ),
  column(
    'unit',
    'text',
    (row) => (row.column.unit === '' ? null : row.column.unit),
    words(
      'Eenheid; unit is de eenheid in de kolom unit van dezelfde rij.',
      'Unit; unit is the one in the column unit of the same row.',
    ),
    { empty: words('De waarde heeft geen eenheid.', 'The value has no unit.') },
  ),
  column(
    'meaning_nl',
    'text',
    (row) => row.column.meaning.nl,
    words('Betekenis.', 'Meaning in Dutch.'),
  ),
  column(
    'meaning_en',
    'text',
    (row) => row.column.meaning.en,
    words('Betekenis in het Engels.', 'Meaning in English.'),
  ),
  column(
    'empty_nl',
    'text',
    (row) => row.column.empty?.nl ?? null,
    words('Wat een lege cel betekent.', 'What an empty cell means, in Dutch.'),
    { empty: neverEmpty },
  ),
  column(
    'empty_en',
    'text',
    (row) => row.column.empty?.en ?? null,
    words('Wat een lege cel betekent, in het Engels.', 'What an empty cell means, in English.'),
    { empty: neverEmpty },
  ),
  column(
    'formula_nl',
    'text',
    (row) => row.column.formula?.nl ?? null,
    words('Formule van een afgeleide waarde.', 'Formula of a derived value, in Dutch.'),
    { empty: notDerived },
  ),
  column(
    'formula_en',
    'text',
    (row) => row.column.formula?.en ?? null,
    words('Formule van een afgeleide waarde, in het Engels.', 'Formula of a derived value.'),
    { empty: notDerived },
  ),
]

/** One row per column of every file given, and of the dictionary itself. */
export const dictionaryTable = (release: Release, tables: readonly DataTable[]): DataTable => {
  const name = 'dictionary'
  const title = words('Gegevenswoordenboek', 'Data dictionary')
  const own = dataTable(release, name, title, columns, [])
  const rows = [...tables, own].flatMap((table) =>
    table.columns.map((meaning): DictionaryRow => ({ file: table.name, column: meaning })),
  )
  return dataTable(release, name, title, columns, rows)
}
