import { statuses, type Status } from '@peil/domain/measurement/status.ts'
import type { StatusCounts } from '@peil/domain/release/release.ts'

/** Statuses that say something about an agreed target, good news first: the order on screen. */
export const shownStatuses: readonly Status[] = [
  'met',
  'on-course',
  'behind',
  'below-interim',
  'missed',
  'overdue',
  'not-due',
  'not-started',
  'withdrawn',
]

export const noCounts: StatusCounts = Object.fromEntries(
  statuses.map((status) => [status, 0]),
) as Record<Status, number>

export const countStatuses = (rows: Iterable<{ readonly status: Status }>): StatusCounts => {
  const counts = { ...noCounts } as Record<Status, number>
  for (const row of rows) counts[row.status] += 1
  return counts
}

export const addCounts = (a: StatusCounts, b: StatusCounts): StatusCounts =>
  Object.fromEntries(statuses.map((status) => [status, a[status] + b[status]])) as Record<
    Status,
    number
  >

/** How many targets are agreed: rows that are not applicable do not count. */
export const agreedTargets = (counts: StatusCounts): number =>
  shownStatuses.reduce((sum, status) => sum + counts[status], 0)
