import type { FigureRevision } from '@peil/domain/indicator/figure.ts'
import type { MunicipalityPage } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Place } from '#lib/place.ts'
import { figureOf, type MonitoredIndicator } from './monitor-index.ts'

/** A figure that was replaced, with where and when it belongs. */
export interface RevisedFigure extends FigureRevision {
  readonly nis: string
  readonly name: string
  readonly period: CalendarDate
}

/** Every replaced value of an indicator in some municipalities, the latest change first. */
export const revisionsOf = (
  { format }: Place,
  entry: MonitoredIndicator,
  municipalities: readonly Pick<MunicipalityPage, 'nis' | 'name'>[],
): readonly RevisedFigure[] =>
  municipalities
    .flatMap(({ nis, name }) =>
      entry.figures.periods.flatMap((period, at) =>
        (figureOf(entry, nis, at)?.revisions ?? []).map((revision) => ({
          ...revision,
          nis,
          name,
          period,
        })),
      ),
    )
    .toSorted(
      (a, b) =>
        b.on.localeCompare(a.on) ||
        format.compare(a.name, b.name) ||
        b.period.localeCompare(a.period),
    )
