import { basename } from 'node:path'
import { unguardFormula } from '@peil/tables/formula-guard.ts'
import { z } from 'zod'
import type { Cell } from '../data/data-table.ts'
import type { openDuckReader } from './read-back.ts'

const said = z.array(z.strictObject({ '@value': z.string().min(1), '@language': z.string() }))

const columnShape = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
  titles: z.string(),
  datatype: z.union([
    z.enum(['string', 'integer', 'double']),
    z.strictObject({ base: z.literal('date'), format: z.literal('yyyy-MM-dd') }),
    z.strictObject({ base: z.literal('boolean'), format: z.string().regex(/^[^|]+\|[^|]+$/) }),
  ]),
  required: z.boolean(),
  separator: z.string().length(1).optional(),
  'dc:description': said,
  'schema:unitText': z.string().optional(),
})

const known = new Set(['@context', 'url', 'dialect', 'tableSchema'])

/** What of the metadata of CSV on the Web is used here; nothing else may stand there unseen. */
const metadataShape = z
  .object({
    '@context': z.tuple([
      z.literal('http://www.w3.org/ns/csvw'),
      z.strictObject({ '@language': z.string() }),
    ]),
    url: z.string(),
    dialect: z.strictObject({
      encoding: z.literal('utf-8'),
      header: z.literal(true),
      delimiter: z.string().length(1),
      lineTerminators: z.tuple([z.literal('\r\n')]),
    }),
    tableSchema: z.strictObject({ columns: z.array(columnShape).min(1) }),
  })
  .catchall(z.unknown())
  .refine((metadata) =>
    Object.keys(metadata).every((key) => known.has(key) || /^(dc|rdfs|schema):/.test(key)),
  )

type Column = z.infer<typeof columnShape>

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text

/** The value of a cell by its column; throws for what the column does not allow. */
const cellOf = (text: string | null, { name, datatype, required, separator }: Column): Cell => {
  const refuse = (): never => {
    throw new Error(`${name}: ${String(text)} is no ${JSON.stringify(datatype)}`)
  }
  if (text === null) return required ? refuse() : null
  if (separator !== undefined && text.split(separator).some((part) => part === '')) refuse()
  if (datatype === 'string') return unguardFormula(text)
  if (datatype === 'integer') return /^-?\d+$/.test(text) ? Number(text) : refuse()
  if (datatype === 'double')
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : refuse()
  if (datatype.base === 'date') return isDay(text) ? text : refuse()
  const [yes, no] = datatype.format.split('|')
  return text === yes || text === no ? text === yes : refuse()
}

/**
 * The cells of a CSV file, read by DuckDB as the metadata beside it says and by nothing else known of
 * it. Throws where the two do not fit each other.
 */
export const readCsvw = async (
  duck: Awaited<ReturnType<typeof openDuckReader>>,
  file: string,
  metadata: string,
): Promise<readonly (readonly Cell[])[]> => {
  const { url, dialect, tableSchema } = metadataShape.parse(JSON.parse(metadata))
  if (url !== basename(file)) throw new Error(`${url} is another file than ${file}`)
  const { columns } = tableSchema
  const titles = columns.map((column) => column.titles)
  const [header, ...rows] = await duck.texts(file, dialect.delimiter, titles)
  if (JSON.stringify(header) !== JSON.stringify(titles)) throw new Error('another header')
  return rows.map((row) =>
    row.map((text, at) => {
      const column = columns[at]
      if (column === undefined) throw new Error(`no column ${at}`)
      return cellOf(text, column)
    }),
  )
}
