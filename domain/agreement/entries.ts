import type { Language } from '../programme/schema.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Cents } from '../values/cents.ts'

/** Salted SHA-256 of a text that is kept outside the ledger, where it can be erased. */
export type TextDigest = string & { readonly brand: 'text-digest' }

export interface ApplicationRow {
  readonly kpi: string
  readonly currentReach: number
  readonly plannedReach: number
  /** Null when nothing is planned for this row. */
  readonly priority: number | null
  /** Null when not stated. */
  readonly ownCashCents: Cents | null
  readonly ownInKindCents: Cents | null
}

/** What one version of an agreement says about one KPI. Frozen at signature. */
export interface TermsRow {
  readonly kpi: string
  readonly currentReach: number
  readonly awardedReach: number
  readonly unitPriceCents: Cents
  /** Awarded reach times price, unless an amendment set another amount. */
  readonly contributionCents: Cents
  readonly ownCashCents: Cents | null
  readonly ownInKindCents: Cents | null
}

export type Moment = 'interim' | 'final'

export interface SharedReach {
  readonly kpi: string
  readonly people: number
}

export interface ReportRow {
  readonly kpi: string
  /** In total: the current reach at the start is included. */
  readonly reach: number
  readonly sharedWith: readonly SharedReach[]
  /** Why a target was missed, or why an earlier report is corrected. */
  readonly reason: TextDigest | null
}

/** What a municipality says about its own figures; it is public. */
export interface ReplyGiven {
  /** Null when it is about the agreement as a whole. */
  readonly kpi: string | null
  /** The day on which it was given. */
  readonly on: CalendarDate
  readonly language: Language
  readonly text: TextDigest
}

/** What a reviewer says about one KPI of a report that goes back. */
export interface ReviewRemark {
  readonly kpi: string
  readonly text: TextDigest
}

/** Advance and incentive follow the signature, the balance the final report. */
export type PaymentKind = 'advance' | 'incentive' | 'balance'

/** Which submission at a moment: 1, 2, 3 …, so that one decides on exactly what one has seen. */
export interface SubmissionNumber {
  readonly moment: Moment
  readonly submission: number
}

/** Entries of a stream `agreement/<call>/<applicant>`. */
export type AgreementEntry =
  | {
      readonly type: 'application-submitted'
      readonly data: {
        readonly call: string
        readonly applicant: string
        /** Codes as valid at the call's opening, sorted; the applicant is one of them. */
        readonly members: readonly string[]
        readonly rows: readonly ApplicationRow[]
      }
    }
  | {
      readonly type: 'offer-made'
      readonly data: {
        readonly rows: readonly TermsRow[]
        readonly incentiveCents: Cents
        readonly methodVersion: string
      }
    }
  | { readonly type: 'offer-declined'; readonly data: { readonly reason: TextDigest } }
  | { readonly type: 'agreement-signed'; readonly data: { readonly version: number } }
  | {
      readonly type: 'agreement-amended'
      readonly data: {
        readonly version: number
        readonly rows: readonly TermsRow[]
        readonly reason: TextDigest
      }
    }
  | {
      readonly type: 'agreement-ended'
      readonly data: { readonly on: CalendarDate; readonly reason: TextDigest }
    }
  | {
      readonly type: 'report-received'
      readonly data: { readonly moment: Moment; readonly rows: readonly ReportRow[] }
    }
  | {
      /** Figures for review: they count nowhere until they are accepted and received. */
      readonly type: 'report-submitted'
      readonly data: SubmissionNumber & { readonly rows: readonly ReportRow[] }
    }
  | { readonly type: 'report-certified'; readonly data: SubmissionNumber }
  | {
      readonly type: 'report-returned'
      readonly data: SubmissionNumber & {
        readonly reason: TextDigest
        readonly remarks: readonly ReviewRemark[]
      }
    }
  /** With `report-received` of the same rows in the same batch. */
  | { readonly type: 'report-accepted'; readonly data: SubmissionNumber }
  | {
      /** On its way to whoever pays; it is not ordered again. */
      readonly type: 'payment-ordered'
      readonly data: { readonly payment: PaymentKind; readonly amountCents: Cents }
    }
  | { readonly type: 'reply-given'; readonly data: ReplyGiven }
