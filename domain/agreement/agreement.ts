import type { CalendarDate } from '../values/calendar-date.ts'
import type { Cents } from '../values/cents.ts'
import type { Instant } from '../values/instant.ts'
import type {
  ApplicationRow,
  Moment,
  PaymentKind,
  ReplyGiven,
  ReportRow,
  ReviewRemark,
  TermsRow,
  TextDigest,
} from './entries.ts'

/** What one applicant applied for, was offered, agreed and reported in one call. */
export interface Agreement {
  readonly call: string
  readonly applicant: string
  readonly members: readonly string[]
  readonly state: AgreementStage
  readonly appliedAt: Instant
  readonly applicationRows: readonly ApplicationRow[]
  readonly offeredAt: Instant | null
  readonly signedAt: Instant | null
  readonly declined: { readonly at: Instant; readonly reason: TextDigest } | null
  readonly ended: { readonly on: CalendarDate; readonly reason: TextDigest } | null
  readonly incentiveCents: Cents
  readonly methodVersion: string | null
  /** Version 1 is the offer; every amendment adds one. The last is in force once signed. */
  readonly versions: readonly AgreementVersion[]
  /** In order of recording; a later report on the same KPI and moment replaces the earlier. */
  readonly reports: readonly Report[]
  /** Per moment the last submission for review, when there was any. */
  readonly reviews: Readonly<Partial<Record<Moment, ReportReview>>>
  /** What was ordered to be paid, in all, by kind. */
  readonly ordered: Readonly<Record<PaymentKind, Cents>>
  /** In order of recording. */
  readonly replies: readonly ReplyGiven[]
}

/** The lifecycle, and what may follow what. Amendments and reports leave it `signed`. */
export const nextStages = {
  applied: ['applied', 'offered'],
  offered: ['signed', 'declined'],
  declined: [],
  signed: ['ended'],
  ended: [],
} as const satisfies Record<string, readonly string[]>

export type AgreementStage = keyof typeof nextStages

export interface AgreementVersion {
  readonly version: number
  readonly recordedAt: Instant
  readonly rows: readonly TermsRow[]
  /** Null for the offer. */
  readonly reason: TextDigest | null
}

export interface Report {
  readonly moment: Moment
  readonly recordedAt: Instant
  readonly rows: readonly ReportRow[]
}

/** The review of a report, and what may follow what. A new submission replaces the one before. */
export const nextReviewStages = {
  submitted: ['submitted', 'certified', 'returned', 'accepted'],
  certified: ['submitted', 'returned', 'accepted'],
  returned: ['submitted'],
  accepted: ['submitted'],
} as const satisfies Record<string, readonly string[]>

export type ReviewStage = keyof typeof nextReviewStages

export interface ReportReview {
  readonly stage: ReviewStage
  /** 1, 2, 3 … at this moment. */
  readonly submission: number
  readonly rows: readonly ReportRow[]
  readonly submittedAt: Instant
  /** Actors, as the entries name them. */
  readonly submittedBy: string
  readonly certifiedBy: string | null
  readonly returned: {
    readonly reason: TextDigest
    readonly remarks: readonly ReviewRemark[]
  } | null
}

/** The version that binds: the last one. Null when nothing was ever offered. */
export const versionInForce = (agreement: Agreement): AgreementVersion | null =>
  agreement.versions.at(-1) ?? null

/** Current reach plus awarded reach. */
export const targetOf = (row: Pick<TermsRow, 'currentReach' | 'awardedReach'>): number =>
  row.currentReach + row.awardedReach

export const agreementStream = (call: string, applicant: string): string =>
  `agreement/${call}/${applicant}`

/** The report rows that count at a moment: per KPI the last one recorded. */
export const reportedAt = (
  agreement: Agreement,
  moment: Moment,
): ReadonlyMap<string, ReportRow & { readonly recordedAt: Instant }> =>
  new Map(
    agreement.reports
      .filter((report) => report.moment === moment)
      .flatMap((report) =>
        report.rows.map((row) => [row.kpi, { ...row, recordedAt: report.recordedAt }] as const),
      ),
  )
