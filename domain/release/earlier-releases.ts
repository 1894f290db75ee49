import type { EarlierRelease, PreviousRelease, Release } from './release.ts'

/** What the next release keeps of one: enough to say, per action, what changed since. */
export const earlierReleases = (
  previous: PreviousRelease,
  release: Pick<Release, 'actions' | 'earlier'>,
): readonly EarlierRelease[] => [
  {
    ...previous,
    actions: release.actions
      .filter(({ period }) => period === 'all')
      .map(({ action, governments, agreed, realised, reported, budgetCents }) => ({
        action,
        governments,
        agreed,
        realised,
        reported,
        budgetCents,
      })),
  },
  ...release.earlier,
]
