import JSONstat from 'jsonstat-toolkit'
import type { Cell, DataTable } from '../data/data-table.ts'

const measures = [
  ...['value', 'lower', 'upper', 'numerator', 'denominator', 'n'],
  ...['lowest', 'highest', 'areas', 'areas_of'],
]

interface Compared {
  readonly cells: number
  readonly differences: readonly string[]
}

interface Expected {
  readonly at: Readonly<Record<string, string>>
  readonly value: Cell
  readonly status: string | null
}

/** What a dataset must hold of the rows of a table of figures. */
const expectedOf = ({ columns, rows }: DataTable): readonly Expected[] =>
  rows.flatMap((row) => {
    const cell = (name: string): Cell =>
      row[columns.findIndex((column) => column.name === name)] ?? null
    const kind = cell('area_kind')
    const area = kind === null ? String(cell('area')) : `${String(kind)}:${String(cell('area'))}`
    const where = { indicator: String(cell('indicator')), area, period: String(cell('period')) }
    const marks = [cell('status'), cell('caveats')].filter((m) => m !== null && m !== 'value')
    return measures.map((measure) => ({
      at: { ...where, measure },
      value: cell(measure),
      status: measure === 'value' && marks.length > 0 ? marks.join(';') : null,
    }))
  })

interface Raw {
  readonly size: readonly number[]
  readonly id: readonly string[]
  readonly dimension: Readonly<
    Record<string, { readonly category: { readonly index: readonly string[] } }>
  >
  readonly value: Readonly<Record<string, unknown>>
  readonly status?: Readonly<Record<string, unknown>>
}

const shapeFaults = ({ id, size, dimension }: Raw): readonly string[] =>
  id.flatMap((name, at) =>
    dimension[name]?.category.index.length === size[at] ? [] : [`${name}: wrong size`],
  )

/** Compares a JSON-stat dataset, as jsonstat-toolkit reads it, with the rows it is made of. */
export const compareJsonStat = (text: string, tables: readonly DataTable[]): Compared => {
  const raw = JSON.parse(text) as Raw
  // The toolkit changes what it is given.
  const dataset = JSONstat(JSON.parse(text))
  if (dataset.class !== 'dataset') return { cells: 0, differences: [`class ${dataset.class}`] }
  const expected = tables.flatMap(expectedOf)
  const wrong = expected.flatMap(({ at, value, status }) => {
    const cell = dataset.Data(at)
    const found = JSON.stringify([cell?.value ?? null, cell?.status ?? null])
    return found === JSON.stringify([value, status]) ? [] : [`${JSON.stringify(at)}: ${found}`]
  })
  // Nothing may stand there beside them.
  const values = expected.filter(({ value }) => value !== null).length
  const statuses = expected.filter(({ status }) => status !== null).length
  const counts = [Object.keys(raw.value).length, Object.keys(raw.status ?? {}).length]
  return {
    cells: expected.length,
    differences: [
      ...shapeFaults(raw),
      ...wrong,
      ...(counts[0] === values && counts[1] === statuses ? [] : [`${counts.join(', ')} cells`]),
    ],
  }
}
