import type { TextDigest } from '../agreement/entries.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/**
 * What happened to figures that were known already. new: none of them changed. revision: planned,
 * from better sources. correction: they were wrong.
 */
type FigureChangeKind = 'new' | 'revision' | 'correction'

/** Entries of the stream `figures`: which dataset was taken in, and from which file. */
export type FiguresEntry =
  | {
      /** Of one indicator that the programme's indicators do not list: residents. */
      readonly type: 'dataset-recorded'
      readonly data: {
        /** SHA-256 of the Parquet file, which is also its name. */
        readonly dataset: string
        readonly indicator: string
        readonly rows: number
        /** Distinct periods or reference dates in it, sorted. */
        readonly periods: readonly string[]
        readonly fileName: string
        readonly provenance: 'sample' | 'supplied'
      }
    }
  | {
      /** Of indicators of the programme: new figures, and others in place of earlier ones. */
      readonly type: 'figures-recorded'
      readonly data: {
        /** SHA-256 of the Parquet file, which is also its name. */
        readonly dataset: string
        readonly rows: number
        /** Distinct, sorted. */
        readonly indicators: readonly string[]
        /** Last days, distinct, sorted. */
        readonly periods: readonly CalendarDate[]
        readonly fileName: string
        readonly provenance: 'sample' | 'supplied'
        readonly kind: FigureChangeKind
        /** Why figures changed; null exactly when none did. */
        readonly reason: TextDigest | null
      }
    }

/** Entries of the stream `boundaries`: outlines of the municipalities that were taken in. */
export type BoundariesEntry = {
  readonly type: 'boundaries-recorded'
  readonly data: {
    /** SHA-256 of the file that holds them, which is also its name. */
    readonly boundaries: string
    readonly municipalities: number
    /** A day on which these outlines held. */
    readonly on: CalendarDate
    readonly source: string
    readonly licence: string
    readonly fileName: string
  }
}
