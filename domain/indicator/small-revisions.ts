import type { Indicator } from '../programme/programme.ts'
import type { Figure } from './figure.ts'
import { isSensitive } from './revealing-count.ts'

/** The figure, without the values among its revisions that were too small to publish. */
export const hideSmallRevisions = (
  indicator: Pick<Indicator, 'kind' | 'collection' | 'per'>,
  figure: Figure,
  threshold: number,
): Figure => {
  if (figure.revisions === undefined || indicator.collection === 'survey') return figure
  const shown = (value: number | null): number | null => {
    const count = value === null ? null : countAt(indicator, figure, value)
    return count !== null && isSensitive(count, threshold) ? null : value
  }
  return {
    ...figure,
    revisions: figure.revisions.map((revision) => ({
      ...revision,
      from: shown(revision.from),
      to: shown(revision.to),
    })),
  }
}

/** About how many were counted when the value was this: the denominator is that of today. */
const countAt = (
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
  { denominator }: Figure,
  value: number,
) => {
  if (kind === 'count') return { count: value, of: null }
  if (denominator === undefined || kind === 'mean' || kind === 'offer') return null
  const count = Math.round((value / (kind === 'rate' ? (per ?? 1) : 1)) * denominator)
  return { count, of: kind === 'proportion' ? denominator : null }
}
