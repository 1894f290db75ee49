import type { AreaSet } from '../programme/programme.ts'

/** Per NIS code the codes of the municipalities that border on it. */
export type Neighbours = ReadonlyMap<string, ReadonlySet<string>>

/** Who borders on whom, both ways even when a file names a border on one side only. */
export const neighboursOf = ({ municipalities }: Pick<AreaSet, 'municipalities'>): Neighbours => {
  const both = new Map(municipalities.map(({ nis }) => [nis, new Set<string>()]))
  for (const { nis, neighbours } of municipalities) {
    for (const neighbour of neighbours) {
      both.get(nis)?.add(neighbour)
      both.get(neighbour)?.add(nis)
    }
  }
  return both
}

/** Do these municipalities form one piece, going from neighbour to neighbour? One alone does. */
export const areConnected = (members: readonly string[], neighbours: Neighbours): boolean => {
  const unreached = new Set(members.slice(1))
  const border = members.slice(0, 1)
  for (let nis = border.pop(); nis !== undefined; nis = border.pop()) {
    for (const neighbour of neighbours.get(nis) ?? []) {
      if (unreached.delete(neighbour)) border.push(neighbour)
    }
  }
  return unreached.size === 0
}
