import type { AttackerSystem, CountRow, SystemRow } from './attacker-system.ts'

/** Unknown cells that are linked by rows, with those rows; columns are positions in `cells`. */
export interface SystemPart {
  readonly cells: readonly number[]
  readonly rows: readonly SystemRow[]
  readonly counts: readonly CountRow[]
}

/** The system in parts that tell nothing about each other: smaller problems, the same bounds. */
export const systemParts = (
  system: Pick<AttackerSystem, 'unknown' | 'rows' | 'counts'>,
): readonly SystemPart[] => {
  const root = Int32Array.from(system.unknown, (_, index) => index)
  const rootOf = (cell: number): number => {
    let at = cell
    while (root[at] !== at) {
      root[at] = root[root[at] ?? NaN] ?? NaN
      at = root[at] ?? NaN
    }
    return at
  }
  for (const { columns } of [...system.rows, ...system.counts]) {
    const [first = NaN, ...others] = columns
    for (const other of others) root[rootOf(other)] = rootOf(first)
  }
  const groups = new Map<number, { cells: number[]; rows: SystemRow[]; counts: CountRow[] }>()
  const position = new Int32Array(system.unknown.length)
  system.unknown.forEach((_, cell) => {
    const group = groups.get(rootOf(cell)) ?? { cells: [], rows: [], counts: [] }
    groups.set(rootOf(cell), group)
    position[cell] = group.cells.length
    group.cells.push(cell)
  })
  const local = <Row extends { readonly columns: readonly number[] }>(row: Row): Row => ({
    ...row,
    columns: row.columns.map((column) => position[column] ?? NaN),
  })
  const groupOf = (columns: readonly number[]) => groups.get(rootOf(columns[0] ?? NaN))
  for (const row of system.rows) groupOf(row.columns)?.rows.push(local(row))
  for (const row of system.counts) groupOf(row.columns)?.counts.push(local(row))
  return [...groups.values()]
}
