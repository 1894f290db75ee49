import type { KpiAssessment } from '@peil/domain/release/release.ts'
import { outlookText } from '#lib/comparison/comparison-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { missingReach, roundedUp } from './kpi-facts.ts'

interface FigureRow {
  readonly label: string
  readonly text: string
}

export const momentWord = { interim: m.moment_interim, final: m.moment_final } as const

/** All figures of one KPI, for the table behind its chart. */
export const kpiFigures = (place: Place, kpi: KpiAssessment): readonly FigureRow[] => {
  const { format, index } = place
  const number = (value: number | null): string =>
    value === null ? m.missing_not_applicable() : format.number(roundedUp(value))
  const share = (value: number | null): string =>
    value === null ? m.missing_not_applicable() : format.percent(value)
  const unit = found(index.units, found(index.kpis, kpi.kpi).unit)
  const reach =
    kpi.reach === null || kpi.reachAt === null
      ? missingReach(kpi).label
      : `${format.number(kpi.reach)} (${momentWord[kpi.reachAt]()})`
  return [
    { label: m.figure_unit(), text: place.text(unit.plural) },
    { label: m.figure_requested(), text: number(kpi.requestedReach) },
    { label: m.figure_awarded(), text: number(kpi.awardedReach) },
    { label: m.fact_current(), text: number(kpi.currentReach) },
    { label: m.fact_target(), text: number(kpi.target) },
    { label: m.fact_reach(), text: reach },
    { label: m.figure_achieved(), text: share(kpi.achieved) },
    { label: m.figure_additional(), text: share(kpi.additional) },
    { label: m.fact_expected({ date: format.date(kpi.judgedOn) }), text: number(kpi.expected) },
    {
      label: m.fact_expected({ date: format.date(place.release.on) }),
      text: number(kpi.expectedNow),
    },
    ...outlookFigures(place, kpi),
    { label: m.figure_price(), text: format.euro(kpi.unitPriceCents) },
    {
      label: m.figure_contribution(),
      text:
        kpi.contributionCents === null
          ? m.missing_not_applicable()
          : format.euro(kpi.contributionCents),
    },
    {
      label: m.figure_priority(),
      text: kpi.priority === null ? m.missing_not_stated() : String(kpi.priority),
    },
  ]
}

/** The chance of the target, and the range its final figure is expected in, while that is open. */
const outlookFigures = ({ format }: Place, { outlook }: KpiAssessment): readonly FigureRow[] => {
  const chance = { label: m.figure_chance(), text: outlookText(outlook, format) }
  if (outlook.kind === 'not-said') return [chance]
  const range = m.range_from_to({
    low: format.number(outlook.low),
    high: format.number(outlook.high),
  })
  const label = m.figure_final_range({ level: format.percent(outlook.level) })
  return [chance, { label, text: range }]
}
