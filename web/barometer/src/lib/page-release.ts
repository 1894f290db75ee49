import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'

/** What tells releases apart that say the same: written on pages last, see `release-head.ts`. */
export type ReleaseHead = Pick<Release, 'asOf' | 'ledgerPosition' | 'ledgerHash' | 'previous'>

/**
 * What a page is made from: a release, or the part of one that the page shows, without its head. So
 * a page of figures that did not change is the same in the next release.
 */
export interface PageRelease extends Omit<Release, keyof ReleaseHead> {
  readonly isFirst: boolean
  /** The day of the release that `changes` compares with; null when there are none to show. */
  readonly changesSince: CalendarDate | null
}

export const pageReleaseOf = ({
  asOf: _asOf,
  ledgerPosition: _position,
  ledgerHash: _hash,
  previous,
  ...release
}: Release): PageRelease => ({
  ...release,
  isFirst: previous === null,
  changesSince: release.changes === null ? null : (previous?.on ?? null),
})
