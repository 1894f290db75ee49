import type { Period } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'

/**
 * The period to speak about first: the latest that had begun on the release's date and in which
 * anything is agreed; else the latest that had begun; else the first.
 */
export const currentPeriod = (
  release: Pick<Release, 'on' | 'totals'> & {
    readonly programme: { readonly periods: readonly Period[] }
  },
): Period => {
  const { periods } = release.programme
  const begun = periods.filter((period) => period.firstDay <= release.on)
  const agreed = new Set(
    release.totals.filter((totals) => totals.agreements > 0).map((totals) => totals.period),
  )
  const chosen = begun.findLast((period) => agreed.has(period.id)) ?? begun.at(-1) ?? periods[0]
  if (chosen === undefined) throw new Error('a programme has at least one period')
  return chosen
}
