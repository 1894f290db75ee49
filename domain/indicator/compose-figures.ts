import { areaSetOn } from '../area/area-set-on.ts'
import type { Programme } from '../programme/programme.ts'
import type { Release } from '../release/release.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { areaPartsOf } from './area-parts.ts'
import { composeIndicator } from './compose-indicator.ts'
import type { CurrentFigure } from './current-figure.ts'
import { todayAreasOf } from './today-areas.ts'

export interface FigureFacts {
  readonly programme: Pick<Programme, 'indicators' | 'areaSets' | 'similarity'>
  /** In any order; one per indicator, area and period. */
  readonly current: readonly CurrentFigure[]
  /** Indicators of which some figure is invented. */
  readonly invented: ReadonlySet<string>
  readonly on: CalendarDate
}

/**
 * What the indicators say on a day, in the municipalities of that day. Figures of periods that end
 * later are left out.
 */
export const composeFigures = ({
  programme,
  current,
  invented,
  on,
}: FigureFacts): Pick<Release, 'indicators' | 'syntheses' | 'similar'> => {
  const today = areaSetOn(programme, on)
  if (today === null) throw new Error(`no municipalities are known for ${on}`)
  const areas = todayAreasOf(today)
  const partsIn = areaPartsOf(programme, today)
  const byIndicator = Map.groupBy(
    current.filter(({ period }) => period <= on),
    ({ indicator }) => indicator,
  )
  const indicators = programme.indicators.map((indicator) => ({
    ...composeIndicator(indicator, byIndicator.get(indicator.id) ?? [], areas, partsIn),
    provenance: invented.has(indicator.id) ? ('sample' as const) : ('supplied' as const),
  }))
  return { indicators, syntheses: [], similar: [] }
}
