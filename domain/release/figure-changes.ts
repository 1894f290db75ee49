import {
  flandersCode,
  type AreaFigure,
  type Figure,
  type IndicatorFigures,
} from '../indicator/figure.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { ReleaseBefore } from './release-before.ts'
import type { ReleaseChange } from './release.ts'

type EarlierFigures = ReleaseBefore['indicators'][number]

/** Periods that were not there before, and values of the others that read otherwise now. */
export const figureChanges = (
  before: ReleaseBefore,
  now: readonly IndicatorFigures[],
): readonly ReleaseChange[] => {
  const known = new Map(before.indicators.map((figures) => [figures.indicator, figures]))
  return now.flatMap((figures) => {
    const earlier = known.get(figures.indicator)
    const added = figures.periods.filter((period) => !(earlier?.periods.includes(period) ?? false))
    return [
      ...(added.length === 0
        ? []
        : [{ kind: 'new-periods' as const, indicator: figures.indicator, periods: added }]),
      ...(earlier === undefined ? [] : changedFigures(earlier, figures)),
    ]
  })
}

const changedFigures = (
  before: EarlierFigures,
  now: IndicatorFigures,
): readonly ReleaseChange[] => {
  const changes = (
    area: string,
    row: readonly (Figure | null)[],
    earlier: readonly (Figure | null)[],
  ): readonly ReleaseChange[] =>
    now.periods.flatMap((period, at) => {
      const was = before.periods.indexOf(period)
      if (was === -1) return []
      return changeOf(
        { indicator: now.indicator, area, period },
        earlier[was] ?? null,
        row[at] ?? null,
      )
    })
  return [
    ...Object.entries(now.municipalities).flatMap(([nis, row]) =>
      changes(nis, row, before.municipalities[nis] ?? []),
    ),
    ...changes(flandersCode, now.flanders.map(suppliedIn), before.flanders.map(suppliedIn)),
  ]
}

const suppliedIn = (
  figure: AreaFigure | EarlierFigures['flanders'][number] | null,
): Figure | null => (figure?.kind === 'supplied' ? figure.figure : null)

const changeOf = (
  place: { readonly indicator: string; readonly area: string; readonly period: CalendarDate },
  before: Figure | null,
  now: Figure | null,
): readonly ReleaseChange[] => {
  const from = before?.value ?? null
  const to = now?.value ?? null
  // After a merger the code may mean another area: that is no change of its figure.
  if (from === to || isCarried(now) !== isCarried(before)) return []
  const last = now?.revisions?.at(-1)
  const { kind: revision, reason } =
    last !== undefined && last.to === to ? last : { kind: null, reason: null }
  return [{ kind: 'figure', ...place, from, to, revision, reason }]
}

const isCarried = (figure: Figure | null): boolean => figure?.carried === true
