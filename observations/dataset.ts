import type { FigureStatus } from '@peil/domain/indicator/figure.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'

/**
 * One figure: of one indicator, in one area, for one period. Numbers have at most four decimals and
 * twelve digits before them, so that they are exact in files, in sums and as doubles.
 */
export interface Observation {
  readonly indicator: string
  /** NIS code, or the code of another kind of area. */
  readonly area: string
  /** The reference day; for a stretch of time, its last day. How long that is, the indicator says. */
  readonly period: CalendarDate
  /** Null exactly when the status says why: missing is not zero. */
  readonly value: number | null
  /** Rates are computed again from these over areas and periods, never averaged. */
  readonly numerator?: number
  readonly denominator?: number
  /** Bounds of the interval in which the value lies, for estimates. */
  readonly lower?: number
  readonly upper?: number
  /** How many were asked or counted. Whole. */
  readonly n?: number
  readonly status?: FigureStatus
  /** Who says so, and where. */
  readonly source: string
}

/** What was written. */
export interface WrittenDataset {
  /** SHA-256 of the Parquet file in hex, which is also its name. */
  readonly dataset: string
  readonly rows: number
  /** Distinct, sorted. */
  readonly periods: readonly CalendarDate[]
}
