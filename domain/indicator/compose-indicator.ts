import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { AreaParts } from './area-parts.ts'
import { areaFigures, figuresOfToday, type PeriodFigures } from './compose-period.ts'
import type { CurrentFigure } from './current-figure.ts'
import { earlierShowing, formerSecrets, type EarlierRelease } from './earlier-showing.ts'
import type { Figure, IndicatorFigures } from './figure.ts'
import { recoverableCounts } from './recoverable-counts.ts'
import type { SecretCount } from './revealing-count.ts'
import type { TodayAreas } from './today-areas.ts'
import type { WithholdingPlan } from './withhold-counts.ts'
import { withholdFigures } from './withhold-figures.ts'

export interface ComposedIndicator {
  readonly figures: Omit<IndicatorFigures, 'provenance'>
  readonly secrets: readonly SecretCount[]
}

/** What composing an indicator needs besides its figures. */
export interface IndicatorContext {
  readonly areas: TodayAreas
  readonly partsIn: (period: CalendarDate) => AreaParts
  /** What the public has seen already; null before the first release. */
  readonly earlier: EarlierRelease | null
}

/** One indicator in all areas of today and every period in which anything was supplied. */
export const composeIndicator = async (
  indicator: Indicator,
  current: readonly CurrentFigure[],
  context: IndicatorContext,
): Promise<ComposedIndicator> => {
  const byPeriod = Map.groupBy(current, ({ period }) => period)
  const periods = [...byPeriod.keys()].sort()
  const composed: ShownPeriod[] = []
  for (const period of periods) {
    const supplied = new Map<string, Figure>(
      byPeriod.get(period)?.map(({ area, figure }) => [area, figure]),
    )
    composed.push(await composePeriod(indicator, period, supplied, context))
  }
  const figures = composed.map((one) => one.figures)
  return {
    figures: figuresOf(indicator, periods, context.areas, figures),
    secrets: composed.flatMap(({ secrets }) => secrets),
  }
}

interface ShownPeriod {
  readonly figures: PeriodFigures
  readonly secrets: readonly SecretCount[]
}

/** As much of a period as can be shown without giving away what is withheld, now or before. */
const composePeriod = async (
  indicator: Indicator,
  period: CalendarDate,
  supplied: ReadonlyMap<string, Figure>,
  { areas, partsIn, earlier }: IndicatorContext,
): Promise<ShownPeriod> => {
  const known = figuresOfToday(indicator, supplied, partsIn(period))
  const full = areaFigures(indicator, areas, known, known, supplied)
  const seen = earlierShowing(earlier, indicator, period, known, full)
  const former = [...formerSecrets(earlier, indicator, period, supplied)].map(
    ([area, count]): SecretCount => ({
      indicator: indicator.id,
      area,
      period,
      former: true,
      ...count,
    }),
  )
  const attempt = async (plan: WithholdingPlan): Promise<ShownPeriod> => {
    const shown = await withholdFigures(indicator, areas, known, full, { seen, plan })
    const { secondary } = shown.withheld
    const secrets = [...shown.secret].map(([area, count]): SecretCount => ({
      indicator: indicator.id,
      area,
      period,
      ...count,
      ...(seen.untold.has(area) ? { untold: true } : {}),
    }))
    return {
      figures: areaFigures(indicator, areas, known, shown.figures, supplied, secondary),
      secrets: [...secrets, ...former],
    }
  }
  const leaks = async ({ figures, secrets }: ShownPeriod): Promise<boolean> => {
    const shown = {
      ...figuresOf(indicator, [period], areas, [figures]),
      provenance: 'supplied',
    } as const
    const told = { definitions: [indicator], indicators: [shown], secrets, areas, earlier }
    return (await recoverableCounts(told)).length > 0
  }
  let shown = await attempt('as-little-as-possible')
  // Alone it keeps what it withholds; beside an earlier release it may not.
  if (earlier === null || indicator.disclosureThreshold === undefined) return shown
  for (const plan of ['no-new-sums', 'nothing-new'] as const) {
    if (!(await leaks(shown))) break
    shown = await attempt(plan)
  }
  return shown
}

const figuresOf = (
  { id }: Indicator,
  periods: readonly CalendarDate[],
  areas: TodayAreas,
  composed: readonly PeriodFigures[],
): ComposedIndicator['figures'] => ({
  indicator: id,
  periods,
  municipalities: Object.fromEntries(
    [...areas.populations.keys()].flatMap((nis) => {
      const row = composed.map(({ municipalities }) => municipalities.get(nis) ?? null)
      return row.some((figure) => figure !== null) ? [[nis, row]] : []
    }),
  ),
  regions: rowsOf([...areas.regions.keys()], composed, 'regions'),
  provinces: rowsOf([...areas.provinces.keys()], composed, 'provinces'),
  flanders: composed.map(({ flanders }) => flanders),
})

const rowsOf = (
  names: readonly string[],
  composed: readonly PeriodFigures[],
  level: 'regions' | 'provinces',
): IndicatorFigures['regions'] =>
  Object.fromEntries(
    names.map((name) => [name, composed.map((period) => period[level].get(name) ?? null)]),
  )
