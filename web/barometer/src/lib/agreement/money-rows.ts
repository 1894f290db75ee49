import type { Call } from '@peil/domain/programme/programme.ts'
import type { FundingStatement } from '@peil/domain/release/release.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { m } from '#lib/paraglide/messages.js'

/** The money of both sides; an amount that is not known yet is null. */
export const moneyRows = (
  funding: FundingStatement,
  { payment }: Call,
): readonly { readonly label: string; readonly amount: Cents | null }[] => [
  { label: m.money_awarded(), amount: funding.awardedCents },
  { label: m.money_advance({ n: payment.advancePercent }), amount: funding.advanceCents },
  { label: m.money_balance({ n: payment.balancePercent }), amount: funding.balanceCents },
  { label: m.money_own_due(), amount: funding.ownDueCents },
  { label: m.money_own_cash(), amount: funding.ownCashCents },
  { label: m.money_own_in_kind(), amount: funding.ownInKindCents },
  { label: m.money_shortfall(), amount: funding.shortfallCents },
  { label: m.money_at_risk(), amount: funding.atRiskCents },
  { label: m.money_incentive(), amount: funding.incentiveCents },
]
