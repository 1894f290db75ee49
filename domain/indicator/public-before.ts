import type { Indicator } from '../programme/programme.ts'
import type { ReleaseBefore } from '../release/release-before.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Figure } from './figure.ts'
import { revealingCount } from './revealing-count.ts'

/** Municipalities whose count an earlier release showed as it still is: it cannot be withheld now. */
export const publicBefore =
  (before: ReleaseBefore | null) =>
  (
    indicator: Indicator,
    period: CalendarDate,
    known: ReadonlyMap<string, Figure>,
  ): ReadonlySet<string> => {
    const figures = before?.indicators.find((one) => one.indicator === indicator.id)
    const at = figures?.periods.indexOf(period) ?? -1
    if (figures === undefined || at === -1) return new Set()
    return new Set(
      [...known].flatMap(([nis, figure]) => {
        const shown = figures.municipalities[nis]?.[at] ?? null
        const then = shown === null ? null : revealingCount(indicator, shown)
        const now = revealingCount(indicator, figure)
        return then !== null && then.count === now?.count ? [nis] : []
      }),
    )
  }
