import { areaSetOn } from '../area/area-set-on.ts'
import type { AreaSet, Indicator, Programme } from '../programme/programme.ts'
import type { ReleaseBefore } from '../release/release-before.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { areaPartsOf, type AreaParts } from './area-parts.ts'
import { figuresOfToday, type PeriodFigures } from './compose-period.ts'
import { cellOf, totalsOf } from './count-table.ts'
import type { AreaFigure, Figure } from './figure.ts'
import { revealingCount, type RevealingCount } from './revealing-count.ts'
import { countOfTotal, isWithheld, largerAreas } from './told-counts.ts'

/** An earlier release, and how its municipalities became those of today. */
export interface EarlierRelease {
  readonly release: ReleaseBefore
  /** By code of a municipality of today: the municipalities of then that it is made of. */
  readonly since: AreaParts
  /** Of which municipalities of a period those of then are made. */
  readonly partsIn: (period: CalendarDate) => AreaParts
}

export const earlierReleaseOf = (
  programme: Pick<Programme, 'areaSets'>,
  today: AreaSet,
  release: ReleaseBefore,
): EarlierRelease => {
  const then = areaSetOn(programme, release.on) ?? programme.areaSets[0] ?? today
  return {
    release,
    since: areaPartsOf(programme, today)(release.on),
    partsIn: areaPartsOf(programme, then),
  }
}

/** What an earlier release said of an indicator, and where in its rows a period stands; null: nothing. */
export const figuresThen = (
  earlier: EarlierRelease | null,
  { id }: Indicator,
  period: CalendarDate,
): { readonly figures: ReleaseBefore['indicators'][number]; readonly at: number } | null => {
  const figures = earlier?.release.indicators.find(({ indicator }) => indicator === id)
  const at = figures?.periods.indexOf(period) ?? -1
  return figures === undefined || at === -1 ? null : { figures, at }
}

/** Cells of today that the public has seen as they are, and those of which a part was withheld. */
export interface EarlierShowing {
  readonly shown: ReadonlySet<string>
  readonly withheld: ReadonlySet<string>
  /**
   * Of those, municipalities that may not be said to be few now: they were withheld as if to protect
   * another, or are made of several, about which it would tell something.
   */
  readonly untold: ReadonlySet<string>
}

/**
 * What an earlier release showed and withheld of one indicator and period, in municipalities and
 * larger areas of today. What was shown as it still is cannot be withheld any more. What was withheld
 * stays withheld: next to sums that were shown then, it would give away what it was withheld for.
 */
export const earlierShowing = (
  earlier: EarlierRelease | null,
  indicator: Indicator,
  period: CalendarDate,
  known: ReadonlyMap<string, Figure>,
  full: PeriodFigures,
): EarlierShowing => {
  const found = figuresThen(earlier, indicator, period)
  if (earlier === null || found === null) return nothingSeen
  const { figures, at } = found
  const rowOf = (nis: string): Figure | null => figures.municipalities[nis]?.[at] ?? null
  const rowsOf = (nis: string) => (earlier.since.get(nis) ?? [nis]).map(rowOf)
  const hidden = [...known.keys()].filter((nis) => rowsOf(nis).some(isWithheld))
  const asIs = [...known].flatMap(([nis, figure]) =>
    isSumOf(indicator, figure, rowsOf(nis)) ? [nis] : [],
  )
  const then = largerAreas(figures, at)
  const sums = cellsOf(full).flatMap(([cell, figure]) => {
    const sum = countOfTotal(indicator, then.get(cell) ?? null)
    return sum !== null && sum === countOfTotal(indicator, figure) ? [cell] : []
  })
  const hiddenSums = totalsOf(areasOf(earlier.release), codesOf(figures)).flatMap(
    ({ cell, municipalities }) =>
      !then.has(cell) && municipalities.some((nis) => isWithheld(rowOf(nis))) ? [cell] : [],
  )
  return {
    shown: new Set([...asIs, ...sums]),
    withheld: new Set([...hidden, ...hiddenSums]),
    untold: new Set(
      hidden.filter((nis) => {
        const rows = rowsOf(nis)
        return rows.length > 1 || rows[0]?.status === 'withheld:protects-another'
      }),
    ),
  }
}

const nothingSeen: EarlierShowing = { shown: new Set(), withheld: new Set(), untold: new Set() }

const isSumOf = (
  indicator: Indicator,
  figure: Figure,
  rows: readonly (Figure | null)[],
): boolean => {
  const now = revealingCount(indicator, figure)?.count
  const parts = rows.map((row) => (row === null ? null : revealingCount(indicator, row)))
  if (now === undefined || parts.length === 0) return false
  return parts.reduce((sum, part) => sum + (part?.count ?? NaN), 0) === now
}

const cellsOf = ({
  regions,
  provinces,
  flanders,
}: PeriodFigures): readonly (readonly [string, AreaFigure | null])[] => [
  ...[...regions].map(([id, figure]) => [cellOf.region(id), figure] as const),
  ...[...provinces].map(([name, figure]) => [cellOf.province(name), figure] as const),
  [cellOf.flanders, flanders],
]

const codesOf = ({ municipalities }: ReleaseBefore['indicators'][number]): ReadonlySet<string> =>
  new Set(Object.keys(municipalities))

/** The larger areas of an earlier release. */
export const areasOf = ({ regions, municipalities }: ReleaseBefore) => ({
  regions: new Map(regions.map(({ id, municipalities: codes }) => [id, codes] as const)),
  provinces: new Map(
    [...Map.groupBy(municipalities, ({ province }) => province)].map(
      ([name, all]) => [name, all.map(({ nis }) => nis)] as const,
    ),
  ),
})

/**
 * Counts that an earlier release withheld of municipalities that are no longer what they were, by
 * code of then. They stay secret.
 */
export const formerSecrets = (
  earlier: EarlierRelease | null,
  indicator: Indicator,
  period: CalendarDate,
  supplied: ReadonlyMap<string, Figure>,
): ReadonlyMap<string, RevealingCount> => {
  const found = figuresThen(earlier, indicator, period)
  if (earlier === null || found === null) return new Map()
  const { figures, at } = found
  const then = figuresOfToday(indicator, supplied, earlier.partsIn(period))
  return new Map(
    [...then].flatMap(([nis, figure]) => {
      if (isSameSince(earlier, nis) || !isWithheld(figures.municipalities[nis]?.[at] ?? null))
        return []
      const count = revealingCount(indicator, figure)
      return count === null ? [] : [[nis, count] as const]
    }),
  )
}

/** Whether a code means the same area in an earlier release as today. */
export const isSameSince = ({ since }: EarlierRelease, nis: string): boolean => {
  const parts = since.get(nis)
  return parts?.length === 1 && parts[0] === nis
}
