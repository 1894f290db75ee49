import { areaSetOn } from '../area/area-set-on.ts'
import type { Programme } from '../programme/programme.ts'
import type { ReleaseBefore } from '../release/release-before.ts'
import type { Release } from '../release/release.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { areaPartsOf } from './area-parts.ts'
import { composeIndicator } from './compose-indicator.ts'
import type { CurrentFigure } from './current-figure.ts'
import { earlierReleaseOf } from './earlier-showing.ts'
import type { IndicatorFigures } from './figure.ts'
import type { SecretCount } from './revealing-count.ts'
import { similarMunicipalities } from './similar-municipalities.ts'
import { composeSyntheses } from './synthesis/compose-syntheses.ts'
import { todayAreasOf } from './today-areas.ts'

export interface FigureFacts {
  readonly programme: Pick<Programme, 'indicators' | 'areaSets' | 'similarity'>
  /** In any order; one per indicator, area and period. */
  readonly current: readonly CurrentFigure[]
  /** Indicators of which some figure is invented. */
  readonly invented: ReadonlySet<string>
  readonly on: CalendarDate
  /** What the public has seen already; null before the first release. */
  readonly before: ReleaseBefore | null
}

/** What a release says of indicators, and the counts that it does not say. */
export interface ComposedFigures extends Pick<Release, 'indicators' | 'syntheses' | 'similar'> {
  readonly secrets: readonly SecretCount[]
}

/**
 * What the indicators say on a day, in the municipalities of that day. Figures of periods that end
 * later are left out.
 */
export const composeFigures = async ({
  programme,
  current,
  invented,
  on,
  before,
}: FigureFacts): Promise<ComposedFigures> => {
  const today = areaSetOn(programme, on)
  if (today === null) throw new Error(`no municipalities are known for ${on}`)
  const context = {
    areas: todayAreasOf(today),
    partsIn: areaPartsOf(programme, today),
    earlier: before === null ? null : earlierReleaseOf(programme, today, before),
  }
  const byIndicator = Map.groupBy(
    current.filter(({ period }) => period <= on),
    ({ indicator }) => indicator,
  )
  const indicators: IndicatorFigures[] = []
  const secrets: SecretCount[] = []
  for (const indicator of programme.indicators) {
    const own = byIndicator.get(indicator.id) ?? []
    const composed = await composeIndicator(indicator, own, context)
    const provenance = invented.has(indicator.id) ? 'sample' : 'supplied'
    indicators.push({ ...composed.figures, provenance })
    secrets.push(...composed.secrets)
  }
  const codes = [...context.areas.populations.keys()]
  return {
    indicators,
    syntheses: composeSyntheses({
      definitions: programme.indicators,
      indicators,
      regions: [...context.areas.regions.keys()],
      names: new Map(today.municipalities.map(({ nis, name }) => [nis, name])),
    }),
    similar: similarMunicipalities(programme.similarity, indicators, codes),
    secrets,
  }
}
