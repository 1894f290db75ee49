import type { PeopleReached } from '../release/release.ts'

export interface PeopleRow {
  readonly kpi: string
  readonly reach: number
  readonly sharedWith: readonly { readonly kpi: string; readonly people: number }[]
}

/**
 * People over several KPIs that are counted in people. Somebody counted under two KPIs is
 * subtracted once per pair; a pair named from both sides counts once, with the number of the row
 * that comes last. Pairs with a KPI that is not among the rows do not count. Null without rows.
 */
export const peopleReached = (rows: readonly PeopleRow[]): PeopleReached | null => {
  if (rows.length === 0) return null
  const present = new Set(rows.map((row) => row.kpi))
  const pairs = new Map<string, number>()
  for (const row of rows) {
    for (const shared of row.sharedWith) {
      if (present.has(shared.kpi)) {
        pairs.set([row.kpi, shared.kpi].sort().join('|'), shared.people)
      }
    }
  }
  const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0)
  const countedTwice = sum(pairs.values())
  return { people: sum(rows.map((row) => row.reach)) - countedTwice, countedTwice }
}
