import type { AwardRow } from '../call/entries.ts'
import { subtractCents, type Cents } from '../values/cents.ts'
import type { Award } from './award-by-priority-rounds.ts'

interface ComparedRow {
  readonly applicant: string
  readonly kpi: string
  readonly requested: number
  readonly awardedFirst: number
  readonly awardedSecond: number
  /** Second minus first, in units of this KPI. Units of different KPIs do not add up. */
  readonly difference: number
  /** Second minus first. */
  readonly differenceCents: Cents
}

export interface ComparedAwards {
  readonly rows: readonly ComparedRow[]
  readonly spentFirstCents: Cents
  readonly spentSecondCents: Cents
  /** Second minus first. */
  readonly differenceCents: Cents
  /** Rows that get more, less and as much in the second award. */
  readonly rowsWithMore: number
  readonly rowsWithLess: number
  readonly rowsUnchanged: number
}

/**
 * Two awards of the same requests side by side, for comparing two budgets; rows in the order of
 * the first. Throws when the requests differ: that compares something else than budgets.
 */
export const compareAwards = (first: Award, second: Award): ComparedAwards => {
  const key = ({ applicant, kpi, requested }: AwardRow): string =>
    `${applicant} ${kpi} ${requested}`
  const others = new Map(second.rows.map((row) => [key(row), row]))
  if (others.size !== first.rows.length) throw new RangeError('the awards have different requests')
  const rows = first.rows.map((row): ComparedRow => {
    const other = others.get(key(row))
    if (other === undefined) throw new RangeError(`only one award has the request ${key(row)}`)
    return {
      applicant: row.applicant,
      kpi: row.kpi,
      requested: row.requested,
      awardedFirst: row.awarded,
      awardedSecond: other.awarded,
      difference: other.awarded - row.awarded,
      differenceCents: subtractCents(other.contributionCents, row.contributionCents),
    }
  })
  return {
    rows,
    spentFirstCents: first.spentCents,
    spentSecondCents: second.spentCents,
    differenceCents: subtractCents(second.spentCents, first.spentCents),
    rowsWithMore: rows.filter(({ difference }) => difference > 0).length,
    rowsWithLess: rows.filter(({ difference }) => difference < 0).length,
    rowsUnchanged: rows.filter(({ difference }) => difference === 0).length,
  }
}
