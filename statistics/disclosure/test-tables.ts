import { seeded } from '../numerics/random.ts'
import type { Outcome, Refusal } from '../outcome.ts'
import type { Relation, TableCell } from './additive-table.ts'
import type { AttackedCell } from './attack.ts'
import type { Release } from './published-knowledge.ts'
import {
  combinations,
  crossCell,
  crossRelations,
  labelsOf,
  leavesOf,
  type TableSide,
} from './cross-table.ts'

/** For tests: the value of an outcome that must not be a refusal. */
export const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

/** For tests: the refusals of an outcome that must be one. */
export const refusalsOf = (outcome: Outcome<unknown>): readonly Refusal[] => {
  if (outcome.ok) throw new Error('not refused')
  return outcome.refusals
}

export const codesOf = (outcome: Outcome<unknown>): readonly string[] =>
  refusalsOf(outcome).map((refusal) => refusal.code)

export interface TestTable {
  readonly cells: readonly TableCell[]
  readonly relations: readonly Relation[]
}

export const flatSide = (name: string, labels: readonly string[]): TableSide => ({
  name,
  parents: new Map(labels.map((label) => [label, 'Total'])),
})

/** A side of `groups` groups of `size` labels each. */
export const groupedSide = (name: string, groups: number, size: number): TableSide => ({
  name,
  parents: new Map(
    Array.from({ length: groups }, (_, group) => [
      [`${name}${group}`, 'Total'] as const,
      ...Array.from(
        { length: size },
        (_, at) => [`${name}${group}${at}`, `${name}${group}`] as const,
      ),
    ]).flat(),
  ),
})

/** The table of inner values, all totals being added up. */
export const tableOf = (
  sides: readonly TableSide[],
  inner: (labels: readonly string[]) => number,
): TestTable => {
  const sums = new Map<string, number>()
  const above = (side: TableSide, label: string): readonly string[] => {
    const parent = side.parents.get(label)
    return parent === undefined ? [label] : [label, ...above(side, parent)]
  }
  for (const labels of combinations(sides.map(leavesOf))) {
    const value = inner(labels)
    const totals = combinations(
      labels.map((label, at) => above(sides[at] ?? { name: '', parents: new Map() }, label)),
    )
    for (const total of totals) {
      sums.set(crossCell(total), (sums.get(crossCell(total)) ?? 0) + value)
    }
  }
  return {
    cells: combinations(sides.map(labelsOf)).map((labels) => ({
      id: crossCell(labels),
      value: sums.get(crossCell(labels)) ?? 0,
    })),
    relations: crossRelations(sides),
  }
}

/** Counts by chance, with some small ones and some zeros. */
export const randomTable = (sides: readonly TableSide[], seed: number): TestTable => {
  const random = seeded(seed)
  return tableOf(sides, () => {
    const kind = random.uniform()
    if (kind < 0.12) return 1 + random.index(4)
    return kind < 0.2 ? 0 : 5 + random.index(kind < 0.6 ? 15 : 80)
  })
}

export const limits = (cells: readonly AttackedCell[]): Record<string, readonly [number, number]> =>
  Object.fromEntries(cells.map((cell) => [cell.cell, [cell.low, cell.high]]))

/** A table published without some cells. */
export const releaseOf = (
  { cells, relations }: TestTable,
  withheld: ReadonlySet<string>,
  name = 'release',
): Release => ({
  name,
  known: Object.fromEntries(
    cells.filter((cell) => !withheld.has(cell.id)).map((cell) => [cell.id, cell.value]),
  ),
  relations,
})

export const withValues = ({ cells }: TestTable, withheld: ReadonlySet<string>) =>
  cells
    .filter((cell) => withheld.has(cell.id))
    .map((cell) => ({ cell: cell.id, value: cell.value, lower: 1, upper: 1 }))

/** The table of Fischetti & Salazar (2001), figure 1. */
export const threeByThree: TestTable = tableOf(
  [flatSide('r', ['1', '2', '3']), flatSide('c', ['A', 'B', 'C'])],
  ([row = '', column = '']) =>
    ({ '1A': 20, '1B': 50, '1C': 10, '2A': 8, '2B': 19, '2C': 22, '3A': 17, '3B': 32, '3C': 12 })[
      row + column
    ] ?? NaN,
)
