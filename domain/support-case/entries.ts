import type { TextDigest } from '../agreement/entries.ts'
import type { Status } from '../measurement/status.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Cents } from '../values/cents.ts'

/** Entries of a stream `case/<call>/<applicant>/<kpi>`: what is done about a missed target. */
export type CaseEntry =
  | {
      readonly type: 'case-opened'
      readonly data: {
        readonly call: string
        readonly applicant: string
        readonly kpi: string
        /** How the target stood on that day. */
        readonly status: Status
        readonly whatHappened: TextDigest
        /** Null while nobody knows. */
        readonly why: TextDigest | null
      }
    }
  | {
      /** The municipality told its side, on a day. */
      readonly type: 'municipality-heard'
      readonly data: { readonly on: CalendarDate; readonly account: TextDigest }
    }
  | {
      readonly type: 'step-agreed'
      readonly data: { readonly step: TextDigest; readonly dueOn: CalendarDate }
    }
  | { readonly type: 'case-closed'; readonly data: { readonly summary: TextDigest } }
  | {
      /** Decided by two people: the approval says by whom. */
      readonly type: 'recovery-decided'
      readonly data: { readonly amountCents: Cents; readonly approval: string }
    }
