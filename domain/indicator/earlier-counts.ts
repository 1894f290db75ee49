import type { Relation } from '@peil/statistics/disclosure/additive-table.ts'
import type { Release as Knowledge } from '@peil/statistics/disclosure/published-knowledge.ts'
import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { areasOf, figuresThen, isSameSince, type EarlierRelease } from './earlier-showing.ts'
import type { Figure } from './figure.ts'
import { revealingCount, type SecretCount } from './revealing-count.ts'
import { isWithheld, largerAreas, toldCounts } from './told-counts.ts'

/** What stands for a cell of an earlier release that is not the same today. */
export const cellBefore = (cell: string): string => `${cell} before`

/**
 * What an earlier release told of the same indicator and period, and how its municipalities add up to
 * those of today. A count that was shown then and is another now is a count of its own: it was
 * revised, or the code meant another area.
 */
export const earlierCounts = (
  indicator: Indicator,
  period: CalendarDate,
  secrets: readonly SecretCount[],
  now: Knowledge,
  earlier: EarlierRelease | null,
): Knowledge | null => {
  const found = figuresThen(earlier, indicator, period)
  if (earlier === null || found === null) return null
  const { figures, at } = found
  const before = earlier.release
  const shown = new Map<string, Figure | null>(
    Object.entries(figures.municipalities).map(([nis, row]) => [nis, row[at] ?? null]),
  )
  const today = new Map([
    ...Object.entries(now.known ?? {}),
    ...secrets
      .filter(({ former }) => former !== true)
      .map(({ area, count }) => [area, count] as const),
  ])
  const countThen = (cell: string): number | null => {
    const figure = shown.get(cell) ?? null
    return figure === null ? null : (revealingCount(indicator, figure)?.count ?? null)
  }
  // Only municipalities that stayed what they were are the same figure.
  const isSame = (cell: string): boolean => {
    if (!shown.has(cell) || !isSameSince(earlier, cell)) return false
    const then = countThen(cell)
    return today.has(cell) && (then === null || then === today.get(cell))
  }
  const nameOf = (cell: string): string => (isSame(cell) ? cell : cellBefore(cell))
  const told = toldCounts(
    indicator,
    {
      name: `release of ${before.on}`,
      areas: areasOf(before),
      municipalities: shown,
      larger: largerAreas(figures, at),
      withheld: new Set([...shown].flatMap(([nis, figure]) => (isWithheld(figure) ? [nis] : []))),
    },
    nameOf,
  )
  const merged = mergers(indicator, earlier, today, (nis) =>
    isWithheld(shown.get(nis) ?? null) ? 'withheld' : countThen(nis),
  )
  return { ...told, relations: [...told.relations, ...merged] }
}

const merger = 'merger into '

/** Whether a relation says of which municipalities another is made. */
export const isMerger = ({ name }: Relation): boolean => name.startsWith(merger)

/** Counts of municipalities that were merged are sums of those before, unless they were revised. */
const mergers = (
  { collection }: Indicator,
  earlier: EarlierRelease,
  today: ReadonlyMap<string, number>,
  then: (nis: string) => number | 'withheld' | null,
): readonly Relation[] => {
  if (collection === 'survey') return []
  return [...earlier.since].flatMap(([nis, parts]) => {
    const count = today.get(nis)
    if (count === undefined || parts.length === 0 || isSameSince(earlier, nis)) return []
    const counts = parts.map(then)
    if (counts.includes(null)) return []
    const visible = counts.reduce<number>(
      (sum, one) => sum + (typeof one === 'number' ? one : 0),
      0,
    )
    const fits = counts.includes('withheld') ? visible <= count : visible === count
    return fits ? [{ name: `${merger}${nis}`, total: nis, parts: parts.map(cellBefore) }] : []
  })
}
