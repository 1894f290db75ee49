import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'

const headParts = ['asOf', 'ledgerPosition', 'ledgerHash', 'previous'] as const

/** What tells releases apart that say the same: written on pages last, see `release-head.ts`. */
export type ReleaseHead = Pick<Release, (typeof headParts)[number]>

/**
 * What a page is made from: a release, or the part of one that the page shows, without its head. So
 * a page of figures that did not change is the same in the next release.
 */
export interface PageRelease extends Omit<Release, keyof ReleaseHead> {
  readonly isFirst: boolean
  /** The day of the release that `changes` compares with; null when there are none to show. */
  readonly changesSince: CalendarDate | null
}

const isOfHead = (part: string): boolean => headParts.some((name) => name === part)

export const pageReleaseOf = (release: Release): PageRelease => {
  const { previous, changes } = release
  const parts = Object.entries(release).filter(([name]) => !isOfHead(name))
  return {
    ...(Object.fromEntries(parts) as unknown as Omit<Release, keyof ReleaseHead>),
    isFirst: previous === null,
    changesSince: changes === null ? null : (previous?.on ?? null),
  }
}
