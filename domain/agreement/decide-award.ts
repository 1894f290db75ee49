import { callStream, type CallState } from '../call/call-state.ts'
import type { AwardRow } from '../call/entries.ts'
import { awardByPriorityRounds } from '../funding/award-by-priority-rounds.ts'
import { methodVersion } from '../measurement/method-version.ts'
import type { Call } from '../programme/programme.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { zeroCents, type Cents } from '../values/cents.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import { agreementStream, type Agreement } from './agreement.ts'
import type { TermsRow } from './entries.ts'

export interface AwardOutcome {
  readonly entries: readonly NewEntry[]
  readonly spentCents: Cents
  readonly rows: readonly AwardRow[]
}

/**
 * Divides a budget over the applications of a call and makes the offers. An applicant whose rows
 * all got nothing gets no offer; the award's rows say why. The cooperation incentive of clusters
 * comes on top of the budget. A second award of the same call is refused.
 */
export const decideAward = (
  {
    call,
    callState,
    agreements,
    kpiOrder,
  }: {
    readonly call: Call
    readonly callState: CallState
    /** The agreements of this call. */
    readonly agreements: readonly Agreement[]
    readonly kpiOrder: readonly string[]
  },
  budgetCents: Cents,
): Decision<AwardOutcome> => {
  if (callState.award !== null) {
    return refuse({
      code: 'award-already-decided',
      found: `call ${call.id} was awarded at ${callState.award.decidedAt}`,
      expected: 'one award per call',
      whatToDo: 'amend single agreements instead; a new award needs a new call',
    })
  }
  if (agreements.length === 0) {
    return refuse({
      code: 'no-applications',
      found: `no applications for call ${call.id}`,
      expected: 'at least one application',
      whatToDo: 'import the applications first',
    })
  }
  const { rows, spentCents } = divideBudget(call, agreements, kpiOrder, budgetCents)
  const prices = pricesOf(call)
  const byApplicant = Map.groupBy(rows, ({ applicant }) => applicant)
  const offers = agreements.flatMap((agreement) =>
    offerOf(call, agreement, byApplicant.get(agreement.applicant) ?? [], prices),
  )
  return accept({
    rows,
    spentCents,
    entries: [
      {
        stream: callStream(call.id),
        parties: [],
        type: 'award-decided',
        data: { policy: call.award.policy, budgetCents, spentCents, rows },
      },
      ...offers,
    ],
  })
}

/** What a budget gives to every row of these applications, and why; decides nothing. */
export const divideBudget = (
  call: Call,
  agreements: readonly Agreement[],
  kpiOrder: readonly string[],
  budgetCents: Cents,
): { readonly rows: readonly AwardRow[]; readonly spentCents: Cents } => {
  const prices = pricesOf(call)
  const requests = agreements.flatMap(({ applicant, applicationRows }) =>
    applicationRows.map(({ kpi, plannedReach, priority }) => ({
      applicant,
      kpi,
      requested: plannedReach,
      priority,
      unitPriceCents: priceOf(prices, kpi),
    })),
  )
  return awardByPriorityRounds(requests, budgetCents, kpiOrder)
}

const pricesOf = (call: Call): ReadonlyMap<string, Cents> =>
  new Map(call.rows.map((row) => [row.kpi, row.unitPriceEuro]))

const priceOf = (prices: ReadonlyMap<string, Cents>, kpi: string): Cents => {
  const price = prices.get(kpi)
  if (price === undefined) throw new Error(`KPI ${kpi} was applied for but has no price`)
  return price
}

const offerOf = (
  call: Call,
  { applicant, members, applicationRows }: Agreement,
  awards: readonly AwardRow[],
  prices: ReadonlyMap<string, Cents>,
): readonly NewEntry[] => {
  const own = new Map(awards.map((row) => [row.kpi, row]))
  const rows = applicationRows.flatMap((row): readonly TermsRow[] => {
    const award = own.get(row.kpi)
    if (award === undefined || award.awarded === 0) return []
    return [
      {
        kpi: row.kpi,
        currentReach: row.currentReach,
        awardedReach: award.awarded,
        unitPriceCents: priceOf(prices, row.kpi),
        contributionCents: award.contributionCents,
        ownCashCents: row.ownCashCents,
        ownInKindCents: row.ownInKindCents,
      },
    ]
  })
  if (rows.length === 0) return []
  return [
    {
      stream: agreementStream(call.id, applicant),
      parties: members,
      type: 'offer-made',
      data: {
        rows,
        incentiveCents: members.length > 1 ? call.cluster.incentiveEuro : zeroCents,
        methodVersion,
      },
    },
  ]
}
