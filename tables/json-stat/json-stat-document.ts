import { z } from 'zod'
import type { Remark } from '../table.ts'

// Members that say nothing of figures (labels, notes, links, coordinates) may be there, in any form.
const category = z.looseObject({
  index: z.union([z.array(z.string()), z.record(z.string(), z.number())]).optional(),
  label: z.record(z.string(), z.string()).optional(),
  unit: z
    .record(
      z.string(),
      z.looseObject({
        label: z.string().optional(),
        symbol: z.string().optional(),
        multiplier: z.number().optional(),
      }),
    )
    .optional(),
})

const cells = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])

const dataset = z.looseObject({
  version: z.string().regex(/^2\.\d+$/),
  class: z.literal('dataset'),
  id: z.array(z.string()),
  size: z.array(z.int().nonnegative()),
  dimension: z.record(z.string(), z.looseObject({ category })),
  value: cells,
  status: z.union([z.string(), cells]).optional(),
  source: z.string().optional(),
  extension: z.looseObject({ provenance: z.unknown() }).optional(),
})

/** A JSON-stat 2.0 dataset of the right form, of which nothing fits together yet. */
export type JsonStatDocument = z.infer<typeof dataset>

const expectations: Readonly<Record<string, string>> = {
  version: '"2.0"',
  class: '"dataset"',
  id: 'the list of the ids of the dimensions',
  size: 'the list of how many categories each dimension has, in the order of id',
  dimension: 'each dimension with its category',
  value: 'a list of values, or an object with values by their position',
  status: 'a status, a list of them, or an object with statuses by their position',
}

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60)

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  )

const remarkOf = ({ path, message }: z.core.$ZodIssue, json: unknown): Remark => ({
  severity: 'error',
  code: 'not-json-stat',
  ...(path.length === 0 ? {} : { column: path.map(String).join('.') }),
  found: shown(at(json, path)),
  expected: expectations[path.map(String).join('.')] ?? message,
  whatToDo: 'Export it again as one JSON-stat 2.0 dataset, not a collection and not version 1.',
})

/** The engine says where it stopped, but of a short text only what it found there. */
const notJson = (text: string, message: string): Remark => {
  const said = /position (\d+)/.exec(message)?.[1]
  const stopped = said === undefined ? text.length : Number(said)
  const before = text.slice(0, stopped).split('\n')
  const isEnd = stopped >= text.length && /end|unterminated/i.test(message)
  const isPlaced = said !== undefined || isEnd
  return {
    severity: 'error',
    code: 'not-json',
    ...(isPlaced ? { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } : {}),
    found: isEnd ? 'the end of the file' : message.slice(0, 100),
    expected: 'JSON',
    whatToDo: 'Export the file again; it may have been cut off, or edited by hand.',
  }
}

const parseJson = (text: string): { readonly json: unknown } | Remark => {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return notJson(text, error.message)
    throw error
  }
}

/** A text as a JSON-stat dataset, or everything that keeps it from being one. */
export const parseJsonStat = (text: string): JsonStatDocument | readonly Remark[] => {
  const parsed = parseJson(text)
  if (!('json' in parsed)) return [parsed]
  const checked = dataset.safeParse(parsed.json)
  if (checked.success) return checked.data
  return checked.error.issues.map((issue) => remarkOf(issue, parsed.json))
}
