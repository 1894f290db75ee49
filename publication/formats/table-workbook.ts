import { writeWorkbook, type WorkbookSheet } from '@peil/tables/write-workbook.ts'
import type { DataTable, Words } from '../data/data-table.ts'
import type { ReleaseFacts } from './release-facts.ts'

const about = (facts: ReleaseFacts, title: Words, on: string): WorkbookSheet => ({
  name: 'about',
  header: ['onderwerp', 'Nederlands', 'subject', 'English'],
  rows: [
    ['titel', title.nl, 'title', title.en],
    ['programma', facts.title.nl, 'programme', facts.title.en],
    [
      'uitgever',
      facts.publisher?.nl ?? 'niet vermeld',
      'publisher',
      facts.publisher?.en ?? 'not stated',
    ],
    ['contact', facts.contact ?? 'niet vermeld', 'contact', facts.contact ?? 'not stated'],
    ['licentie', facts.licence.nl, 'licence', facts.licence.en],
    [
      'tekst van de licentie',
      facts.licenceAddress ?? 'niet vermeld',
      'text of the licence',
      facts.licenceAddress ?? 'not stated',
    ],
    ['bron', facts.source.nl, 'source', facts.source.en],
    ['dag', on, 'day', on],
    ['versie', facts.version, 'version', facts.version],
    ['let op', facts.caveats.nl, 'mind', facts.caveats.en],
    [
      'taal',
      'Nederlands; kolommen heten in het Engels, zie columns',
      'language',
      'Dutch; columns have English names, see columns',
    ],
  ],
})

const meanings = (tables: readonly DataTable[]): WorkbookSheet => ({
  name: 'columns',
  header: ['sheet', 'column', 'type', 'unit', 'meaning_nl', 'meaning_en', 'empty_nl', 'empty_en'],
  rows: tables.flatMap((table) =>
    table.columns.map(({ name, type, unit, meaning, empty }) => [
      table.name,
      name,
      type,
      unit === '' ? null : unit,
      meaning.nl,
      meaning.en,
      empty?.nl ?? null,
      empty?.en ?? null,
    ]),
  ),
})

// Excel takes no more rows, the header counted in.
const mostRows = 1_000_000

const sheetsOf = ({ name, columns, rows }: DataTable): readonly WorkbookSheet[] => {
  const header = columns.map((column) => column.name)
  const parts = Math.max(1, Math.ceil(rows.length / mostRows))
  return Array.from({ length: parts }, (_, at) => ({
    name: at === 0 ? name : `${name} ${at + 1}`,
    header,
    rows: rows.slice(at * mostRows, (at + 1) * mostRows),
  }))
}

/** Tables as a workbook: what it is, the tables, and what their columns mean. */
export const tableWorkbook = (
  title: Words,
  tables: readonly DataTable[],
  on: string,
  facts: ReleaseFacts,
): Promise<Uint8Array> =>
  writeWorkbook([about(facts, title, on), ...tables.flatMap(sheetsOf), meanings(tables)], {
    title: `${title.nl} – ${facts.title.nl}`,
    description: facts.caveats.nl,
    creator: facts.publisher?.nl ?? '',
    on,
  })
