import { dataPaths } from '../data-paths.ts'
import type { CellType, ColumnMeaning, DataTable } from '../data/data-table.ts'
import type { ReleaseFacts } from './release-facts.ts'

const datatypes: Record<CellType, unknown> = {
  text: 'string',
  code: 'string',
  list: 'string',
  integer: 'integer',
  cents: 'integer',
  number: 'double',
  date: { base: 'date', format: 'yyyy-MM-dd' },
  boolean: { base: 'boolean', format: 'true|false' },
}

const columnOf = ({ name, type, unit, meaning, empty }: ColumnMeaning): unknown => ({
  name,
  titles: name,
  datatype: datatypes[type],
  required: empty === null,
  ...(type === 'list' ? { separator: ';' } : {}),
  'dc:description': [
    { '@value': meaning.nl, '@language': 'nl' },
    { '@value': meaning.en, '@language': 'en' },
  ],
  ...(unit === '' ? {} : { 'schema:unitText': unit }),
})

/** CSV on the Web: what stands in a CSV file, for a machine to read. Stands beside the file. */
export const tableMetadata = (table: DataTable, on: string, facts: ReleaseFacts): string => {
  const url = dataPaths.table(table.name, 'csv').slice('data/'.length)
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'nl' }],
    url,
    'dc:title': [
      { '@value': table.title.nl, '@language': 'nl' },
      { '@value': table.title.en, '@language': 'en' },
    ],
    'dc:issued': { '@value': on, '@type': 'xsd:date' },
    ...(facts.publisher === null ? {} : { 'dc:publisher': facts.publisher.nl }),
    ...(facts.licenceAddress === null
      ? { 'dc:rights': facts.licence.nl }
      : { 'dc:license': { '@id': facts.licenceAddress } }),
    'dc:source': facts.source.nl,
    'dc:hasVersion': facts.version,
    'rdfs:comment': [
      { '@value': facts.caveats.nl, '@language': 'nl' },
      { '@value': facts.caveats.en, '@language': 'en' },
    ],
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
    tableSchema: { columns: table.columns.map(columnOf) },
  }
  return `${JSON.stringify(metadata, null, 1)}\n`
}
