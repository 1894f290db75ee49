import type { ReleaseChange } from '@peil/domain/release/release.ts'
import { valueText } from '#lib/monitor/figure-words.ts'
import { periodWords } from '#lib/monitor/period-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'

type Of<Kind extends ReleaseChange['kind']> = Extract<ReleaseChange, { kind: Kind }>

const withRevision = {
  revision: m.change_figure_revision,
  correction: m.change_figure_correction,
} as const

/** A published figure that now reads otherwise; that there is none now is said, not a zero. */
export const figureChangeText = (place: Place, change: Of<'figure'>): string => {
  const { indicator } = found(place.index.monitor.indicators, change.indicator)
  const said = (value: number | null): string =>
    value === null ? m.figure_none() : valueText(place, indicator, value)
  const inputs = {
    subject: place.text(indicator.title),
    period: periodWords(place.format, indicator, change.period),
    from: said(change.from),
    to: said(change.to),
  }
  return change.revision === null ? m.change_figure(inputs) : withRevision[change.revision](inputs)
}

export const newPeriodsText = (place: Place, change: Of<'new-periods'>): string => {
  const { indicator } = found(place.index.monitor.indicators, change.indicator)
  return m.change_new_periods({
    subject: place.text(indicator.title),
    periods: place.format.list(
      change.periods.map((period) => periodWords(place.format, indicator, period)),
    ),
  })
}
