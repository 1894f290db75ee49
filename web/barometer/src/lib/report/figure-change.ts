import { differenceFrom } from '@peil/domain/indicator/difference-from.ts'
import type { Figure } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import { figureOf, type MonitoredIndicator } from '#lib/monitor/monitor-index.ts'
import { figureText, valueText } from '#lib/monitor/figure-words.ts'
import { periodWords } from '#lib/monitor/period-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'

/** What a municipality's figure was in the period before, and how it went on; in words. Null for the first. */
export const figureChange = (
  place: Place,
  entry: MonitoredIndicator,
  nis: string,
): string | null => {
  const { indicator, figures, latest } = entry
  const before = figures.periods[latest - 1]
  const now = figures.periods[latest]
  if (before === undefined || now === undefined) return null
  const from = figureOf(entry, nis, latest - 1)
  if (from === null) return null
  const was = m.report_change_was({
    period: periodWords(place.format, indicator, before),
    figure: figureText(place, indicator, from),
  })
  const isBroken = (indicator.breaks ?? []).some((one) => before < one.from && one.from <= now)
  const went = isBroken
    ? m.report_change_break()
    : wentOn(place, indicator, from, figureOf(entry, nis, latest))
  return went === null ? was : `${was}; ${went}`
}

/** Null when there is nothing to lay beside each other. */
const wentOn = (
  place: Place,
  indicator: Indicator,
  from: Figure | null,
  to: Figure | null,
): string | null => {
  if (from?.value == null || to?.value == null || indicator.kind === 'offer') return null
  const beside = { kind: 'supplied', figure: from } as const
  if (differenceFrom(indicator, to, beside) === 'no-clear-difference')
    return m.report_change_unclear()
  const isShare = indicator.kind === 'proportion'
  // As readers would subtract what they see.
  const shown = (value: number): number =>
    Math.round(value * (isShare ? 100 : 1) * 10 ** indicator.decimals)
  const by = shown(to.value) - shown(from.value)
  if (by === 0 || valueText(place, indicator, to.value) === valueText(place, indicator, from.value))
    return m.report_change_equal()
  const n = place.format.decimals(Math.abs(by) / 10 ** indicator.decimals, indicator.decimals)
  if (isShare) return by > 0 ? m.report_change_points_up({ n }) : m.report_change_points_down({ n })
  return by > 0 ? m.report_change_up({ n }) : m.report_change_down({ n })
}
