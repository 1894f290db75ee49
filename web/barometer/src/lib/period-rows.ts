import type { Place } from './place.ts'
import { m } from '#lib/paraglide/messages.js'

export interface PeriodRow {
  /** A period's id, or `all`. */
  readonly id: string
  readonly title: string
  readonly range: string | null
}

/** The periods, the one that is spoken about first and the older ones after it; `all` comes last. */
export const periodRows = (place: Place): readonly PeriodRow[] => {
  const { format, index, release } = place
  const rows = release.programme.periods.map(({ id, title, firstDay, lastDay }) => ({
    id,
    title: place.text(title),
    range: format.range(firstDay, lastDay),
  }))
  const first = rows.filter(({ id }) => id === index.period.id)
  const others = rows.filter(({ id }) => id !== index.period.id).toReversed()
  return [...first, ...others, { id: 'all', title: m.period_all(), range: null }]
}
