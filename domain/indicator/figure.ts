import type { CalendarDate } from '../values/calendar-date.ts'

/** Why a value is absent, or why it may still change; a withheld value names the rule. */
export type FigureStatus =
  'provisional' | 'estimated' | 'not-due' | 'not-reported' | 'not-applicable' | `withheld:${string}`

/**
 * What is published about one indicator in one municipality and period. Members that say nothing
 * are left out. A proportion is a fraction of 1, a rate is per the indicator's `per`.
 */
export interface Figure {
  /** Null exactly when `status` says why. Never unrounded beyond four decimals. */
  readonly value: number | null
  readonly status?: FigureStatus
  readonly numerator?: number
  readonly denominator?: number
  readonly lower?: number
  readonly upper?: number
  /** How many were asked or counted. */
  readonly n?: number
  /** Computed from the figures of municipalities that merged into this one. */
  readonly carried?: true
  /** Values that were taken in before and replaced, oldest first. */
  readonly revisions?: readonly FigureRevision[]
}

/** A figure that was replaced by another. */
export interface FigureRevision {
  readonly from: number | null
  readonly to: number | null
  /** revision: planned, from better sources. correction: it was wrong. */
  readonly kind: 'revision' | 'correction'
  readonly reason: string
  /** The day on which the new value was taken in. */
  readonly on: CalendarDate
}

/** The value of a whole region, from sums: register indicators have one. */
export interface Benchmark {
  readonly kind: 'benchmark'
  readonly value: number
  /** Sums over the municipalities that have a figure; absent for counts. */
  readonly numerator?: number
  readonly denominator?: number
  /** Municipalities that are counted in, out of those of the area. */
  readonly areas: number
  readonly of: number
  /** When a figure that is counted in may still change. */
  readonly status?: 'provisional' | 'estimated'
}

/** The lowest and the highest of a region: survey indicators have these, and no benchmark. */
export interface ValueRange {
  readonly kind: 'range'
  readonly lowest: Extreme
  readonly highest: Extreme
  readonly areas: number
  readonly of: number
}

/** A value with every municipality that holds it, by code. */
export interface Extreme {
  readonly value: number
  readonly areas: readonly {
    readonly nis: string
    readonly lower?: number
    readonly upper?: number
  }[]
}

/** A figure that was supplied for the area itself, as survey results of Flanders are. */
interface SuppliedFigure {
  readonly kind: 'supplied'
  readonly figure: Figure
}

/** What is said about a whole area; null where nothing can be. */
export type AreaFigure = Benchmark | ValueRange | SuppliedFigure

/** One indicator in all areas and periods. Every list of figures is as long as `periods`. */
export interface IndicatorFigures {
  readonly indicator: string
  readonly provenance: 'sample' | 'supplied'
  /** Last days, ascending. Empty when there are no figures yet. */
  readonly periods: readonly CalendarDate[]
  /** By code of a municipality of the release; one without any figure is absent. */
  readonly municipalities: Readonly<Record<string, readonly (Figure | null)[]>>
  /** By id of a reference region. */
  readonly regions: Readonly<Record<string, readonly (AreaFigure | null)[]>>
  /** By name of a province. */
  readonly provinces: Readonly<Record<string, readonly (AreaFigure | null)[]>>
  readonly flanders: readonly (AreaFigure | null)[]
}

/** The code under which figures of all Flanders are supplied: that of the Flemish Region. */
export const flandersCode = '02000'
