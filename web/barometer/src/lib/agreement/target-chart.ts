import type { Call } from '@peil/domain/programme/programme.ts'
import type { KpiAssessment } from '@peil/domain/release/release.ts'
import type { TargetChartData, TargetReport } from '@peil/ui/chart/target-geometry.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'

/** What is drawn of one KPI over its period, and all of it in words. */
interface TargetPicture {
  readonly data: TargetChartData
  readonly label: string
  readonly words: { readonly target: string; readonly path: string; readonly today: string }
}

/**
 * Target, expected path and reports of a KPI by date. Null without a target, and for a plan: that is
 * done or not done, so a path towards it says nothing.
 */
export const targetPicture = (
  place: Place,
  kpi: KpiAssessment,
  call: Call,
): TargetPicture | null => {
  const { format, index, release } = place
  const { kind } = found(index.kpis, kpi.kpi)
  if (kpi.target === null || kind === 'plan') return null
  const { firstDay, lastDay } = found(index.periods, call.period)
  const start = kind === 'stock' ? kpi.currentReach : 0
  const reports = kpi.reports.map(({ referenceDay, reach, replaced }): TargetReport => {
    const said = { date: format.shortDate(referenceDay), n: format.number(reach) }
    const text = replaced ? m.target_chart_replaced(said) : m.target_chart_report(said)
    return { on: referenceDay, reach, replaced, text }
  })
  const isOpen = firstDay <= release.on && release.on <= lastDay
  const target = format.number(kpi.target)
  return {
    data: {
      firstDay,
      lastDay,
      start,
      target: kpi.target,
      reports,
      today: isOpen ? release.on : null,
    },
    label: m.target_chart_label({
      first: format.date(firstDay),
      last: format.date(lastDay),
      target,
      start: format.number(start),
      reports:
        reports.length === 0
          ? m.target_chart_no_reports()
          : `${reports.map(({ text }) => text).join('; ')}.`,
    }),
    words: {
      target: m.target_chart_target({ n: target }),
      path: m.target_chart_path(),
      today: m.target_chart_today({ date: format.shortDate(release.on) }),
    },
  }
}
