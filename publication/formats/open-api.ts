import type { CellType, DataTable } from '../data/data-table.ts'
import { dataPaths } from '../data-paths.ts'
import type { ReleaseFacts } from './release-facts.ts'

const types: Record<CellType, readonly string[]> = {
  text: ['string', 'null'],
  code: ['string', 'null'],
  list: ['string', 'null'],
  date: ['string', 'null'],
  integer: ['integer', 'null'],
  cents: ['integer', 'null'],
  number: ['number', 'null'],
  boolean: ['boolean', 'null'],
}

const rowSchema = ({ columns }: DataTable): unknown => ({
  type: 'array',
  items: {
    type: 'object',
    required: columns.map(({ name }) => name),
    properties: Object.fromEntries(
      columns.map(({ name, type, meaning }) => [
        name,
        { type: types[type], description: meaning.en },
      ]),
    ),
  },
})

const operation = (
  operationId: string,
  summary: string,
  contentType: string,
  schema: unknown,
  id: readonly string[] | null,
): unknown => ({
  get: {
    operationId,
    summary,
    tags: [id === null ? 'tables' : 'subjects'],
    ...(id === null
      ? {}
      : {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string', enum: id } },
          ],
        }),
    responses: {
      200: { description: summary, content: { [contentType]: { schema } } },
      404: { description: 'There is no such file.' },
    },
  },
})

const text = { type: 'string' }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The ids of what has files of its own, by kind. */
export type SubjectIds = Readonly<
  Record<'municipality' | 'region' | 'action' | 'indicator', readonly string[]>
>

/** The files of a release as a static API: OpenAPI 3.1. Empty kinds are left out. */
export const openApi = (
  facts: ReleaseFacts,
  tables: readonly DataTable[],
  everything: DataTable,
  subjects: SubjectIds,
): string => {
  const paths: Record<string, unknown> = {
    [`/${dataPaths.everything('csv')}`]: operation(
      'everything-csv',
      everything.title.en,
      'text/csv',
      text,
      null,
    ),
  }
  for (const table of tables) {
    const { name, title } = table
    const path = (format: 'csv' | 'json') => `/${dataPaths.table(name, format)}`
    paths[path('json')] = operation(
      `${name}-json`,
      title.en,
      'application/json',
      rowSchema(table),
      null,
    )
    paths[path('csv')] = operation(`${name}-csv`, title.en, 'text/csv', text, null)
  }
  for (const kind of ['municipality', 'region', 'action', 'indicator'] as const) {
    const ids = subjects[kind]
    if (ids.length === 0) continue
    const about = `Figures of one ${kind}`
    paths[`/${dataPaths.csv(kind, '{id}')}`] = operation(
      `${kind}-csv`,
      about,
      'text/csv',
      text,
      ids,
    )
    paths[`/${dataPaths.xlsx(kind, '{id}')}`] = operation(`${kind}-xlsx`, about, xlsx, text, ids)
    if (kind === 'municipality' || kind === 'indicator')
      paths[`/${dataPaths.jsonStat(kind, '{id}')}`] = operation(
        `${kind}-json-stat`,
        `${about}, as a JSON-stat 2.0 dataset`,
        'application/json',
        { type: 'object' },
        ids,
      )
  }
  const api = {
    openapi: '3.1.0',
    info: {
      title: facts.title.en,
      version: facts.version,
      description: facts.caveats.en,
      license: {
        name: facts.licence.en,
        ...(facts.licenceAddress === null ? {} : { url: facts.licenceAddress }),
      },
    },
    servers: [{ url: facts.address?.replace(/\/$/, '') ?? '..' }],
    security: [],
    tags: [
      { name: 'tables', description: 'Whole tables.' },
      { name: 'subjects', description: 'Figures of one place, region, action or indicator.' },
    ],
    paths,
  }
  return `${JSON.stringify(api, null, 1)}\n`
}
