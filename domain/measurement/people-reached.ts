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
 *
 * Pairs are all that is reported, so this is the least number of people there can be: somebody
 * counted under three KPIs is in three pairs and would be subtracted three times, once too often.
 * Ten people who are the same under three KPIs would come out as none. Hence never fewer than the
 * largest single reach, which is a lower bound too; `countedTwice` is what was subtracted.
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
  const counted = sum(rows.map((row) => row.reach))
  const largest = Math.max(...rows.map((row) => row.reach))
  const people = Math.max(counted - sum(pairs.values()), largest)
  return { people, countedTwice: counted - people }
}
