import type { KpiComparison } from '@peil/domain/measurement/comparison.ts'
import type { Action } from '@peil/domain/programme/programme.ts'
import { periodRows } from '#lib/period-rows.ts'
import type { Place } from '#lib/place.ts'

/**
 * Per KPI of an action, the comparison to show: of the latest period in which its participants can
 * be compared, else of the period that is spoken about, with the reason why they cannot.
 */
export const latestComparisons = (place: Place, action: Action): readonly KpiComparison[] => {
  const order = periodRows(place).map(({ id }) => id)
  const all = place.release.comparisons.filter((comparison) => comparison.action === action.id)
  return (place.index.kpisOfAction.get(action.id) ?? []).flatMap(({ id }) => {
    const ofKpi = all
      .filter(({ kpi }) => kpi === id)
      .toSorted((a, b) => order.indexOf(a.period) - order.indexOf(b.period))
    const shown = ofKpi.find(({ result }) => result.kind === 'compared') ?? ofKpi[0]
    return shown === undefined ? [] : [shown]
  })
}
