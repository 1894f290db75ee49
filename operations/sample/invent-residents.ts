import type { AreaSet, Municipality } from '@peil/domain/programme/programme.ts'
import type { Random } from './random.ts'

/**
 * Invents residents of non-EU origin per municipality: a share of the population that rises with
 * size and varies by chance, scaled so that exactly `aloneEligible` municipalities are above the
 * threshold. Whole numbers; larger places vary less.
 */
export const inventResidents = (
  { municipalities }: AreaSet,
  { threshold, aloneEligible }: { readonly threshold: number; readonly aloneEligible: number },
  random: Random,
): ReadonlyMap<string, number> => {
  const weighed = [...municipalities]
    .sort((a, b) => (a.nis < b.nis ? -1 : 1))
    .map((municipality) => ({ municipality, weight: weightOf(municipality, random) }))
  const ranked = weighed.toSorted((a, b) => b.weight - a.weight)
  const lastIn = ranked[aloneEligible - 1]?.weight ?? 1
  const firstOut = ranked[aloneEligible]?.weight ?? lastIn / 2
  const scale = (threshold * 1.001) / ((lastIn + firstOut) / 2)
  return new Map(
    weighed.map(({ municipality: { nis }, weight }) => {
      const residents = Math.round(weight * scale)
      const isIn = weight >= lastIn
      // Scaling puts the border halfway; rounding may not push anyone across it.
      return [nis, isIn ? Math.max(residents, threshold + 1) : Math.min(residents, threshold)]
    }),
  )
}

const weightOf = ({ population }: Municipality, random: Random): number => {
  const people = population ?? 10_000
  const bySize = Math.min(people / 100_000, 1) ** 0.5
  return people * (0.05 + 0.15 * bySize) * (0.6 + 0.8 * random.share())
}
