import { roundFigure } from '@peil/domain/indicator/round-figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Observation } from '@peil/observations/dataset.ts'
import { figureLevels } from './figure-levels.ts'
import type { FigureProfile } from './figures-plan.ts'
import { normalFrom, type Random } from './random.ts'
import type { SamplePlace } from './sample-places.ts'

/** A period of an indicator, and the year for which its figure is invented. */
export interface SamplePeriod {
  readonly year: number
  readonly lastDay: CalendarDate
  readonly isLast: boolean
}

type Figure = Omit<Observation, 'indicator' | 'area' | 'period' | 'source'>

const notApplicable: Figure = { value: null, status: 'not-applicable' }
const notReported: Figure = { value: null, status: 'not-reported' }

/** Counted parts of a whole vary by chance, the more so the fewer there are. */
const countedPart = (share: number, whole: number, most: number, random: Random): number => {
  const expected = share * whole
  const variance = Math.max(expected * (1 - Math.min(share, 1)), 0)
  const counted = Math.round(expected + Math.sqrt(variance) * normalFrom(random))
  return Math.min(Math.max(counted, 0), most)
}

interface Counting {
  readonly indicator: Indicator
  readonly profile: FigureProfile
  readonly place: SamplePlace
  readonly year: number
}

const wholeOf = ({ profile: { of, ofResidents }, place, year }: Counting): number =>
  Math.round(
    ofResidents === undefined ? place.inhabitants(year) * of : place.residents(year) * ofResidents,
  )

/** What counting gives in one place and year, when `value` lies beneath it. */
const countedFigure = (counting: Counting, value: number, random: Random): Figure => {
  const { indicator, profile, place, year } = counting
  const { kind, per = 1 } = indicator
  const denominator = wholeOf(counting)
  if (kind === 'count') return { value: countedPart(value, denominator, Infinity, random) }
  // Nobody of whom it could be true.
  if (denominator === 0) return notApplicable
  const certain = profile.onTopOfResidents ? place.residents(year) : 0
  const most = kind === 'proportion' ? denominator - certain : Infinity
  const numerator =
    kind === 'mean'
      ? Math.round(value * denominator)
      : certain + countedPart(value, denominator - certain, most, random)
  const times = kind === 'rate' ? per : 1
  return { value: roundFigure((numerator / denominator) * times), numerator, denominator }
}

/** Invents what registers count, of every place and period. */
export const inventCounted = (
  indicator: Indicator,
  profile: FigureProfile,
  places: readonly SamplePlace[],
  periods: readonly SamplePeriod[],
  random: Random,
): readonly Observation[] => {
  const levelOf = figureLevels(indicator, profile, places, random)
  const { without, missing, provisional } = profile
  return places.flatMap((place) => {
    const never = random.share() < without
    return periods.map(({ year, lastDay, isLast }) => {
      const key = { indicator: indicator.id, area: place.nis, period: lastDay, source: 'invented' }
      // Drawn whether needed or not, so that a gap moves no other figure.
      const silent = random.share() < missing
      const value = levelOf(place, year)
      const figure = countedFigure({ indicator, profile, place, year }, value, random)
      if (never) return { ...key, ...notApplicable }
      if (silent) return { ...key, ...notReported }
      const open = provisional && isLast && figure.value !== null
      return { ...key, ...figure, ...(open ? { status: 'provisional' as const } : {}) }
    })
  })
}
