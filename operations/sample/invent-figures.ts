import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import { roundFigure } from '@peil/domain/indicator/round-figure.ts'
import type { AreaSet, Indicator, Programme } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Observation } from '@peil/observations/dataset.ts'
import { carryFigures } from './carry-figures.ts'
import type { FiguresPlan } from './figures-plan.ts'
import { inventAsked } from './invent-asked.ts'
import { inventCounted, type SamplePeriod } from './invent-counted.ts'
import { randomFrom, type Random } from './random.ts'
import { samplePlaces, type SamplePlace } from './sample-places.ts'

/** Everything that the figures of a sample are invented from. */
interface Inventing {
  readonly programme: Programme
  readonly plan: FiguresPlan
  readonly places: readonly SamplePlace[]
}

const lastDays: Partial<Record<Indicator['periodicity'], (year: number) => string>> = {
  year: (year) => `${year}-12-31`,
  'school-year': (year) => `${year}-08-31`,
  'reference-day': (year) => `${year}-01-01`,
}

const periodsOf = (
  { collection, periodicity }: Indicator,
  { years: { first, last }, surveys }: FiguresPlan,
): readonly SamplePeriod[] => {
  const lastDay = lastDays[periodicity]
  if (lastDay === undefined) throw new Error(`the sample invents no figures per ${periodicity}`)
  const end = periodicity === 'reference-day' ? last + 1 : last
  const all = Array.from({ length: end - first + 1 }, (_, index) => first + index)
  return (collection === 'survey' ? surveys.years : all).map((year) => ({
    year,
    lastDay: lastDay(year) as CalendarDate,
    isLast: year === end,
  }))
}

const inventOne = (
  { plan, places }: Inventing,
  indicator: Indicator,
  profile: FiguresPlan['indicators'][number],
  random: Random,
): readonly Observation[] => {
  const periods = periodsOf(indicator, plan)
  if (!('as' in profile)) {
    const { moreInhabitantsThan } = plan.surveys
    return indicator.collection === 'survey'
      ? inventAsked(indicator, profile, places, periods, moreInhabitantsThan, random)
      : inventCounted(indicator, profile, places, periods, random)
  }
  const { id, as } = profile
  return places.flatMap((place) =>
    periods.map(({ year, lastDay: period }) => {
      const key = { indicator: id, area: place.nis, period, source: 'invented' }
      const denominator = place.inhabitants(year)
      if (as === 'inhabitants') return { ...key, value: denominator }
      const numerator = place.residents(year)
      return { ...key, value: roundFigure(numerator / denominator), numerator, denominator }
    }),
  )
}

/** Figures of one indicator with the municipalities that there were at the end of each period. */
const withTheirAreas = (
  { programme }: Inventing,
  indicator: Indicator,
  set: AreaSet,
  figures: readonly Observation[],
): readonly Observation[] =>
  [...Map.groupBy(figures, ({ period }) => period)].flatMap(([period, some]) => {
    const then = areaSetOn(programme, period)
    return then === null || then.id === set.id ? some : carryFigures(indicator, some, then)
  })

/**
 * Invents figures for the municipalities of a set: sizes follow their inhabitants, regions and
 * places differ, values move over the years, and small numbers vary most. What ends before the set
 * is recast to its municipalities. The same seed gives the same figures.
 */
export const inventFigures = (
  programme: Programme,
  plan: FiguresPlan,
  set: AreaSet,
  residents: ReadonlyMap<string, number>,
  seed: number,
): readonly Observation[] => {
  const random = randomFrom(seed)
  const inventing: Inventing = { programme, plan, places: samplePlaces(set, residents, random) }
  return plan.indicators.flatMap((profile) => {
    const indicator = programme.indicators.find(({ id }) => id === profile.id)
    if (indicator === undefined) throw new Error(`no indicator ${profile.id}`)
    // Each has chance of its own, so that another line in the plan changes no other figure.
    const own = randomFrom(random.integer(0, 2 ** 31 - 1))
    return withTheirAreas(inventing, indicator, set, inventOne(inventing, indicator, profile, own))
  })
}
