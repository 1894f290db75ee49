import type { Release as Knowledge } from '@peil/statistics/disclosure/published-knowledge.ts'
import type { Indicator } from '../programme/programme.ts'
import type { ReleaseBefore } from '../release/release-before.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { SecretCount } from './compose-indicator.ts'
import type { Figure } from './figure.ts'
import { revealingCount } from './revealing-count.ts'
import { largerAreas, toldCounts } from './told-counts.ts'

/**
 * What an earlier release told of the same indicator and period. A count that was shown then and is
 * another now is a count of its own: it was revised, or the code meant another area.
 */
export const earlierCounts = (
  indicator: Indicator,
  period: CalendarDate,
  secrets: readonly SecretCount[],
  now: Knowledge,
  before: ReleaseBefore | null,
): Knowledge | null => {
  const figures = before?.indicators.find((one) => one.indicator === indicator.id)
  const at = figures?.periods.indexOf(period) ?? -1
  if (before === null || figures === undefined || at === -1) return null
  const shown = new Map<string, Figure | null>(
    Object.entries(figures.municipalities).map(([nis, row]) => [nis, row[at] ?? null]),
  )
  const today = new Map([
    ...Object.entries(now.known ?? {}),
    ...secrets.map(({ area, count }) => [area, count] as const),
  ])
  const isOther = (cell: string): boolean => {
    const figure = shown.get(cell) ?? null
    const then = figure === null ? null : revealingCount(indicator, figure)
    const is = today.get(cell)
    return is === undefined || (then !== null && then.count !== is)
  }
  const provinces = Map.groupBy(before.municipalities, ({ province }) => province)
  return toldCounts(
    indicator,
    {
      name: `release of ${before.on}`,
      areas: {
        regions: new Map(before.regions.map(({ id, municipalities }) => [id, municipalities])),
        provinces: new Map(
          [...provinces].map(([name, all]) => [name, all.map(({ nis }) => nis)] as const),
        ),
      },
      municipalities: shown,
      larger: largerAreas(figures, at),
      withheld: new Set([...shown].flatMap(([nis, figure]) => (isWithheld(figure) ? [nis] : []))),
    },
    // Only municipalities that stayed what they were are the same figure.
    (cell) => (shown.has(cell) && !isOther(cell) ? cell : `${cell} before`),
  )
}

const isWithheld = (figure: Figure | null): boolean =>
  figure?.status === 'withheld:protects-another' ||
  (figure?.status?.startsWith('withheld:fewer-than-') ?? false)
