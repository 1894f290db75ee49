import type { Moment } from '../agreement/entries.ts'
import type { Status } from '../measurement/status.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { AgreementState } from './release.ts'

/** One thing that the public saw differently in the release before. */
export type ReleaseChange =
  | {
      readonly kind: 'status'
      /** `<call>/<applicant>` */
      readonly agreement: string
      readonly kpi: string
      readonly from: Status
      readonly to: Status
    }
  | {
      /** A report that came in, or one that took the place of another. */
      readonly kind: 'report'
      readonly agreement: string
      readonly kpi: string
      readonly moment: Moment
      readonly from: number | null
      readonly to: number
    }
  | {
      readonly kind: 'target'
      readonly agreement: string
      readonly kpi: string
      readonly from: number | null
      readonly to: number | null
      readonly reason: string | null
    }
  | {
      readonly kind: 'agreement'
      readonly agreement: string
      readonly from: AgreementState | null
      readonly to: AgreementState
    }
  | {
      /** A figure that was already published and now reads otherwise. */
      readonly kind: 'figure'
      readonly indicator: string
      /** Code of the municipality, or of Flanders. */
      readonly area: string
      readonly period: CalendarDate
      readonly from: number | null
      readonly to: number | null
      /** Null when it changed for another reason than a new value: it is withheld now, say. */
      readonly revision: 'revision' | 'correction' | null
      readonly reason: string | null
    }
  | {
      /** Periods of an indicator that were not there before. */
      readonly kind: 'new-periods'
      readonly indicator: string
      readonly periods: readonly CalendarDate[]
    }
  | {
      readonly kind: 'reply'
      readonly agreement: string
      readonly kpi: string | null
    }
