import { flandersCode, type AreaFigure } from '@peil/domain/indicator/figure.ts'
import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { definedFigures, type DefinedFigures } from './indicator-rows.ts'

/** One indicator in one area that is larger than a municipality, in one period. */
export interface AreaFigureRow extends DefinedFigures {
  readonly areaKind: 'region' | 'province' | 'flanders'
  readonly area: string
  readonly areaName: string
  readonly period: CalendarDate
  readonly figure: AreaFigure
}

/** Every figure of a region, province or all Flanders, by indicator, area and period. */
export const areaFigureRows = (release: Release): readonly AreaFigureRow[] =>
  definedFigures(release).flatMap((defined) => {
    const { figures } = defined
    const rows = (
      areaKind: AreaFigureRow['areaKind'],
      area: string,
      areaName: string,
      list: readonly (AreaFigure | null)[] | undefined,
    ): AreaFigureRow[] =>
      figures.periods.flatMap((period, at) => {
        const figure = list?.[at] ?? null
        return figure === null ? [] : [{ ...defined, areaKind, area, areaName, period, figure }]
      })
    return [
      ...release.regions.flatMap(({ id, name }) => rows('region', id, name, figures.regions[id])),
      ...Object.keys(figures.provinces)
        .toSorted()
        .flatMap((name) => rows('province', name, name, figures.provinces[name])),
      ...rows('flanders', flandersCode, 'Vlaanderen', figures.flanders),
    ]
  })
