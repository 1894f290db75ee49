import type { Status } from '@peil/domain/measurement/status.ts'
import type { StatusCounts } from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'
import type { StandingKind } from './standing.ts'
import { shownStatuses } from './status-counts.ts'

/** The status in one or a few words. */
export const statusWord: Record<Status, () => string> = {
  'not-applicable': m.status_not_applicable,
  withdrawn: m.status_withdrawn,
  'not-started': m.status_not_started,
  met: m.status_met,
  missed: m.status_missed,
  overdue: m.status_overdue,
  'below-interim': m.status_below_interim,
  behind: m.status_behind,
  'on-course': m.status_on_course,
  'not-due': m.status_not_due,
}

/** A number of targets with a status, in words: `3 gehaald`. */
const countWord: Record<Status, (inputs: { n: number }) => string> = {
  'not-applicable': m.count_not_applicable,
  withdrawn: m.count_withdrawn,
  'not-started': m.count_not_started,
  met: m.count_met,
  missed: m.count_missed,
  overdue: m.count_overdue,
  'below-interim': m.count_below_interim,
  behind: m.count_behind,
  'on-course': m.count_on_course,
  'not-due': m.count_not_due,
}

export const standingWord: Record<StandingKind, () => string> = {
  'all-good': m.standing_all_good,
  'most-good': m.standing_most_good,
  'some-good': m.standing_some_good,
  'none-good': m.standing_none_good,
  'not-judged': m.standing_not_judged,
  ended: m.standing_ended,
  pending: m.standing_pending,
  declined: m.standing_declined,
  'not-funded': m.standing_not_funded,
  none: m.standing_none,
}

export interface CountItem {
  readonly status: Status
  readonly count: number
  readonly text: string
}

/** The statuses that occur, good news first, each with its number in words. */
export const countItems = (counts: StatusCounts): readonly CountItem[] =>
  shownStatuses.flatMap((status) => {
    const count = counts[status]
    return count === 0 ? [] : [{ status, count, text: countWord[status]({ n: count }) }]
  })
