import type { AreaSet } from '@peil/domain/programme/programme.ts'
import { normalFrom, type Random } from './random.ts'

/** A municipality as the inventing of figures sees it. */
export interface SamplePlace {
  readonly nis: string
  readonly region: string
  readonly inhabitants: (year: number) => number
  /** Those of non-EU origin. */
  readonly residents: (year: number) => number
  /** How far its share of residents lies from the others, in standard deviations of log odds. */
  readonly diversity: number
  /** The natural logarithm of its size, compared with 20,000 inhabitants. */
  readonly size: number
}

const logOdds = (share: number): number => Math.log(share / (1 - share))

/** The years whose numbers of inhabitants and residents are known; the others follow from them. */
const populationYear = 2020
const residentsYear = 2021

/** All municipalities of a set, each growing at a pace of its own. */
export const samplePlaces = (
  { municipalities }: AreaSet,
  residents: ReadonlyMap<string, number>,
  random: Random,
): readonly SamplePlace[] => {
  const known = municipalities.map(({ nis, region, population }) => {
    const people = population ?? 10_000
    const origin = residents.get(nis) ?? 0
    const share = Math.min(Math.max(origin / people, 0.002), 0.95)
    return { nis, region, people, origin, odds: logOdds(share) }
  })
  const mean = known.reduce((sum, { odds }) => sum + odds, 0) / known.length
  const variance = known.reduce((sum, { odds }) => sum + (odds - mean) ** 2, 0) / known.length
  const spread = Math.sqrt(variance) || 1
  return known.map(({ nis, region, people, origin, odds }) => {
    const pace = 0.005 + 0.003 * normalFrom(random)
    const inhabitants = (year: number): number =>
      Math.round(people * (1 + pace) ** (year - populationYear))
    return {
      nis,
      region,
      inhabitants,
      // As the residents that decide who may apply alone: they grow by 3 percent in two years.
      residents: (year) =>
        Math.min(
          Math.floor(origin * (1 + 0.015 * (year - residentsYear))),
          Math.floor(inhabitants(year) * 0.9),
        ),
      diversity: (odds - mean) / spread,
      size: Math.log(people / 20_000),
    }
  })
}
