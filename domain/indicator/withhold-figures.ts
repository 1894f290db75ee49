import type { Indicator } from '../programme/programme.ts'
import { countedIn } from './benchmark.ts'
import type { PeriodFigures } from './compose-period.ts'
import { cellOf } from './count-table.ts'
import type { Figure } from './figure.ts'
import { isSensitive, revealingCount, type RevealingCount } from './revealing-count.ts'
import { hideSmallRevisions } from './small-revisions.ts'
import type { TodayAreas } from './today-areas.ts'
import {
  nothingWithheld,
  withholdCounts,
  type CountsToPublish,
  type WithheldCounts,
} from './withhold-counts.ts'

/** What is shown of a period, and the counts that are not. */
export interface ShownFigures {
  readonly figures: ReadonlyMap<string, Figure>
  readonly withheld: WithheldCounts
  /** By code: what nobody may come to know. */
  readonly secret: ReadonlyMap<string, RevealingCount>
}

/** The counts behind the figures of municipalities, where they tell one. */
const countsBehind = (
  indicator: Indicator,
  known: ReadonlyMap<string, Figure>,
): ReadonlyMap<string, RevealingCount> => {
  const members = [...known].map(([nis, figure]) => ({ nis, figure }))
  return new Map(
    countedIn(indicator, members).flatMap(({ nis, figure }) => {
      const count = revealingCount(indicator, figure)
      return count === null ? [] : [[nis, count] as const]
    }),
  )
}

/**
 * Withholds figures that tell of fewer people than the indicator's threshold, and others from which
 * these could be worked out. With the value go numerator, denominator, interval, how many were asked,
 * and revisions.
 */
export const withholdFigures = async (
  indicator: Indicator,
  areas: TodayAreas,
  known: ReadonlyMap<string, Figure>,
  full: PeriodFigures,
  { seen, plan }: Pick<CountsToPublish, 'seen' | 'plan'>,
): Promise<ShownFigures> => {
  const threshold = indicator.disclosureThreshold
  if (threshold === undefined)
    return { figures: known, withheld: nothingWithheld, secret: new Map() }
  const withheld =
    indicator.collection === 'survey'
      ? fewAsked(indicator, known, threshold)
      : await withholdCounts({
          counts: countsBehind(indicator, known),
          threshold,
          areas,
          published: publishedAreas(full),
          seen,
          plan,
        })
  const figures = new Map<string, Figure>()
  const secret = new Map<string, RevealingCount>()
  for (const [nis, figure] of known) {
    const status = statusOf(nis, withheld, threshold, seen.untold)
    figures.set(
      nis,
      status === null
        ? hideSmallRevisions(indicator, figure, threshold)
        : { value: null, status, ...(figure.carried === true ? { carried: true } : {}) },
    )
    const count = status === null ? null : revealingCount(indicator, figure)
    if (count !== null) secret.set(nis, count)
  }
  return { figures, withheld, secret }
}

const statusOf = (
  nis: string,
  { primary, secondary }: WithheldCounts,
  threshold: number,
  untold: ReadonlySet<string>,
) => {
  if (primary.has(nis) && !untold.has(nis)) return `withheld:fewer-than-${threshold}` as const
  return primary.has(nis) || secondary.has(nis) ? ('withheld:protects-another' as const) : null
}

/** Nothing is summed over a survey, so nothing else needs to be withheld. */
const fewAsked = (
  indicator: Indicator,
  known: ReadonlyMap<string, Figure>,
  threshold: number,
): WithheldCounts => {
  const primary = [...known].flatMap(([nis, figure]) => {
    const count = revealingCount(indicator, figure)
    return count !== null && isSensitive(count, threshold) ? [nis] : []
  })
  return { primary: new Set(primary), secondary: new Set() }
}

const publishedAreas = ({ regions, provinces, flanders }: PeriodFigures): ReadonlySet<string> => {
  const shown = <Value>(areas: ReadonlyMap<string, Value | null>, name: (id: string) => string) =>
    [...areas].flatMap(([id, figure]) => (figure === null ? [] : [name(id)]))
  return new Set([
    ...shown(regions, cellOf.region),
    ...shown(provinces, cellOf.province),
    // A figure supplied for Flanders is taken to tell the sum.
    ...(flanders === null ? [] : [cellOf.flanders]),
  ])
}
