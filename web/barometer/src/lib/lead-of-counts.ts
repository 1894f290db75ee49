import type { StatusCounts } from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { agreedTargets, noCounts } from '#lib/status-counts.ts'
import { countItems } from '#lib/words.ts'

/** One sentence about a goal or region: how many governments agreed what, and what came of it. */
export const leadOfCounts = (
  place: Place,
  totals: { readonly governments: number; readonly statuses: StatusCounts } | undefined,
): string => {
  const { format, index } = place
  const range = format.range(index.period.firstDay, index.period.lastDay)
  const counts = totals?.statuses ?? noCounts
  const targets = agreedTargets(counts)
  if (totals === undefined || targets === 0) return m.lead_counts_none({ range })
  return m.lead_counts({
    range,
    governments: totals.governments,
    n: targets,
    counts: format.list(countItems(counts).map(({ text }) => text)),
  })
}
