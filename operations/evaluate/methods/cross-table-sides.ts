import type { TableSide } from '@peil/statistics/disclosure/cross-table.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { CrossEntries, CrossEntry } from './cross-table-entries.ts'

/** The two sides of a table with their totals and hierarchies, as its entries tell them. */
export const crossSides = (
  { sides, entries }: CrossEntries,
  total: string,
): Outcome<readonly [TableSide, TableSide]> => {
  const rows = sideOf(sides[0], total, entries, (entry) => [entry.row, ...entry.rowParents])
  const columns = sideOf(sides[1], total, entries, (entry) => [
    entry.column,
    ...entry.columnParents,
  ])
  if (!rows.ok) return rows
  if (!columns.ok) return columns
  return given([rows.value, columns.value])
}

/**
 * Every label is part of the next one in its chain, the last of the total. Empty names, the total
 * itself and a label repeated as its own parent say nothing, so that subtotals may stand in the
 * file too.
 */
const sideOf = (
  name: string,
  total: string,
  entries: readonly CrossEntry[],
  chainOf: (entry: CrossEntry) => readonly string[],
): Outcome<TableSide> => {
  const parents = new Map<string, string>()
  const implied = new Set<string>()
  for (const entry of entries) {
    const named = chainOf(entry).filter((label) => label !== '' && label !== total)
    const chain = named.filter((label, at) => named.indexOf(label) === at)
    for (const [at, label] of chain.entries()) {
      const parent = chain[at + 1] ?? total
      const before = parents.get(label)
      // A subtotal's own line need not say again what it is part of.
      const unsaid = parent === total && chain.length === at + 1
      if (before === undefined || implied.has(label)) {
        parents.set(label, parent)
        if (unsaid) implied.add(label)
        else implied.delete(label)
      } else if (before !== parent && !unsaid) {
        return refused(twoParents(name, label, before, parent, entry))
      }
    }
  }
  const turning = [...parents.keys()].find((label) => isCircle(label, parents))
  if (turning !== undefined) return refused(circle(name, turning))
  return given({ name, parents })
}

const isCircle = (label: string, parents: ReadonlyMap<string, string>): boolean => {
  const seen = new Set<string>()
  for (let at: string | undefined = label; at !== undefined; at = parents.get(at)) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

const twoParents = (
  side: string,
  label: string,
  before: string,
  parent: string,
  { file, line }: CrossEntry,
): Refusal => ({
  code: 'label-two-parents',
  found: `${label} is part of ${before} and of ${parent}`,
  expected: 'each label as part of one other',
  whatToDo: `Correct what ${label} is part of, or give one of the two another label.`,
  about: { file, line: String(line), column: side },
})

const circle = (side: string, label: string): Refusal => ({
  code: 'label-own-part',
  found: `${label} is part of itself, by way of others`,
  expected: 'labels as a tree below the total',
  whatToDo: `Correct what ${label} is part of.`,
  about: { column: side },
})
