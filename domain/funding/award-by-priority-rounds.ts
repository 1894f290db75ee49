import type { AwardRow } from '../call/entries.ts'
import { cents, type Cents } from '../values/cents.ts'
import type { AwardBasis } from './award-basis.ts'
import { orderRequests, type AwardRequest, type RoundRow } from './award-request.ts'
import { costOf, fundInFull, fundInPart, type RoundAward } from './award-round.ts'

export interface Award {
  /** One per request, by applicant, then KPI in programme order. */
  readonly rows: readonly AwardRow[]
  /** Never more than the budget. */
  readonly spentCents: Cents
}

/**
 * Divides a budget over the rows of all applications, policy `priority-rounds`: round r funds all
 * rows of priority r in full while money lasts. In the round where it runs out every row gets the
 * same share (money left ÷ cost of the round) of its planned reach, rounded down to whole units;
 * then one pass gives one more unit to each row, largest remainder first, ties by applicant code
 * and programme order, if what is left pays for it. Later rounds get nothing.
 *
 * The order of the requests does not matter. `kpiOrder` holds the ids of the programme's KPIs in
 * programme order. A larger budget never funds fewer rounds in full, but may give a single row
 * less: in the last round its share of the pass may go to another row.
 *
 * Throws on requests that no checked application holds (see `orderRequests`) and on a negative
 * budget.
 */
export const awardByPriorityRounds = (
  requests: readonly AwardRequest[],
  budgetCents: Cents,
  kpiOrder: readonly string[],
): Award => {
  if (budgetCents < 0) throw new RangeError(`the budget is negative: ${budgetCents}`)
  const ordered = orderRequests(requests, kpiOrder)
  const rowOf = new Map<AwardRequest, AwardRow>()
  let leftCents = BigInt(budgetCents)
  let lastRound: number | null = null

  for (const [round, rows] of roundsOf(ordered)) {
    if (lastRound !== null) {
      const basis = { kind: 'nothing-left', round, lastRound } as const
      for (const { request } of rows) rowOf.set(request, awardRow(request, 0, basis))
      continue
    }
    const before = leftCents
    const lasts = costOf(rows) <= before
    const { awards, costCents, spentCents } = lasts ? fundInFull(rows) : fundInPart(rows, before)
    const money = { round, costCents: exact(costCents), leftCents: exact(before) }
    const basisOf = (award: RoundAward): AwardBasis =>
      lasts
        ? { kind: 'round-in-full', ...money }
        : { kind: 'round-in-part', ...money, ...partOf(award) }
    for (const award of awards) {
      const { request } = award.row
      rowOf.set(request, awardRow(request, Number(award.units), basisOf(award)))
    }
    leftCents -= spentCents
    if (!lasts) lastRound = round
  }
  return {
    rows: ordered.map(
      (request) => rowOf.get(request) ?? awardRow(request, 0, { kind: 'nothing-requested' }),
    ),
    spentCents: exact(BigInt(budgetCents) - leftCents),
  }
}

const exact = (amount: bigint): Cents => cents(Number(amount))

const partOf = ({ row, units, byRemainder }: RoundAward) => ({
  planned: Number(row.units),
  byShare: Number(units - byRemainder),
  byRemainder: byRemainder === 0n ? (0 as const) : (1 as const),
})

/** The rows that request something, per priority, the most urgent first. */
const roundsOf = (
  requests: readonly AwardRequest[],
): readonly (readonly [number, readonly RoundRow[]])[] => {
  const rounds = new Map<number, RoundRow[]>()
  for (const request of requests) {
    if (request.requested === 0 || request.priority === null) continue
    const round = rounds.get(request.priority) ?? []
    rounds.set(request.priority, round)
    const units = BigInt(request.requested)
    round.push({ request, units, price: BigInt(request.unitPriceCents) })
  }
  return [...rounds].sort(([a], [b]) => a - b)
}

const awardRow = (
  { applicant, kpi, requested, unitPriceCents }: AwardRequest,
  awarded: number,
  basis: AwardBasis,
): AwardRow => ({
  applicant,
  kpi,
  requested,
  awarded,
  contributionCents: cents(unitPriceCents * awarded),
  reasonCode:
    requested === 0
      ? 'nothing-requested'
      : awarded === requested
        ? 'funded-in-full'
        : awarded > 0
          ? 'funded-in-part'
          : 'nothing-left',
  basis,
})
