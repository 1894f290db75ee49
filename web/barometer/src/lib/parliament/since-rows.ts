import type { ActionTotals, EarlierRelease } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Place } from '#lib/place.ts'

type Totals = EarlierRelease['actions'][number]

/** What one release said of an action over all periods, beside what this one says. */
export interface SinceRow {
  readonly on: CalendarDate
  /** Null for this release itself. */
  readonly earlier: EarlierRelease | null
  readonly totals: Totals
}

/** This release first, then every earlier one that knew the action, the latest first. */
export const sinceRows = (
  { release }: Place,
  action: string,
  now: ActionTotals,
): readonly SinceRow[] => [
  { on: release.on, earlier: null, totals: now },
  ...release.earlier.flatMap((earlier) => {
    const totals = earlier.actions.find((then) => then.action === action)
    return totals === undefined ? [] : [{ on: earlier.on, earlier, totals }]
  }),
]
