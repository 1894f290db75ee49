import type { Action } from '@peil/domain/programme/programme.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'

/** The unit in which an action's KPIs count, or null when they do not share one. */
export const unitOfAction = (place: Place, action: Action): string | null => {
  const units = new Set(place.index.kpisOfAction.get(action.id)?.map(({ unit }) => unit))
  const [unit, ...others] = units
  if (unit === undefined || others.length > 0) return null
  return place.text(found(place.index.units, unit).plural)
}

/** The first sentence of an action's page: what was agreed and what came of it. */
export const leadOfAction = (place: Place, action: Action): string => {
  const { format, index } = place
  if (action.fundedBy.kind === 'other-instrument') return m.lead_action_other()
  const totals = index.actionTotals.get(action.id)?.get(index.period.id)
  const range = format.range(index.period.firstDay, index.period.lastDay)
  if (totals === undefined || totals.governments === 0) return m.lead_action_none({ range })
  const unit = unitOfAction(place, action)
  const who = { n: totals.governments, range, budget: format.euro(totals.budgetCents) }
  if (totals.agreed === null || unit === null) return m.lead_action_mixed(who)
  const agreed = m.lead_action_agreed({ ...who, agreed: format.number(totals.agreed), unit })
  if (totals.realised === null) return `${agreed} ${m.lead_action_no_reports()}`
  return `${agreed} ${m.lead_action_realised({
    realised: format.number(totals.realised),
    reported: totals.reported.n,
    of: totals.reported.of,
  })}`
}
