import { flandersCode } from '@peil/domain/indicator/figure.ts'
import { roundFigure } from '@peil/domain/indicator/round-figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { Observation } from '@peil/observations/dataset.ts'
import { figureLevels } from './figure-levels.ts'
import type { FigureProfile } from './figures-plan.ts'
import type { SamplePeriod } from './invent-counted.ts'
import { normalFrom, type Random } from './random.ts'
import type { SamplePlace } from './sample-places.ts'

/** Of 95 percent, under a normal distribution. */
const halfWidth = 1.96

const askedIn = (inhabitants: number, random: Random): number =>
  Math.round(150 + 250 * Math.min(inhabitants / 100_000, 1)) + random.integer(0, 60)

const within = (value: number, top: number): number => Math.min(Math.max(value, 0), top)

/** What asking `n` people gives where everyone's answer would be `truth`, with its interval. */
const askedFigure = (
  { kind, decimals }: Indicator,
  { top = 1, deviation }: FigureProfile,
  truth: number,
  n: number,
  random: Random,
) => {
  const spread = kind === 'mean' ? (deviation ?? 1) : Math.sqrt(truth * (1 - truth))
  const found = within(truth + (spread / Math.sqrt(n)) * normalFrom(random), top)
  // No finer than it is shown, as surveys publish it, so that places can share the lowest value.
  const value = Number(found.toFixed(kind === 'proportion' ? decimals + 2 : decimals))
  const around = kind === 'mean' ? spread : Math.sqrt(value * (1 - value))
  const margin = (halfWidth * around) / Math.sqrt(n)
  const lower = roundFigure(within(value - margin, top))
  const upper = roundFigure(within(value + margin, top))
  return { value, lower, upper, n }
}

/** Invents what a survey finds in places that are large enough, and in all of Flanders. */
export const inventAsked = (
  indicator: Indicator,
  profile: FigureProfile,
  places: readonly SamplePlace[],
  periods: readonly SamplePeriod[],
  moreInhabitantsThan: number,
  random: Random,
): readonly Observation[] => {
  const levelOf = figureLevels(indicator, profile, places, random)
  return periods.flatMap(({ year, lastDay }) => {
    const key = { indicator: indicator.id, period: lastDay, source: 'invented' }
    const known = places.map((place) => ({
      place,
      people: place.inhabitants(year),
      truth: within(levelOf(place, year), profile.top ?? 1),
    }))
    const people = known.reduce((sum, one) => sum + one.people, 0)
    const everyone = known.reduce((sum, one) => sum + one.truth * one.people, 0) / people
    return [
      { ...key, area: flandersCode, ...askedFigure(indicator, profile, everyone, 12_000, random) },
      ...known.flatMap(({ place, people: size, truth }) => {
        const n = askedIn(size, random)
        const figure = askedFigure(indicator, profile, truth, n, random)
        return size > moreInhabitantsThan ? [{ ...key, area: place.nis, ...figure }] : []
      }),
    ]
  })
}
