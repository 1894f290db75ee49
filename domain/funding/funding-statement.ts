import { targetOf } from '../agreement/agreement.ts'
import type { TermsRow } from '../agreement/entries.ts'
import type { FundingStatement } from '../release/release.ts'
import { ownShareOf } from './own-share.ts'
import { addCents, cents, subtractCents, zeroCents, type Cents } from '../values/cents.ts'

export interface FundingFacts {
  readonly rows: readonly TermsRow[]
  readonly incentiveCents: Cents
  readonly advancePercent: number
  readonly flemishPercent: number
  /** Final reach per KPI; absent when not reported. */
  readonly finalReach: ReadonlyMap<string, number>
  /** True after the final due day. */
  readonly finalDue: boolean
}

/**
 * Who pays what under one version of an agreement.
 *
 * - advance = awarded × advance %, cut to whole cents; balance = the rest;
 * - own contribution due = awarded × (100 − Flemish %) ÷ Flemish %, cut to whole cents (half and
 *   half: as much as awarded); shown = cash + accepted in-kind; the shortfall is shown, not refused;
 * - at risk = Σ price × clamp(target − reach, 0, awarded), never more than the row's contribution;
 *   a row without final report after its due day puts its whole contribution at risk. Null while no
 *   final report is in and none is overdue: not yet known is not zero.
 */
export const fundingStatement = (facts: FundingFacts): FundingStatement => {
  const { rows, incentiveCents } = facts
  const awardedCents = addCents(...rows.map((row) => row.contributionCents))
  const advanceCents = cents(Math.floor((awardedCents * facts.advancePercent) / 100))
  const ownDueCents = ownShareOf(awardedCents, facts.flemishPercent)
  const ownCashCents = addCents(...rows.map((row) => row.ownCashCents ?? zeroCents))
  const ownInKindCents = addCents(...rows.map((row) => row.ownInKindCents ?? zeroCents))
  const shown = ownCashCents + ownInKindCents
  return {
    awardedCents,
    advanceCents,
    balanceCents: subtractCents(awardedCents, advanceCents),
    ownDueCents,
    ownCashCents,
    ownInKindCents,
    shortfallCents: cents(Math.max(0, ownDueCents - shown)),
    atRiskCents: atRisk(facts),
    incentiveCents,
  }
}

const atRisk = ({ rows, finalReach, finalDue }: FundingFacts): Cents | null => {
  const awarded = rows.filter((row) => row.awardedReach > 0)
  if (!finalDue && !awarded.some((row) => finalReach.has(row.kpi))) return null
  return addCents(
    ...awarded.map((row) => {
      const reach = finalReach.get(row.kpi)
      if (reach === undefined) return finalDue ? row.contributionCents : zeroCents
      const units = Math.min(Math.max(targetOf(row) - reach, 0), row.awardedReach)
      return cents(Math.min(row.unitPriceCents * units, row.contributionCents))
    }),
  )
}
