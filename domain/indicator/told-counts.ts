import type {
  Release as Knowledge,
  Statement,
} from '@peil/statistics/disclosure/published-knowledge.ts'
import { maximumIs, minimumIs } from '@peil/statistics/disclosure/published-knowledge.ts'
import type { Indicator } from '../programme/programme.ts'
import { cellOf, relationsOf, totalsOf, type Total } from './count-table.ts'
import type { AreaFigure, Figure } from './figure.ts'
import { revealingCount } from './revealing-count.ts'
import type { TodayAreas } from './today-areas.ts'

/** One indicator in one period as some release shows it. */
export interface ToldFigures {
  /** For messages: `this release`. */
  readonly name: string
  readonly areas: Pick<TodayAreas, 'regions' | 'provinces'>
  readonly municipalities: ReadonlyMap<string, Figure | null>
  /** By cell of a larger area. */
  readonly larger: ReadonlyMap<string, ToldArea>
  /** Withheld there, but counted in its sums. */
  readonly withheld: ReadonlySet<string>
}

/** Of a range, an earlier release may be kept without what it says. */
export type ToldArea = Extract<AreaFigure, { kind: 'benchmark' | 'range' }>

/**
 * What a release tells of the counts behind an indicator: those that it shows, its sums, its lowest
 * and highest. `cell` names a municipality or larger area among all that is known.
 */
export const toldCounts = (
  indicator: Indicator,
  told: ToldFigures,
  cell: (name: string) => string,
): Knowledge & Required<Pick<Knowledge, 'relations'>> => {
  const known: Record<string, number> = {}
  const counted = new Set<string>(told.withheld)
  for (const [nis, figure] of told.municipalities) {
    const count = figure === null ? null : revealingCount(indicator, figure)
    if (count === null) continue
    known[cell(nis)] = count.count
    counted.add(nis)
  }
  const totals = indicator.collection === 'survey' ? [] : totalsOf(told.areas, counted)
  for (const total of totals) {
    const sum = countOfTotal(indicator, told.larger.get(total.cell))
    if (sum !== null) known[cell(total.cell)] = sum
  }
  const renamed = totals.length === 0 ? [] : relationsOf(totals)
  return {
    name: told.name,
    known,
    relations: renamed.map(({ name, total, parts }) => ({
      name,
      total: cell(total),
      parts: parts.map(cell),
    })),
    statements: totals.flatMap((total) => extremesOf(indicator, total, told, cell)),
  }
}

/** The count that the figure of a larger area tells; null when it tells none. */
export const countOfTotal = (
  { kind }: Pick<Indicator, 'kind'>,
  figure: AreaFigure | ToldArea | null | undefined,
): number | null => {
  if (figure?.kind !== 'benchmark') return null
  if (kind === 'count') return figure.value
  return (kind === 'mean' ? figure.denominator : figure.numerator) ?? null
}

/** The lowest and highest of counts say something about each; those of other values do not. */
const extremesOf = (
  { kind }: Indicator,
  { cell: area, municipalities }: Total,
  { larger }: ToldFigures,
  cell: (name: string) => string,
): readonly Statement[] => {
  const figure = larger.get(area)
  if (kind !== 'count' || figure?.kind !== 'range' || figure.areas !== municipalities.length)
    return []
  const terms = municipalities.map((nis) => ({ cell: cell(nis) }))
  return [
    ...minimumIs(`lowest of ${area}`, terms, figure.lowest.value),
    ...maximumIs(`highest of ${area}`, terms, figure.highest.value),
  ]
}

/** The cells of larger areas in a release, by what stands for them there. */
export const largerAreas = (
  {
    regions,
    provinces,
    flanders,
  }: {
    readonly regions: Readonly<Record<string, readonly (AreaFigure | null)[]>>
    readonly provinces: Readonly<Record<string, readonly (AreaFigure | null)[]>>
    readonly flanders: readonly (AreaFigure | null)[]
  },
  at: number,
): ReadonlyMap<string, ToldArea> => {
  const rows = [
    ...Object.entries(regions).map(([id, row]) => [cellOf.region(id), row] as const),
    ...Object.entries(provinces).map(([name, row]) => [cellOf.province(name), row] as const),
    [cellOf.flanders, flanders] as const,
  ]
  return new Map(
    rows.flatMap(([name, row]) => {
      const figure = row[at] ?? null
      return figure === null || figure.kind === 'supplied' ? [] : [[name, figure] as const]
    }),
  )
}

export const isWithheld = (figure: Figure | null): boolean =>
  figure?.status === 'withheld:protects-another' ||
  (figure?.status?.startsWith('withheld:fewer-than-') ?? false)
