import type { FigureRevision } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Place } from '#lib/place.ts'

export interface LoggedRevision extends FigureRevision {
  readonly indicator: Indicator
  readonly nis: string
  readonly name: string
  readonly period: CalendarDate
}

/** Every figure of a municipality that took the place of another, the latest first. */
export const revisionLog = ({ index, release, format }: Place): readonly LoggedRevision[] =>
  [...index.monitor.indicators.values()]
    .flatMap(({ indicator, figures }) =>
      release.municipalities.flatMap(({ nis, name }) =>
        (figures.municipalities[nis] ?? []).flatMap((figure, at) => {
          const period = figures.periods[at]
          return period === undefined
            ? []
            : (figure?.revisions ?? []).map((revision) => ({
                ...revision,
                indicator,
                nis,
                name,
                period,
              }))
        }),
      ),
    )
    .toSorted(
      (a, b) =>
        b.on.localeCompare(a.on, 'en') ||
        format.compare(a.name, b.name) ||
        a.indicator.id.localeCompare(b.indicator.id, 'en') ||
        b.period.localeCompare(a.period, 'en'),
    )
