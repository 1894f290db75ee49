import type { Programme } from '../programme/programme.ts'
import type { IndicatorKind, Periodicity } from '../programme/indicator-schema.ts'
import { flandersCode } from './figure.ts'

/** What the definitions ask of every figure: what a check of a file needs to know of a programme. */
export interface FigureRules {
  readonly indicators: readonly IndicatorRule[]
  /** Codes of all municipalities of all sets, and of Flanders; distinct, sorted. */
  readonly areas: readonly string[]
  /** Every code with one that it became, through as many mergers as there were. */
  readonly mergers: readonly Merger[]
}

interface IndicatorRule {
  readonly id: string
  readonly kind: IndicatorKind
  /** By what numerator / denominator is multiplied; null where value is no such quotient. */
  readonly per: number | null
  readonly periodicity: Periodicity
  /** Decimals that a page shows, of the value as it is kept. */
  readonly decimals: number
}

interface Merger {
  readonly code: string
  readonly became: string
}

const quotientOf = ({ kind, per }: Programme['indicators'][number]): number | null => {
  switch (kind) {
    case 'proportion':
    case 'mean':
      return 1
    case 'rate':
      return per ?? 1
    case 'count':
    case 'offer':
      return null
  }
}

/**
 * Mergers by which two figures of one indicator and period can count the same people twice. A code
 * that a municipality had already before it took in others says nothing: both figures can be right.
 */
const mergersOf = ({ areaSets }: Pick<Programme, 'areaSets'>): readonly Merger[] => {
  const mergers: Merger[] = []
  for (const { municipalities } of areaSets) {
    const here = new Set(municipalities.map(({ nis }) => nis))
    for (const { nis, successor } of municipalities) {
      if (successor === null || here.has(successor)) continue
      const before = mergers.filter(({ became }) => became === nis)
      mergers.push({ code: nis, became: successor })
      mergers.push(...before.map(({ code }) => ({ code, became: successor })))
    }
  }
  return mergers
}

export const figureRules = (programme: Pick<Programme, 'indicators' | 'areaSets'>): FigureRules => {
  const codes = programme.areaSets.flatMap(({ municipalities }) =>
    municipalities.map(({ nis }) => nis),
  )
  return {
    indicators: programme.indicators.map((indicator) => ({
      id: indicator.id,
      kind: indicator.kind,
      per: quotientOf(indicator),
      periodicity: indicator.periodicity,
      // Pages show proportions as percents.
      decimals: Math.min(4, indicator.decimals + (indicator.kind === 'proportion' ? 2 : 0)),
    })),
    areas: [...new Set([...codes, flandersCode])].sort(),
    mergers: mergersOf(programme),
  }
}
