import type { Indicator } from '../programme/programme.ts'
import type { AreaParts } from './area-parts.ts'
import { benchmarkOf, type Member } from './benchmark.ts'
import { carryOver } from './carry-over-mergers.ts'
import { cellOf } from './count-table.ts'
import { flandersCode, type AreaFigure, type Figure } from './figure.ts'
import type { TodayAreas } from './today-areas.ts'
import { valueRangeOf } from './value-range.ts'

/** One indicator in one period, in today's municipalities and areas. */
export interface PeriodFigures {
  readonly municipalities: ReadonlyMap<string, Figure>
  readonly regions: ReadonlyMap<string, AreaFigure | null>
  readonly provinces: ReadonlyMap<string, AreaFigure | null>
  readonly flanders: AreaFigure | null
}

/** Figures of today's municipalities, from what was supplied for those of the period. */
export const figuresOfToday = (
  indicator: Indicator,
  supplied: ReadonlyMap<string, Figure>,
  parts: AreaParts,
): ReadonlyMap<string, Figure> => {
  const figures = new Map<string, Figure>()
  for (const [nis, codes] of parts) {
    const figure = figureOfToday(indicator, supplied, nis, codes)
    if (figure !== null) figures.set(nis, figure)
  }
  return figures
}

const figureOfToday = (
  indicator: Indicator,
  supplied: ReadonlyMap<string, Figure>,
  nis: string,
  codes: readonly string[],
): Figure | null => {
  // The source may have computed it for today's area itself; a code that was there already means
  // the area as it was.
  const own = codes.includes(nis) ? undefined : supplied.get(nis)
  if (own !== undefined) return own
  const figures = codes.map((code) => supplied.get(code) ?? null)
  // A new code alone changes nothing about the area.
  return figures.length === 1 ? (figures[0] ?? null) : carryOver(indicator, figures)
}

/** What is said of an area: from sums over what is known, or from the figures that are shown. */
export const areaFigure = (
  indicator: Indicator,
  populations: TodayAreas['populations'],
  codes: Iterable<string>,
  known: ReadonlyMap<string, Figure>,
  shown: ReadonlyMap<string, Figure>,
): AreaFigure | null => {
  const members = (figures: ReadonlyMap<string, Figure>): readonly Member[] =>
    Array.from(codes, (nis) => ({
      nis,
      figure: figures.get(nis) ?? null,
      population: populations.get(nis) ?? null,
    }))
  if (indicator.collection === 'register') return benchmarkOf(indicator, members(known))
  return indicator.kind === 'offer' ? null : valueRangeOf(members(shown))
}

/**
 * What is said of every larger area but the hidden ones: from sums over all figures, and from those
 * that are shown.
 */
export const areaFigures = (
  indicator: Indicator,
  areas: TodayAreas,
  known: ReadonlyMap<string, Figure>,
  shown: ReadonlyMap<string, Figure>,
  supplied: ReadonlyMap<string, Figure>,
  hidden: ReadonlySet<string> = new Set(),
): PeriodFigures => {
  const of = (codes: Iterable<string>): AreaFigure | null =>
    areaFigure(indicator, areas.populations, codes, known, shown)
  const each = (
    groups: ReadonlyMap<string, readonly string[]>,
    cell: (name: string) => string,
  ): ReadonlyMap<string, AreaFigure | null> =>
    new Map([...groups].map(([name, codes]) => [name, hidden.has(cell(name)) ? null : of(codes)]))
  const all = hidden.has(cellOf.flanders) ? null : of(areas.populations.keys())
  const own = supplied.get(flandersCode)
  return {
    municipalities: shown,
    regions: each(areas.regions, cellOf.region),
    provinces: each(areas.provinces, cellOf.province),
    flanders: own === undefined ? all : { kind: 'supplied', figure: own },
  }
}
