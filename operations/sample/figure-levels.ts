import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { FigureProfile } from './figures-plan.ts'
import { normalFrom, type Random } from './random.ts'
import type { SamplePlace } from './sample-places.ts'

/** The value that lies beneath an invented figure: what counting everyone, for ever, would give. */
export type LevelOf = (place: SamplePlace, year: number) => number

const levelYear = 2020

/** From log odds back to a share, or from a logarithm back to a number. */
const backFrom = (kind: Indicator['kind'], x: number): number =>
  kind === 'proportion' ? 1 / (1 + Math.exp(-x)) : Math.exp(x)

/** Draws how regions and places differ in one indicator, and gives the value of each in any year. */
export const figureLevels = (
  indicator: Indicator,
  profile: FigureProfile,
  places: readonly SamplePlace[],
  random: Random,
): LevelOf => {
  const { kind, per = 1, breaks = [] } = indicator
  const { moves, differs } = profile
  const level = kind === 'rate' ? profile.level / per : profile.level
  const middle = kind === 'proportion' ? Math.log(level / (1 - level)) : Math.log(level)
  const names = [...new Set(places.map(({ region }) => region))].sort()
  const regions = new Map(names.map((name) => [name, differs.region * normalFrom(random)]))
  const own = new Map(places.map(({ nis }) => [nis, differs.place * normalFrom(random)]))
  const breakYear = Number(breaks[0]?.from.slice(0, 4) ?? Infinity)
  return (place, year) =>
    backFrom(
      kind,
      middle +
        moves.perYear * (year - levelYear) +
        moves.diversity * place.diversity +
        moves.size * place.size +
        (regions.get(place.region) ?? 0) +
        (own.get(place.nis) ?? 0) +
        (year >= breakYear ? (profile.break ?? 0) : 0) +
        differs.noise * normalFrom(random),
    )
}
