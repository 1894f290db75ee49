import type { Place } from '#lib/place.ts'

/**
 * How many municipalities of today have a signed agreement, in the period spoken about, that awards
 * the action; those that merged count as the one they became.
 */
export const participantsOf = ({ index, release }: Place, action: string): number => {
  const inForce = new Set(
    (index.participations.get(action) ?? []).flatMap(({ agreement, kpis }) =>
      agreement.period === index.period.id &&
      agreement.state === 'signed' &&
      kpis.some(({ awardedReach }) => (awardedReach ?? 0) > 0)
        ? [agreement.key]
        : [],
    ),
  )
  return release.municipalities.filter(({ agreements }) =>
    agreements.some((key) => inForce.has(key)),
  ).length
}
