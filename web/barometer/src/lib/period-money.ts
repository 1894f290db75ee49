import type { Release } from '@peil/domain/release/release.ts'
import { addCents, zeroCents, type Cents } from '@peil/domain/values/cents.ts'

/** Money of the signed agreements of one period, or of all of them under `all`. */
export interface PeriodMoney {
  readonly awardedCents: Cents
  readonly ownDueCents: Cents
  /** Own contribution shown: cash and accepted in-kind. */
  readonly ownShownCents: Cents
  readonly shortfallCents: Cents
  /** Over agreements of which it is known; null while it is known of none. */
  readonly atRiskCents: Cents | null
  readonly incentiveCents: Cents
}

const none: PeriodMoney = {
  awardedCents: zeroCents,
  ownDueCents: zeroCents,
  ownShownCents: zeroCents,
  shortfallCents: zeroCents,
  atRiskCents: null,
  incentiveCents: zeroCents,
}

const addKnown = (a: Cents | null, b: Cents | null): Cents | null =>
  a === null ? b : b === null ? a : addCents(a, b)

const add = (a: PeriodMoney, b: PeriodMoney): PeriodMoney => ({
  awardedCents: addCents(a.awardedCents, b.awardedCents),
  ownDueCents: addCents(a.ownDueCents, b.ownDueCents),
  ownShownCents: addCents(a.ownShownCents, b.ownShownCents),
  shortfallCents: addCents(a.shortfallCents, b.shortfallCents),
  atRiskCents: addKnown(a.atRiskCents, b.atRiskCents),
  incentiveCents: addCents(a.incentiveCents, b.incentiveCents),
})

/** Sums of the funding statements of signed agreements, per period and for `all`. */
export const periodMoney = (
  release: Pick<Release, 'agreements'>,
): ReadonlyMap<string, PeriodMoney> => {
  const sums = new Map<string, PeriodMoney>([['all', none]])
  for (const { funding, period, state } of release.agreements) {
    if (funding === null || state !== 'signed') continue
    const money: PeriodMoney = {
      ...funding,
      ownShownCents: addCents(funding.ownCashCents, funding.ownInKindCents),
    }
    for (const key of [period, 'all']) sums.set(key, add(sums.get(key) ?? none, money))
  }
  return sums
}
