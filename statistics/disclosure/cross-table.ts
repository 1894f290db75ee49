import type { Relation } from './additive-table.ts'

/** One side of a table: its labels as a tree, each with the label that it is a part of. */
export interface TableSide {
  /** What stands there, for messages: `region`. */
  readonly name: string
  /** Every label but the top total, with its parent: Utrecht → NL, NL → Total. */
  readonly parents: ReadonlyMap<string, string>
}

/** A cell by its label on each side: `Utrecht / men`. */
export const crossCell = (labels: readonly string[]): string => labels.join(' / ')

/** All labels of a side with the parts of each; labels without parts have none. */
const treeOf = ({ parents }: TableSide): ReadonlyMap<string, readonly string[]> => {
  const tree = new Map<string, string[]>()
  for (const [label, parent] of parents) {
    if (!tree.has(label)) tree.set(label, [])
    tree.set(parent, [...(tree.get(parent) ?? []), label])
  }
  return tree
}

/** The label on top, that is part of nothing. */
export const topOf = (side: TableSide): string | undefined =>
  [...side.parents.values()].find((label) => !side.parents.has(label))

/** Every label of a side, the total first, then as they were given. */
export const labelsOf = (side: TableSide): readonly string[] => {
  const top = topOf(side)
  return [...(top === undefined ? [] : [top]), ...side.parents.keys()]
}

/** The labels of a side that have no parts. */
export const leavesOf = (side: TableSide): readonly string[] => {
  const parents = new Set(side.parents.values())
  return [...side.parents.keys()].filter((label) => !parents.has(label))
}

/** Every combination of one label per list, the last changing fastest. */
export const combinations = (
  lists: readonly (readonly string[])[],
): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (all, list) => all.flatMap((one) => list.map((label) => [...one, label])),
    [[]],
  )

/** The sides with the most totals first; their places in the table. */
const mostTotalsFirst = (sides: readonly TableSide[]): readonly number[] => {
  const totals = sides.map((side) => new Set(side.parents.values()).size)
  return [...sides.keys()].sort((a, b) => (totals[b] ?? NaN) - (totals[a] ?? NaN) || a - b)
}

/**
 * The relations of a table with margins and hierarchies on any number of sides. Along each side
 * every total is the sum of its parts, for the undivided labels of the sides with more totals and
 * for all labels of the others. The relations that are left out follow from these; without them a
 * two-way table with one hierarchy is a network, which is far faster to protect.
 */
export const crossRelations = (sides: readonly TableSide[]): readonly Relation[] => {
  const order = mostTotalsFirst(sides)
  return sides.flatMap((side, at) => {
    const others = sides.map((other, index) => {
      if (index === at) return ['']
      return order.indexOf(index) < order.indexOf(at) ? leavesOf(other) : labelsOf(other)
    })
    const cellAt = (labels: readonly string[], label: string): string =>
      crossCell(labels.map((other, index) => (index === at ? label : other)))
    return combinations(others).flatMap((labels) =>
      [...treeOf(side)].flatMap(([total, parts]) =>
        parts.length === 0
          ? []
          : [
              {
                name: `${side.name} ${total}, ${cellAt(labels, '*')}`,
                total: cellAt(labels, total),
                parts: parts.map((part) => cellAt(labels, part)),
              },
            ],
      ),
    )
  })
}
