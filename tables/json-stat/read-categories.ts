import type { Remark } from '../table.ts'
import type { JsonStatDocument } from './json-stat-document.ts'

type Category = JsonStatDocument['dimension'][string]['category']

interface ReadCategories {
  /** Their ids, in the order of their positions. */
  readonly categories: readonly string[]
  readonly remarks: readonly Remark[]
}

const nothingBut = (remark: Omit<Remark, 'severity'>): ReadCategories => ({
  categories: [],
  remarks: [{ severity: 'error', ...remark }],
})

const whatToDo = 'Give every category of the dimension its own position, from 0 on.'

const positionsOf = (id: string, index: Readonly<Record<string, number>>): ReadCategories => {
  const sorted = Object.entries(index).sort(([, a], [, b]) => a - b)
  const wrong = sorted.find(([, position], place) => position !== place)
  if (wrong === undefined) return { categories: sorted.map(([name]) => name), remarks: [] }
  return nothingBut({
    code: 'wrong-category-index',
    column: `dimension.${id}.category.index`,
    found: `the category "${wrong[0].slice(0, 60)}" at position ${wrong[1]}`,
    expected: `the positions 0 to ${sorted.length - 1}, each once`,
    whatToDo,
  })
}

const listed = (id: string, index: readonly string[]): ReadCategories => {
  const seen = new Set<string>()
  for (const name of index) {
    if (seen.has(name))
      return nothingBut({
        code: 'duplicate-category',
        column: `dimension.${id}.category.index`,
        found: `the category "${name.slice(0, 60)}" a second time`,
        expected: 'each category once',
        whatToDo,
      })
    seen.add(name)
  }
  return { categories: index, remarks: [] }
}

/** What a dimension counts, in order; a dimension with one category may leave its position out. */
export const readCategories = (id: string, category: Category | undefined): ReadCategories => {
  if (category?.index !== undefined)
    return Array.isArray(category.index)
      ? listed(id, category.index)
      : positionsOf(id, category.index)
  const labelled = Object.keys(category?.label ?? {})
  if (labelled.length === 1) return { categories: labelled, remarks: [] }
  return nothingBut({
    code: 'missing-category-index',
    column: category === undefined ? `dimension.${id}` : `dimension.${id}.category`,
    found: category === undefined ? `no dimension "${id.slice(0, 60)}"` : 'no index',
    expected: 'the position of every category',
    whatToDo,
  })
}
