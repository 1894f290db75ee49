import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { takesPart } from '#lib/standing.ts'
import { agreedTargets, noCounts } from '#lib/status-counts.ts'
import { countItems } from '#lib/words.ts'

/** How many of today's municipalities have a signed agreement in the period shown. */
export const reachOf = (place: Place): { readonly inside: number; readonly outside: number } => {
  const inside = [...place.index.standings.values()].filter(takesPart).length
  return { inside, outside: place.index.standings.size - inside }
}

/** The first sentence of the front page. */
export const leadOfFlanders = (place: Place): string => {
  const { format, index } = place
  const { inside, outside } = reachOf(place)
  const counts = index.totals.get(index.period.id)?.statuses ?? noCounts
  const targets = agreedTargets(counts)
  const who = m.lead_flanders({
    inside: format.number(inside),
    all: format.number(inside + outside),
    range: format.range(index.period.firstDay, index.period.lastDay),
  })
  if (targets === 0) return `${who}.`
  const items = countItems(counts).map(({ text }) => text)
  return m.lead_targets({ who, n: targets, counts: format.list(items) })
}
