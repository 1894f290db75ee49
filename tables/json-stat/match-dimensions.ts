import { nearestName } from '../nearest-name.ts'
import type { Remark } from '../table.ts'
import type { JsonStatDocument } from './json-stat-document.ts'
import { readCategories } from './read-categories.ts'

/** A dimension whose categories are known, in the order in which values stand. */
export interface MatchedDimension {
  readonly id: string
  readonly categories: readonly string[]
}

const error = (rest: Omit<Remark, 'severity'>): Remark => ({ severity: 'error', ...rest })

const unknown = (id: string, column: string, names: readonly string[]): Remark => {
  const near = nearestName(id, names)
  return error({
    code: 'unknown-dimension',
    column,
    found: `the dimension "${id.slice(0, 60)}"`,
    expected: `the dimensions ${names.join(', ')}`,
    whatToDo: `${near === null ? '' : `Did you mean "${near}"? `}Export the figures without other dimensions.`,
  })
}

const idRemarks = (
  { id, dimension }: JsonStatDocument,
  required: readonly string[],
  names: readonly string[],
): readonly Remark[] => [
  ...id.flatMap((name, place) => {
    const column = `id.${place}`
    if (!names.includes(name)) return [unknown(name, column, names)]
    if (id.indexOf(name) === place) return []
    const found = `the dimension "${name}" a second time`
    const expected = 'each dimension once'
    return [
      error({
        code: 'duplicate-dimension',
        column,
        found,
        expected,
        whatToDo: 'Keep one of them.',
      }),
    ]
  }),
  ...Object.keys(dimension)
    .filter((name) => !id.includes(name))
    .map((name) => unknown(name, `dimension.${name}`, id)),
  ...required
    .filter((name) => !id.includes(name))
    .map((name) =>
      error({
        code: 'missing-dimension',
        column: 'id',
        found: `no dimension "${name}"`,
        expected: `the dimensions ${required.join(', ')}`,
        whatToDo: 'Export the figures with it, also when it has one category only.',
      }),
    ),
]

const wrongSize = (column: string, found: string, expected: string): Remark =>
  error({
    code: 'wrong-size',
    column,
    found,
    expected,
    whatToDo: 'Export the file again: its sizes and what they count no longer fit.',
  })

const sizeRemarks = (
  { size }: JsonStatDocument,
  dimensions: readonly MatchedDimension[],
): readonly Remark[] =>
  size.length === dimensions.length
    ? dimensions.flatMap(({ id, categories }, place) =>
        size[place] === categories.length
          ? []
          : [
              wrongSize(
                `size.${place}`,
                `size ${size[place]}`,
                `${categories.length}, the categories of "${id}"`,
              ),
            ],
      )
    : [wrongSize('size', `${size.length} sizes`, `${dimensions.length}, one per dimension of id`)]

/** Whether the places of values exist: all of a list, none of an object outside it. */
const placeRemarks = (document: JsonStatDocument, cells: number): readonly Remark[] =>
  (['value', 'status'] as const).flatMap((column) => {
    const member = document[column]
    if (member === undefined || typeof member === 'string') return []
    if (Array.isArray(member))
      return member.length === cells
        ? []
        : [wrongSize(column, `${member.length} values`, `${cells}, the product of the sizes`)]
    return Object.keys(member)
      .filter((key) => !/^(?:0|[1-9][0-9]*)$/.test(key) || Number(key) >= cells)
      .slice(0, 100)
      .map((key) =>
        wrongSize(
          `${column}.${key.slice(0, 60)}`,
          `position "${key.slice(0, 60)}"`,
          `a whole number from 0 to ${cells - 1}, one less than the product of the sizes`,
        ),
      )
  })

/** The dimensions of a document in their order, or everything in which it does not fit itself. */
export const matchDimensions = (
  document: JsonStatDocument,
  required: readonly string[],
  optional: readonly string[],
): readonly MatchedDimension[] | readonly Remark[] => {
  const remarks = [...idRemarks(document, required, [...required, ...optional])]
  const dimensions: MatchedDimension[] = []
  for (const id of document.id) {
    const read = readCategories(id, document.dimension[id]?.category)
    remarks.push(...read.remarks)
    dimensions.push({ id, categories: read.categories })
  }
  if (remarks.length > 0) return remarks
  const sizes = sizeRemarks(document, dimensions)
  if (sizes.length > 0) return sizes
  const cells = document.size.reduce((product, size) => product * size, 1)
  if (!Number.isSafeInteger(cells))
    return [wrongSize('size', 'more cells than can be counted', 'a smaller cube')]
  const places = placeRemarks(document, cells)
  return places.length > 0 ? places : dimensions
}
