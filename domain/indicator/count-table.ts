import type { Relation } from '@peil/statistics/disclosure/additive-table.ts'
import type { TodayAreas } from './today-areas.ts'

/** Names of the cells that stand for larger areas; a municipality has its code. */
export const cellOf = {
  region: (id: string): string => `region ${id}`,
  province: (name: string): string => `province ${name}`,
  flanders: 'flanders',
} as const

/** A larger area with the cells that it is the sum of. */
export interface Total {
  readonly cell: string
  readonly municipalities: readonly string[]
}

/** The larger areas in which one of these municipalities lies, with those municipalities. */
export const totalsOf = (
  { regions, provinces }: Pick<TodayAreas, 'regions' | 'provinces'>,
  counted: ReadonlySet<string>,
): readonly Total[] => {
  const each = (
    groups: ReadonlyMap<string, readonly string[]>,
    name: (group: string) => string,
  ): readonly Total[] =>
    [...groups].flatMap(([group, codes]) => {
      const municipalities = codes.filter((nis) => counted.has(nis))
      return municipalities.length === 0 ? [] : [{ cell: name(group), municipalities }]
    })
  return [
    ...each(regions, cellOf.region),
    ...each(provinces, cellOf.province),
    { cell: cellOf.flanders, municipalities: [...counted] },
  ]
}

/** Which totals are sums of which cells: Flanders of regions, and of provinces, never of all. */
export const relationsOf = (totals: readonly Total[]): readonly Relation[] => {
  const parts = totals.filter(({ cell }) => cell !== cellOf.flanders)
  const named = (start: string): readonly string[] =>
    parts.map(({ cell }) => cell).filter((cell) => cell.startsWith(start))
  return [
    ...parts.map(({ cell, municipalities }) => ({
      name: cell,
      total: cell,
      parts: municipalities,
    })),
    { name: 'flanders by region', total: cellOf.flanders, parts: named('region ') },
    { name: 'flanders by province', total: cellOf.flanders, parts: named('province ') },
  ]
}
