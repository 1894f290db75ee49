import type { Release } from '@peil/domain/release/release.ts'
import { addCents, zeroCents, type Cents } from '@peil/domain/values/cents.ts'

/** Money of the signed agreements of one period, or of all of them under `all`. */
export interface PeriodMoney {
  readonly awardedCents: Cents
  readonly ownDueCents: Cents
  /** Own contribution shown: cash and accepted in-kind. */
  readonly ownShownCents: Cents
  readonly shortfallCents: Cents
  readonly atRiskCents: Cents
  readonly incentiveCents: Cents
}

const none: PeriodMoney = {
  awardedCents: zeroCents,
  ownDueCents: zeroCents,
  ownShownCents: zeroCents,
  shortfallCents: zeroCents,
  atRiskCents: zeroCents,
  incentiveCents: zeroCents,
}

const add = (a: PeriodMoney, b: PeriodMoney): PeriodMoney => ({
  awardedCents: addCents(a.awardedCents, b.awardedCents),
  ownDueCents: addCents(a.ownDueCents, b.ownDueCents),
  ownShownCents: addCents(a.ownShownCents, b.ownShownCents),
  shortfallCents: addCents(a.shortfallCents, b.shortfallCents),
  atRiskCents: addCents(a.atRiskCents, b.atRiskCents),
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
      atRiskCents: funding.atRiskCents ?? zeroCents,
    }
    for (const key of [period, 'all']) sums.set(key, add(sums.get(key) ?? none, money))
  }
  return sums
}
